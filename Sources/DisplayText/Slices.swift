/// Parts of a line, by glyphs and by columns.
extension DisplayText {
  /// Where a text stands in columns that are more than it needs.
  public enum Alignment: Sendable, Hashable {
    case left, center, right
  }

  /// The glyphs of `range`, cut to those there are.
  public subscript(range: Range<Int>) -> DisplayText {
    let range = range.clamped(to: glyphs.indices)
    return DisplayText(glyphs: Array(glyphs[range]))
  }

  /// As many whole glyphs as fit in `columns`.
  public func prefix(columns: Int) -> DisplayText {
    if width <= columns { return self }
    let cut = glyphCount(inColumns: columns)
    return DisplayText(glyphs: Array(glyphs[..<cut.count]), width: cut.width)
  }

  /// As many whole glyphs as take at most `bytes` in UTF-8.
  public func prefix(utf8Bytes bytes: Int) -> DisplayText {
    if glyphs.count * Self.mostBytesOfGlyph <= bytes { return self }
    var left = bytes
    let kept = glyphs.prefix { glyph in
      left -= glyph.scalars.reduce(0) { $0 + UTF8.width($1) }
      return left >= 0
    }
    return kept.count == glyphs.count ? self : DisplayText(glyphs: Array(kept))
  }

  /// A base and its marks, of four bytes each.
  private static let mostBytesOfGlyph = 4 * (1 + Glyph.maximumMarks)

  /// Without its first `columns`; of a wide glyph cut in half a space stays, so that the rest keeps its place.
  public func dropping(columns: Int) -> DisplayText {
    if columns <= 0 { return self }
    if columns >= width { return DisplayText() }
    let cut = glyphCount(inColumns: columns)
    if cut.width == columns {
      return DisplayText(glyphs: Array(glyphs[cut.count...]), width: width - columns)
    }
    return DisplayText(glyphs: [.space] + glyphs[(cut.count + 1)...], width: width - columns)
  }

  /// The line if it fits in `columns`, otherwise its beginning and `…`.
  public func truncated(to columns: Int) -> DisplayText {
    if width <= columns { return self }
    if columns <= 0 { return DisplayText() }
    let kept = prefix(columns: columns - 1)
    return DisplayText(glyphs: kept.glyphs + [.ellipsis], width: kept.width + 1)
  }

  /// With spaces up to `columns`; a line as long or longer is unchanged.
  public func padded(to columns: Int, alignment: Alignment = .left) -> DisplayText {
    let missing = columns - width
    if missing <= 0 { return self }
    let before =
      switch alignment {
      case .left: 0
      case .center: missing / 2
      case .right: missing
      }
    return DisplayText(
      glyphs: Array(repeating: .space, count: before) + glyphs + Array(repeating: .space, count: missing - before),
      width: columns)
  }

  /// How many glyphs from the first fit in `columns`, and the columns they take.
  private func glyphCount(inColumns columns: Int) -> (count: Int, width: Int) {
    if columns <= 0 { return (0, 0) }
    if width == glyphs.count {
      let count = Swift.min(columns, width)
      return (count, count)
    }
    var used = 0
    for (index, glyph) in glyphs.enumerated() {
      if used + glyph.width > columns { return (index, used) }
      used += glyph.width
    }
    return (glyphs.count, used)
  }
}
