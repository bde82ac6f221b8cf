/// What fills one cell, or two: a base character with at most four combining marks, free of controls.
///
/// Plain bits without references, so that copying and comparing a screen of them costs no more than its bytes.
public struct Glyph: Sendable, Hashable, BitwiseCopyable {
  /// The base in bits 0 to 20, the first and second mark above it; the top bit is set for a wide glyph.
  private var low: UInt64
  /// The third and fourth mark.
  private var high: UInt64

  private static let scalarBits: UInt64 = 21
  private static let scalarMask: UInt64 = 0x1F_FFFF
  private static let wideBit: UInt64 = 1 << 63

  /// ncurses keeps five characters in a cell; a sixth would be lost without notice.
  static let maximumMarks = 4

  init(base: UInt32, wide: Bool = false) {
    low = UInt64(base) | (wide ? Self.wideBit : 0)
    high = 0
  }

  public static let space = Glyph(base: 0x20)
  /// Stands for what cannot be drawn.
  public static let replacement = Glyph(base: 0xFFFD)
  static let ellipsis = Glyph(base: 0x2026)

  /// Columns: 1 or 2.
  public var width: Int { 1 + Int(low >> 63) }

  /// The character that takes the columns; never a control or formatting character.
  public var base: Unicode.Scalar { Self.scalar(low) }

  /// Blank on the screen.
  public var isSpace: Bool { low == 0x20 || low == 0x3000 | Self.wideBit }

  /// Whether the base stands alone, as most do.
  var isUnmarked: Bool { low & ~Self.wideBit <= Self.scalarMask }

  /// The base, then its combining marks: one to five characters.
  public var scalars: [Unicode.Scalar] {
    var scalars = [base]
    var marks = (low & ~Self.wideBit) >> Self.scalarBits
    var rest = high
    while marks != 0 || rest != 0 {
      if marks == 0 { (marks, rest) = (rest, 0) }
      scalars.append(Self.scalar(marks))
      marks >>= Self.scalarBits
    }
    return scalars
  }

  /// The characters to draw; never empty, never a control or formatting character.
  public var text: String {
    if isUnmarked { return String(base) }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  /// Puts a combining mark on the base; one too many is dropped.
  mutating func add(mark: UInt32) {
    let mark = UInt64(mark)
    let bits = Self.scalarBits
    if low >> bits & Self.scalarMask == 0 {
      low |= mark << bits
    } else if low >> (2 * bits) & Self.scalarMask == 0 {
      low |= mark << (2 * bits)
    } else if high == 0 {
      high = mark
    } else if high >> bits == 0 {
      high |= mark << bits
    }
  }

  private static func scalar(_ bits: UInt64) -> Unicode.Scalar {
    Unicode.Scalar(UInt32(bits & scalarMask)) ?? "\u{FFFD}"
  }
}
