import Canvas

/// A colour by its parts, and its neighbours in xterm's palette.
struct RGB: Sendable, Hashable {
  let red: Int
  let green: Int
  let blue: Int

  init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = Int(red)
    self.green = Int(green)
    self.blue = Int(blue)
  }

  /// As one number, which is how a direct terminal names it; 0 to 7 are the palette there, so near-blacks move aside.
  var number: Int32 { max(8, Int32(red << 16 | green << 8 | blue)) }

  /// The sixteen by xterm's values.
  init(_ color: Color) {
    switch color {
    case .terminal: self.init(0, 0, 0)
    case .indexed(let index): self = .of(index: index)
    case .rgb(let red, let green, let blue): self.init(red, green, blue)
    }
  }

  func distance(to other: RGB) -> Int {
    let (red, green, blue) = (red - other.red, green - other.green, blue - other.blue)
    return red * red + green * green + blue * blue
  }

  /// Whether white can be read on it better than black.
  var isDark: Bool { red * 299 + green * 587 + blue * 114 < 128_000 }

  /// The one of the first sixteen that it would be called: greys by how light they are, colours by their hue. What the
  /// sixteen are on the user's terminal cannot be known, and by xterm's values a pale blue would be nearest to a grey.
  var nearest16: UInt8 {
    let (most, least) = (max(red, green, blue), min(red, green, blue))
    guard (most - least) * 4 > most, most >= 80 else {
      switch (red + green + blue) / 3 {
      case ..<64: return 0
      case ..<150: return 8
      case ..<230: return 7
      default: return 15
      }
    }
    let middle = (most + least) / 2
    let hue = (red > middle ? 1 : 0) | (green > middle ? 2 : 0) | (blue > middle ? 4 : 0)
    return UInt8(hue + (most >= 230 || middle >= 150 ? 8 : 0))
  }

  /// The nearest of the cube and the greys, 16 to 255: the first sixteen may be anything.
  var nearest256: UInt8 {
    let (r, g, b) = (Self.nearestLevel(red), Self.nearestLevel(green), Self.nearestLevel(blue))
    let cube = UInt8(16 + 36 * r + 6 * g + b)
    let brightness = (red + green + blue) / 3
    let grey = UInt8(232 + min(23, max(0, (brightness - 3) / 10)))
    return distance(to: .of(index: grey)) < distance(to: .of(index: cube)) ? grey : cube
  }

  private static func nearestLevel(_ part: Int) -> Int {
    levels.indices.min { abs(Int(levels[$0]) - part) < abs(Int(levels[$1]) - part) } ?? 0
  }

  static func of(index: UInt8) -> RGB {
    switch index {
    case 0..<16: return first16[Int(index)]
    case 16..<232:
      let cube = Int(index) - 16
      return RGB(levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6])
    default:
      let grey = 8 + 10 * (index - 232)
      return RGB(grey, grey, grey)
    }
  }

  private static let levels: [UInt8] = [0, 95, 135, 175, 215, 255]

  private static let first16 = [
    RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0),
    RGB(0, 0, 238), RGB(205, 0, 205), RGB(0, 205, 205), RGB(229, 229, 229),
    RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0), RGB(255, 255, 0),
    RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255), RGB(255, 255, 255),
  ]
}
