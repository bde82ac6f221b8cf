public import DisplayText

/// What is switched on in the terminal. Nobody toggles: a backend compares the modes wanted with those shown, and sends
/// the difference.
public struct TerminalModes: Sendable, Hashable {
  /// The screen of full-screen programs, which leaves the shell's as it was.
  public var alternateScreen: Bool
  /// A paste arrives in brackets, as one event.
  public var bracketedPaste: Bool
  /// Gaining and losing the focus is reported.
  public var focusReports: Bool
  /// Clicks, drags and the wheel are reported; the terminal's own selection of text then needs Shift, or Option on macOS.
  public var mouse = false
  /// Keys come in the kitty protocol where the terminal speaks it, so that Escape is never ambiguous.
  public var kittyKeyboard: Bool
  /// Set by the backend from the surface's cursor.
  public internal(set) var cursorVisible: Bool
  /// The window's title; nil leaves the shell's.
  public var title: DisplayText?

  public init(
    alternateScreen: Bool = false, bracketedPaste: Bool = false, focusReports: Bool = false,
    kittyKeyboard: Bool = false, title: DisplayText? = nil
  ) {
    self.alternateScreen = alternateScreen
    self.bracketedPaste = bracketedPaste
    self.focusReports = focusReports
    self.kittyKeyboard = kittyKeyboard
    cursorVisible = true
    self.title = title
  }

  /// As a shell has them.
  public static let shell = TerminalModes()
  /// As a full-screen program wants them.
  public static let fullScreen = TerminalModes(alternateScreen: true, bracketedPaste: true)

  /// Buttons, drags, and coordinates of any size [xterm ctlseqs, Mouse Tracking].
  private static let mouseOn = "\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1006h"
  private static let mouseOff = "\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l"

  /// The bytes that lead from `old` to self.
  func transition(from old: TerminalModes, _ sequences: ModeSequences) -> [UInt8] {
    var bytes: [UInt8] = []
    func send(_ text: String) { bytes += Array(text.utf8) }

    // The keyboard protocol is kept apart for each screen, so it goes before the screen does and comes after it. The
    // terminal is asked whether it is on: from its answer on, keys come in that form.
    if old.kittyKeyboard, !kittyKeyboard || old.alternateScreen != alternateScreen { send("\u{1B}[<u") }
    if old.bracketedPaste, !bracketedPaste { send("\u{1B}[?2004l") }
    if old.focusReports, !focusReports { send("\u{1B}[?1004l") }
    if old.mouse, !mouse { send(Self.mouseOff) }
    if old.alternateScreen, !alternateScreen {
      // A terminal forgets the cursor's look on a change of screens, or does not; so it is shown first.
      if !old.cursorVisible, cursorVisible { send(sequences.showCursor) }
      send(sequences.leaveScreen)
    }
    if sequences.hasTitle, old.title != title {
      if old.title == nil { send("\u{1B}[22;2t") }
      if let title { send("\u{1B}]2;\(title.plain)\u{7}") } else { send("\u{1B}[23;2t") }
    }
    if !old.alternateScreen, alternateScreen { send(sequences.enterScreen) }
    if !old.bracketedPaste, bracketedPaste { send("\u{1B}[?2004h") }
    if !old.focusReports, focusReports { send("\u{1B}[?1004h") }
    if !old.mouse, mouse { send(Self.mouseOn) }
    if kittyKeyboard, !old.kittyKeyboard || old.alternateScreen != alternateScreen { send("\u{1B}[>1u\u{1B}[?u") }
    let cursorIsShown = old.alternateScreen && !alternateScreen
    if old.cursorVisible != cursorVisible, !(cursorIsShown && cursorVisible) {
      send(cursorVisible ? sequences.showCursor : sequences.hideCursor)
    }
    return bytes
  }
}

/// The terminal's own words for what terminfo describes of its modes.
struct ModeSequences: Sendable, Hashable {
  var enterScreen = ""
  var leaveScreen = ""
  var showCursor = ""
  var hideCursor = ""
  var plainText = ""
  /// Whether titles can be set, and put back from the terminal's stack.
  var hasTitle = false
}
