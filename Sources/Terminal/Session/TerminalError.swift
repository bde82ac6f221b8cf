/// Why there is no terminal to draw on, for the person who started the program.
public enum TerminalError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Standard output goes to a file or a pipe.
  case outputIsNoTerminal
  /// There is a terminal to draw on, but none to read keys from.
  case noKeyboard
  case typeNotSet
  /// The terminal, as TERM names it, cannot place its cursor.
  case typeTooSimple(String)
  /// Terminfo has neither the terminal nor any of those tried instead.
  case noDescription(String, tried: [String])
  /// The system refused what drawing needs.
  case systemRefused(String)

  /// What is wrong.
  public var problem: String {
    switch self {
    case .outputIsNoTerminal: "Standard output is not a terminal."
    case .noKeyboard: "There is no terminal to read keys from."
    case .typeNotSet: "TERM is not set, so the type of this terminal is unknown."
    case .typeTooSimple(let name): "The terminal type \"\(name)\" cannot place its cursor, which the panes need."
    case .noDescription(let name, let tried):
      "This machine has no description of the terminal type \"\(name)\""
        + (tried.isEmpty ? "." : ", nor of \(tried.joined(separator: ", ")).")
    case .systemRefused(let what): "The system refused \(what)."
    }
  }

  /// What to do about it.
  public var advice: String {
    switch self {
    case .outputIsNoTerminal: "Run it in a terminal, without redirecting its output."
    case .noKeyboard: "Run it in a terminal, without redirecting its input."
    case .typeNotSet: "Set it to what the terminal is, for example: export TERM=xterm-256color"
    case .typeTooSimple: "Use another terminal, or if it can do more: export TERM=xterm-256color"
    case .noDescription:
      "Install the terminal descriptions (Debian: ncurses-base, ncurses-term) or try: export TERM=xterm-256color"
    case .systemRefused: "Close other programs and try again."
    }
  }

  public var description: String { "\(problem) \(advice)" }
}
