import Strings

/// The terminfo entry to draw by.
struct TerminalEntry: Sendable, Hashable {
  let name: String
  /// Said to the user when it is not the one TERM names.
  let notice: String?

  /// Chooses by TERM; `isKnown` asks terminfo.
  static func choose(term: String?, isKnown: (String) -> Bool) throws(TerminalError) -> TerminalEntry {
    guard let term, !term.isEmpty else { throw .typeNotSet }
    guard term != "dumb", term != "unknown" else { throw .typeTooSimple(term) }
    if isKnown(term) { return TerminalEntry(name: term, notice: nil) }
    let others = substitutes(term).filter { $0 != term }
    for name in others where isKnown(name) {
      return TerminalEntry(name: name, notice: Strings.Terminals.drawnAs(name, type: term))
    }
    throw .noDescription(term, tried: others)
  }

  private static func substitutes(_ term: String) -> [String] {
    let family = term.prefix { $0 != "-" && $0 != "." }
    switch family {
    case "tmux", "screen": return ["screen-256color", "screen", "vt100"]
    case "linux", "vt220", "vt320", "vt420": return ["linux", "vt100"]
    default: return ["xterm-256color", "xterm", "vt100"]
    }
  }
}
