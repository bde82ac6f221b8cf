/// The colours a user allows; the terminal may have fewer.
public enum ColorMode: String, Sendable, Hashable, CaseIterable {
  /// What terminfo says the terminal has.
  case automatic = "auto"
  /// None: attributes alone tell things apart. What `NO_COLOR` asks for.
  case never
  case ansi8 = "8"
  case ansi16 = "16"
  case indexed256 = "256"
  /// Red, green and blue, where terminfo gives the terminal 256 colours or more; else what it gives.
  case direct = "true"

  /// The mode the environment asks for: `NO_COLOR` set to anything but the empty string means ``never``; a terminal that
  /// says `COLORTERM=truecolor` (or `24bit`), or is called `…-direct`, gets true colour.
  ///
  /// GNU screen hands on the COLORTERM of the terminal it was started in, and cannot show what that could.
  public static func standard(
    noColor: String?, colorTerm: String? = nil, term: String? = nil, isInsideTmux: Bool = false
  ) -> ColorMode {
    if let noColor, !noColor.isEmpty { return .never }
    let term = term ?? ""
    if term.hasSuffix("-direct") { return .direct }
    let saysTrue = ["truecolor", "24bit"].contains(colorTerm?.lowercased())
    return saysTrue && (isInsideTmux || !term.hasPrefix("screen")) ? .direct : .automatic
  }
}

/// The colours that are there to be used.
enum ColorDepth: Sendable, Hashable {
  case none, eight, sixteen, indexed256
  /// True colour by numbers that stand for it among the 256, see ``PaletteSlots``.
  case mapped
  /// True colour as the terminal's own description has it.
  case direct

  /// `canMap` says whether the terminal sets colours past the first sixteen the way xterm does.
  init(mode: ColorMode, terminalColors: Int, isDirect: Bool, canMap: Bool = false) {
    let terminal: ColorDepth =
      switch terminalColors {
      case ..<8: .none
      case ..<16: .eight
      case ..<256: .sixteen
      default: isDirect ? .direct : .indexed256
      }
    switch (mode, terminal) {
    case (.never, _): self = .none
    case (.ansi8, .sixteen), (.ansi8, .indexed256), (.ansi8, .direct): self = .eight
    // The numbers of a direct terminal are its colours, so it has no palette of 256 to fall back to.
    case (.ansi16, .indexed256): self = .sixteen
    case (.ansi16, .direct): self = .eight
    case (.direct, .indexed256): self = canMap ? .mapped : .indexed256
    default: self = terminal
    }
  }

  /// How many colours that is.
  var count: Int {
    switch self {
    case .none: 0
    case .eight: 8
    case .sixteen: 16
    case .indexed256: 256
    case .mapped, .direct: 1 << 24
    }
  }
}
