import Canvas
import DisplayText
import Terminal

/// What the browser needs of a terminal.
@UIActor
protocol BrowserTerminal: AnyObject {
  var size: Size { get }
  var isGone: Bool { get }
  /// When the next frame may be presented.
  var readiness: FrameReadiness { get }
  func present(_ surface: Surface)
  /// Goes on with the frame that the terminal did not take whole.
  func sendRest()
  /// The terminal has answered that it shows what it was sent.
  func takeAnswer()
  func resize()
  func redrawEverything()
  /// Takes the terminal again after a stop from outside, or after ``leave()``.
  func enter()
  /// Gives the terminal to another program.
  func leave()
  /// Puts right what the program has left behind that it was given to.
  func reclaim()
  /// Takes what the terminal has answered; whether it has to be told something in turn.
  func heard(_ reply: TerminalReply) -> Bool
  /// Goes to the shell and comes back.
  func suspend()
  /// Sends something beside what is drawn, with the next frame.
  func post(_ message: TerminalMessage)
  /// Whether the mouse is reported, and the window's title; the next frame brings both about.
  func set(mouse: Bool, title: String?)
}

/// The terminal the program was started in.
final class SessionTerminal: BrowserTerminal {
  private let session: TerminalSession

  init(_ session: TerminalSession) { self.session = session }

  var size: Size { session.backend.size }
  var isGone: Bool { session.backend.isGone }
  var readiness: FrameReadiness { session.backend.readiness }
  func present(_ surface: Surface) { session.backend.present(surface) }
  func sendRest() { session.backend.sendRest() }
  func takeAnswer() { session.backend.takeAnswer() }
  func resize() { session.backend.resize() }
  func redrawEverything() { session.backend.redrawEverything() }
  func enter() { session.enter() }
  func leave() { session.leave() }
  func reclaim() { session.reclaim() }
  func heard(_ reply: TerminalReply) -> Bool { session.heard(reply) }
  func suspend() { session.suspend() }
  func post(_ message: TerminalMessage) { session.backend.post(message) }

  func set(mouse: Bool, title: String?) {
    session.backend.modes.mouse = mouse
    session.backend.modes.title = title.map { DisplayText($0).truncated(to: Self.titleColumns) }
  }

  private static let titleColumns = 80
}
