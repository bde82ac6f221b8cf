public import Canvas

/// The one writer of a terminal: shows surfaces, switches modes, counts what it costs.
///
/// Not safe from several threads: it belongs to the UI thread, or to the test that made it.
public protocol TerminalBackend: AnyObject {
  /// Columns and rows there are to draw on; never less than 1 × 1.
  var size: Size { get }

  /// The modes wanted while the backend has the terminal; the next frame carries the difference. Whether the cursor is
  /// visible follows the surface.
  var modes: TerminalModes { get set }

  /// True once a write has shown that nobody is there any more; frames are dropped from then on.
  var isGone: Bool { get }

  var statistics: FrameStatistics { get }

  /// Shows `surface`. What differs from the last one goes out in one write, inside synchronized output unless the frame
  /// erases the screen; when nothing differs nothing is written. Cells beyond ``size`` are cut.
  func present(_ surface: Surface)

  /// Sends `message` with the next frame, which then is one even when nothing else differs. Dropped while the terminal
  /// is not taken.
  func post(_ message: TerminalMessage)

  /// When the next frame may be presented, so that it is not queued behind others on a slow line. Presenting before
  /// harms nothing but that.
  var readiness: FrameReadiness { get }

  /// Goes on with what the terminal did not take at once; for ``FrameReadiness/whenWritable``.
  func sendRest()

  /// The terminal has answered that it shows what it was sent.
  func takeAnswer()

  /// Takes up the terminal's size of now; the next frame is drawn from an empty screen. Returns whether it changed.
  @discardableResult
  func resize() -> Bool

  /// The next frame is drawn from an empty screen: something else has written on it.
  func redrawEverything()

  /// Gives the terminal back as it was found, for a suspension or another program; frames are dropped until ``enter()``.
  func leave()

  /// Takes the terminal: keys at once, the screen with the next frame, in the size of now. After the process was
  /// stopped and continued from outside it may be called again, for the shell has changed the terminal meanwhile.
  func enter()

  /// Leaves, and ends drawing for good.
  func close()
}
