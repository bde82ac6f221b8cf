/// Where one row of a wrapped line ends.
struct RowBreak {
  /// One past the last glyph of the row.
  var end: Int
  /// The first glyph of the next row; the spaces between are gone, except at the very end of a line.
  var next: Int

  /// Breaks the row that begins at `start` so that it fits in `width` columns, at least 1.
  ///
  /// Words stay whole if they fit in a row; before and after a wide glyph, which needs no spaces, any break is good.
  /// Reads no further than the first glyph that is no space and lies past the row.
  init(of glyphs: [Glyph], from start: Int, width: Int) {
    var used = 0
    var hasInk = false
    var best: RowBreak?
    var index = start
    while index < glyphs.count {
      let glyph = glyphs[index]
      if glyph.isSpace {
        var after = index
        var fitting = index
        while after < glyphs.count, glyphs[after].isSpace {
          used += glyphs[after].width
          after += 1
          if used <= width { fitting = after }
        }
        if after == glyphs.count || (!hasInk && used >= width) {
          self.init(end: fitting, next: after)
          return
        }
        if hasInk { best = RowBreak(end: index, next: after) }
        if used >= width, let best {
          self = best
          return
        }
        index = after
        continue
      }
      if hasInk, !glyphs[index - 1].isSpace, glyph.width == 2 || glyphs[index - 1].width == 2 {
        best = RowBreak(end: index, next: index)
      }
      if used + glyph.width > width {
        let forced = max(index, start + 1)
        self = best ?? RowBreak(end: forced, next: forced)
        return
      }
      used += glyph.width
      hasInk = true
      index += 1
    }
    self.init(end: glyphs.count, next: glyphs.count)
  }

  private init(end: Int, next: Int) {
    self.end = end
    self.next = next
  }
}

extension DisplayText {
  /// The glyphs of each row when the line is wrapped to `width` columns: one row at least, none if `width` is not
  /// positive. Only spaces at the breaks are left out. In one column a wide glyph stands alone, too wide for its row.
  public func wrappedRanges(to width: Int) -> [Range<Int>] {
    guard width > 0 else { return [] }
    if self.width <= width { return [glyphs.indices] }
    var ranges: [Range<Int>] = []
    var start = 0
    while start < glyphs.count {
      let row = RowBreak(of: glyphs, from: start, width: width)
      ranges.append(start..<row.end)
      start = row.next
    }
    return ranges
  }

  /// The line in rows of at most `width` columns, broken between words; see `wrappedRanges`.
  /// In one column a wide glyph is replaced.
  public func wrapped(to width: Int) -> [DisplayText] {
    if width > 0, self.width <= width { return [self] }
    return wrappedRanges(to: width).map { self[$0].fitting(width) }
  }

  /// The same row, or a stand-in for the wide glyph that one column cannot show.
  func fitting(_ width: Int) -> DisplayText {
    self.width <= width ? self : DisplayText(glyphs: glyphs.map { $0.width <= width ? $0 : .replacement })
  }
}
