import Strings

/// `[terminal]`: what of the terminal is made use of, beyond drawing on it.
public struct TerminalSettings: Sendable, Hashable {
  /// The way of what is copied.
  public enum Clipboard: String, Sendable, Hashable, CaseIterable {
    /// tmux inside tmux, the terminal over SSH, this machine's own programs otherwise.
    case auto
    /// This machine's own programs.
    case native
    /// The terminal.
    case osc52
    case tmux
    case off
  }

  /// How one is told of a to-do that falls due.
  public enum Notice: String, Sendable, Hashable, CaseIterable {
    case off, bell, osc9, osc777
  }

  public enum Characters: String, Sendable, Hashable, CaseIterable {
    /// Those of the locale, or of a UTF-8 locale that the machine has.
    case auto
    /// ASCII alone, for terminals that show nothing else.
    case ascii
  }

  public var mouse = false
  /// Whether the window's title says which record is shown.
  public var title = false
  /// Whether addresses on the screen are links that the terminal opens.
  public var hyperlinks = false
  public var notice = Notice.off
  public var clipboard = Clipboard.auto
  /// Whether the screen is lines of text in reading order, for screen readers.
  public var screenReader = false
  public var characters = Characters.auto

  public init() {}
}

extension TerminalSettings {
  init(_ table: TableReader, _ diagnostics: inout [Diagnostic]) {
    self.init()
    table.reportUnknownKeys(
      known: ["mouse", "title", "hyperlinks", "notify", "clipboard", "screen_reader", "characters"], to: &diagnostics)
    mouse = table.bool("mouse", &diagnostics) ?? mouse
    title = table.bool("title", &diagnostics) ?? title
    hyperlinks = table.bool("hyperlinks", &diagnostics) ?? hyperlinks
    notice = table.choice("notify", of: Strings.Config.wayOfNotifying, &diagnostics) ?? notice
    clipboard = table.choice("clipboard", of: Strings.Config.wayToClipboard, &diagnostics) ?? clipboard
    screenReader = table.bool("screen_reader", &diagnostics) ?? screenReader
    characters = table.choice("characters", of: Strings.Config.setOfCharacters, &diagnostics) ?? characters
  }
}
