/// One line of text that is safe to show: the only thing drawing, titles, links and log calls accept.
public struct DisplayText: Sendable, Hashable {
  public let glyphs: [Glyph]
  /// Columns the line takes.
  public let width: Int

  init(glyphs: [Glyph], width: Int) {
    self.glyphs = glyphs
    self.width = width
  }

  /// A line of glyphs taken from other lines.
  public init(glyphs: [Glyph]) {
    self.init(glyphs: glyphs, width: glyphs.reduce(0) { $0 + $1.width })
  }

  public init() { self.init(glyphs: [], width: 0) }

  /// Makes `untrusted` safe, as one line: controls are shown as their pictures (`␛`, `␍`, `␊`), a tab is a space.
  public init(_ untrusted: String) {
    if let glyphs = Self.asciiGlyphs(untrusted) {
      self.init(glyphs: glyphs, width: glyphs.count)
      return
    }
    var glyphs: [Glyph] = []
    glyphs.reserveCapacity(untrusted.utf8.count)
    var reader = GlyphReader(untrusted, controls: .pictured)
    while case .glyph(let glyph) = reader.next() { glyphs.append(glyph) }
    self.init(glyphs: glyphs)
  }

  /// Words of the program itself.
  public init(verbatim: StaticString) {
    self.init(verbatim.description)
  }

  /// `count` times the same glyph; none when negative.
  public init(repeating glyph: Glyph, count: Int) {
    let count = max(0, count)
    self.init(glyphs: Array(repeating: glyph, count: count), width: count * glyph.width)
  }

  /// The glyphs of a text that is printable ASCII throughout, which most are; nil for any other.
  private static func asciiGlyphs(_ text: String) -> [Glyph]? {
    let glyphs: [Glyph]?? = text.utf8.withContiguousStorageIfAvailable { bytes in
      guard bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return nil }
      return bytes.map { Glyph(base: UInt32($0)) }
    }
    return glyphs ?? nil
  }

  public var isEmpty: Bool { glyphs.isEmpty }

  /// The line as it is drawn, for titles, logs and tests.
  public var plain: String {
    var scalars = String.UnicodeScalarView()
    for glyph in glyphs {
      // Appending what `text` would hold, without a string for each.
      if glyph.isUnmarked { scalars.append(glyph.base) } else { scalars.append(contentsOf: glyph.scalars) }
    }
    return String(scalars)
  }

  public static func + (left: DisplayText, right: DisplayText) -> DisplayText {
    DisplayText(glyphs: left.glyphs + right.glyphs, width: left.width + right.width)
  }

  public static func += (left: inout DisplayText, right: DisplayText) {
    left = left + right
  }
}

extension Sequence<DisplayText> {
  /// The lines one after the other, with `separator` between them.
  public func joined(separator: DisplayText = DisplayText()) -> DisplayText {
    var glyphs: [Glyph] = []
    var first = true
    for text in self {
      if !first { glyphs += separator.glyphs }
      glyphs += text.glyphs
      first = false
    }
    return DisplayText(glyphs: glyphs)
  }
}
