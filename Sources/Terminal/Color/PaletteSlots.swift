import Canvas

/// True colour on a terminal that ncurses knows to have 256: each colour gets a number of the 256 of its own, ncurses
/// draws with the numbers, and the frame says the colours in their places.
///
/// ncurses takes 24-bit colours from terminfo entries of their own only, which are seldom installed and describe another
/// terminal than the user's in all else. Nothing is asked of the terminal's palette.
struct PaletteSlots: Sendable {
  /// 0 to 15 stay the user's.
  private static let first = 16
  private static let last = 255

  private var numbers: [Color: UInt8] = [:]
  private var colors: [Color] = []

  /// The number that stands for `color`; the nearest there is when all are taken.
  mutating func number(for color: Color) -> Int32 {
    switch color {
    case .terminal: return -1
    case .indexed(0..<16): break
    default:
      if let number = numbers[color] { return Int32(number) }
      guard colors.count <= Self.last - Self.first else { return Int32(nearest(to: color)) }
      let number = UInt8(Self.first + colors.count)
      colors.append(color)
      numbers[color] = number
      return Int32(number)
    }
    guard case .indexed(let index) = color else { return -1 }
    return Int32(index)
  }

  /// The parameters that set the colour behind a number, after `38` or `48`; nil for a number that stands for itself.
  func parameters(of number: Int) -> String? {
    guard colors.indices.contains(number - Self.first) else { return nil }
    switch colors[number - Self.first] {
    case .rgb(let red, let green, let blue): return "2;\(red);\(green);\(blue)"
    case .indexed(let index): return "5;\(index)"
    case .terminal: return nil
    }
  }

  private func nearest(to color: Color) -> Int {
    let wanted = RGB(color)
    let index = colors.indices.min { RGB(colors[$0]).distance(to: wanted) < RGB(colors[$1]).distance(to: wanted) }
    return Self.first + (index ?? 0)
  }
}
