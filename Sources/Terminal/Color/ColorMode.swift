/// The colours a user allows; the terminal may have fewer.
public enum ColorMode: String, Sendable, Hashable, CaseIterable {
  /// What terminfo says the terminal has.
  case automatic = "auto"
  /// None: attributes alone tell things apart. What `NO_COLOR` asks for.
  case never
  case ansi16 = "16"
  case indexed256 = "256"
  /// Red, green and blue, where terminfo knows the terminal, or an entry made for it, to take them; else 256.
  case direct = "true"

  /// The mode the environment asks for: `NO_COLOR` set to anything but the empty string means ``never``.
  public static func standard(noColor: String?) -> ColorMode {
    noColor.map { $0.isEmpty ? .automatic : .never } ?? .automatic
  }
}

/// The colours that are there to be used.
enum ColorDepth: Sendable, Hashable {
  case none, eight, sixteen, indexed256, direct

  init(mode: ColorMode, terminalColors: Int, isDirect: Bool) {
    let terminal: ColorDepth =
      switch terminalColors {
      case ..<8: .none
      case ..<16: .eight
      case ..<256: .sixteen
      default: isDirect ? .direct : .indexed256
      }
    switch (mode, terminal) {
    case (.never, _): self = .none
    // The numbers of a direct terminal are its colours, so it has no palette of 256 to fall back to.
    case (.ansi16, .indexed256): self = .sixteen
    case (.ansi16, .direct): self = .eight
    default: self = terminal
    }
  }
}
