extension Strings {
  /// The terminal that closeup is started on. A `type` of terminal is as TERM names it.
  public enum Terminals {
    // MARK: Why there is none to draw on

    public static let outputIsNoTerminal = "Standard output is not a terminal."
    public static let noKeyboard = "There is no terminal to read keys from."
    public static let typeNotSet = "TERM is not set, so the type of this terminal is unknown."
    public static func typeTooSimple(_ type: String) -> String {
      "The terminal type \"\(type)\" cannot place its cursor, which the panes need."
    }
    /// Nor of any of those `tried` instead.
    public static func noDescription(of type: String, tried: [String]) -> String {
      "This machine has no description of the terminal type \"\(type)\""
        + (tried.isEmpty ? "." : ", nor of \(tried.joined(separator: ", ")).")
    }
    public static func systemRefused(_ what: String) -> String { "The system refused \(what)." }
    public static let signalPipe = "a pipe for signals"
    public static func screenInMemory(_ type: String) -> String {
      "a screen in memory for the terminal type \"\(type)\""
    }

    // MARK: What to do about it

    public static let runWithOutput = "Run it in a terminal, without redirecting its output."
    public static let runWithInput = "Run it in a terminal, without redirecting its input."
    public static let setType = "Set it to what the terminal is, for example: export TERM=xterm-256color"
    public static let useAnother = "Use another terminal, or if it can do more: export TERM=xterm-256color"
    public static let installDescriptions =
      "Install the terminal descriptions (Debian: ncurses-base, ncurses-term) or try: export TERM=xterm-256color"
    public static let closeOtherPrograms = "Close other programs and try again."

    // MARK: What the user should know

    public static func drawnAs(_ other: String, type: String) -> String {
      "This machine has no description of the terminal type \"\(type)\"; drawing as for \"\(other)\". "
        + "Installing its terminfo entry (Debian: ncurses-term) would be better."
    }
    public static let drawnInASCII =
      "There is no UTF-8 locale on this machine; lines and letters are drawn in ASCII."
    public static func logNotWritable(_ path: String) -> String { "The log \(path) cannot be written to." }
    /// `log` is the file that takes what the program prints, if any.
    public static func endedAbnormally(log: String?) -> String {
      "The program ended abnormally." + (log.map { " What it printed is in \($0)" } ?? "")
    }
  }
}
