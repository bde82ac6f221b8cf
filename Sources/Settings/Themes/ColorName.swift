import Canvas

/// Colours as theme files write them.
enum ColorName {
  /// The terminal's own sixteen, in their order.
  static let palette =
    ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
    + ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"].map { "bright-" + $0 }

  static let names = ["default"] + palette

  /// For messages about a value that is none.
  static let allowed = ["default", "black … white", "bright-black … bright-white", "0 to 255", "#rrggbb"]

  /// A name, an index from 0 to 255 as a number or in quotes, or `#rrggbb`; nil for anything else.
  static func color(_ node: TOMLNode) -> Color? {
    switch node {
    case .integer(let number): UInt8(exactly: number).map(Color.indexed)
    case .string(let text): color(text)
    default: nil
    }
  }

  private static func color(_ text: String) -> Color? {
    if text == "default" { return .terminal }
    if let index = palette.firstIndex(of: text) { return .indexed(UInt8(index)) }
    if text.hasPrefix("#") { return rgb(text.dropFirst()) }
    return text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      ? UInt8(text).map(Color.indexed) : nil
  }

  private static func rgb(_ digits: Substring) -> Color? {
    guard digits.utf8.count == 6, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }),
      let value = UInt32(digits, radix: 16)
    else { return nil }
    return .rgb(UInt8(value >> 16), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
  }
}
