import Canvas

/// Theme colours in the numbers of one terminal. The palette is the user's and is never redefined.
struct ColorMapping: Sendable {
  let depth: ColorDepth

  /// A foreground and background as numbers, -1 for the terminal's own.
  struct Pair: Hashable, Sendable {
    var foreground: Int32
    var background: Int32
    static let terminal = Pair(foreground: -1, background: -1)
  }

  /// The numbers for `style`, and whether bold must stand in for a bright foreground.
  func pair(for style: Style) -> (pair: Pair, needsBold: Bool) {
    let bright = depth == .eight && isBright(style.foreground)
    return (Pair(foreground: number(style.foreground), background: number(style.background)), bright)
  }

  func number(_ color: Color) -> Int32 {
    switch color {
    case .terminal: -1
    case .indexed(let index): number(index: index)
    case .rgb(let red, let green, let blue): number(RGB(red, green, blue))
    }
  }

  private func number(index: UInt8) -> Int32 {
    switch depth {
    case .none: -1
    case .eight: Int32(index < 16 ? index & 7 : RGB.of(index: index).nearest16 & 7)
    case .sixteen: Int32(index < 16 ? index : RGB.of(index: index).nearest16)
    case .indexed256: Int32(index)
    // Direct entries keep the first eight numbers for the palette; those after them are colours already.
    case .direct: index < 8 ? Int32(index) : RGB.of(index: index).number
    }
  }

  private func number(_ color: RGB) -> Int32 {
    switch depth {
    case .none: -1
    case .eight: Int32(color.nearest16 & 7)
    case .sixteen: Int32(color.nearest16)
    case .indexed256: Int32(color.nearest256)
    case .direct: color.number
    }
  }

  private func isBright(_ color: Color) -> Bool {
    switch color {
    case .terminal: false
    case .indexed(let index): (index < 16 ? index : RGB.of(index: index).nearest16) >= 8
    case .rgb(let red, let green, let blue): RGB(red, green, blue).nearest16 >= 8
    }
  }
}
