import Strings

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
    case .outputIsNoTerminal: Strings.Terminals.outputIsNoTerminal
    case .noKeyboard: Strings.Terminals.noKeyboard
    case .typeNotSet: Strings.Terminals.typeNotSet
    case .typeTooSimple(let name): Strings.Terminals.typeTooSimple(name)
    case .noDescription(let name, let tried): Strings.Terminals.noDescription(of: name, tried: tried)
    case .systemRefused(let what): Strings.Terminals.systemRefused(what)
    }
  }

  /// What to do about it.
  public var advice: String {
    switch self {
    case .outputIsNoTerminal: Strings.Terminals.runWithOutput
    case .noKeyboard: Strings.Terminals.runWithInput
    case .typeNotSet: Strings.Terminals.setType
    case .typeTooSimple: Strings.Terminals.useAnother
    case .noDescription: Strings.Terminals.installDescriptions
    case .systemRefused: Strings.Terminals.closeOtherPrograms
    }
  }

  public var description: String { "\(problem) \(advice)" }
}
