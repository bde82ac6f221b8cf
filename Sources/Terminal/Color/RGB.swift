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

  private func distance(to other: RGB) -> Int {
    let (red, green, blue) = (red - other.red, green - other.green, blue - other.blue)
    return red * red + green * green + blue * blue
  }

  /// The nearest of the first sixteen by xterm's values; the user's own palette cannot be known.
  var nearest16: UInt8 {
    var best = 0
    for index in 1..<Self.first16.count where distance(to: Self.first16[index]) < distance(to: Self.first16[best]) {
      best = index
    }
    return UInt8(best)
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
