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

  /// The numbers for `style`, and the attributes that stand in for a colour there is not: bold for a bright foreground,
  /// dim for grey.
  func pair(for style: Style) -> (pair: Pair, attributes: Style.Attributes) {
    var pair = Pair(foreground: number(style.foreground), background: number(style.background))
    var attributes: Style.Attributes = []
    if depth == .eight, let index = index16(style.foreground), index >= 8 {
      if index == Self.grey {
        // As bold black it would be black on black wherever bold does not brighten.
        (pair.foreground, attributes) = pair.background < 0 ? (-1, .dim) : (legible(on: pair.background), [])
      } else {
        attributes = .bold
      }
    }
    // Two colours that have become one here would hide what they show.
    if pair.foreground == pair.background, style.foreground != style.background, pair.foreground >= 0 {
      pair.foreground = legible(on: pair.background)
      attributes = []
    }
    return (pair, attributes)
  }

  private static let grey: UInt8 = 8

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
    case .indexed256, .mapped: Int32(index)
    // Direct entries keep the first eight numbers for the palette; those after them are colours already.
    case .direct: index < 8 ? Int32(index) : RGB.of(index: index).number
    }
  }

  private func number(_ color: RGB) -> Int32 {
    switch depth {
    case .none: -1
    case .eight: Int32(color.nearest16 & 7)
    case .sixteen: Int32(color.nearest16)
    case .indexed256, .mapped: Int32(color.nearest256)
    case .direct: color.number
    }
  }

  private func index16(_ color: Color) -> UInt8? {
    switch color {
    case .terminal: nil
    case .indexed(let index): index < 16 ? index : RGB.of(index: index).nearest16
    case .rgb(let red, let green, let blue): RGB(red, green, blue).nearest16
    }
  }

  /// Black or white, whichever can be read on a background of this depth.
  private func legible(on background: Int32) -> Int32 {
    let isDark: Bool
    switch depth {
    case .direct: isDark = background >> 8 & 0xFF < 0x80
    default: isDark = RGB.of(index: UInt8(clamping: background)).isDark
    }
    return switch (depth, isDark) {
    case (.eight, true): 7
    case (.direct, true): 0xFFFFFF
    case (_, true): 15
    case (.direct, false): RGB(0, 0, 0).number
    case (_, false): 0
    }
  }
}
