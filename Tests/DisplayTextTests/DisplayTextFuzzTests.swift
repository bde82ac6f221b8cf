import DisplayText
import TestSupport
import Testing

@Suite struct DisplayTextFuzzTests {
  /// Whatever text comes: nothing hostile is in its glyphs, its width is theirs, and no way of cutting, wrapping or
  /// filling makes it wider than asked.
  @Test(arguments: 0..<4)
  func anyText(part: Int) {
    let fuzzing = Fuzzing("DisplayTextFuzzTests", brief: 60_000, full: 1_000_000, part: part, of: 4)
    let failure = fuzzing.firstFailure { random in
      let text = HostileText.make(using: &random, maximumParts: 12)
      let columns = Int.random(in: 0...24, using: &random)
      guard Self.fault(Array(text.unicodeScalars), columns) != nil else { return nil }
      let least = shrunk(Array(text.unicodeScalars)) { Self.fault($0, columns) != nil }
      return "\(Self.fault(least, columns) ?? "") at \(columns) columns by \(least.map { String($0.value, radix: 16) })"
    }
    #expect(failure == nil)
  }

  private static func fault(_ scalars: [Unicode.Scalar], _ columns: Int) -> String? {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    let line = DisplayText(text)
    if let fault = fault(of: line) { return fault }
    let cuts = [
      line.truncated(to: columns), line.prefix(columns: columns), DisplayText.preview(of: text, columns: columns),
    ]
    if cuts.contains(where: { $0.width > columns }) { return "a cut too wide" }
    if let fault = cuts.lazy.compactMap({ fault(of: $0) }).first { return "a cut with \(fault)" }
    if line.width <= columns, line.padded(to: columns).width != columns { return "a filled line of another width" }
    if line.dropping(columns: columns).width > max(0, line.width - columns) { return "too much left" }
    // A wide glyph needs two columns, whatever is asked.
    let room = max(2, columns)
    for row in DisplayText.rows(of: text, width: room) where row.width > room { return "a row too wide" }
    for range in line.matches(of: String(text.prefix(3))) where range.upperBound > line.glyphs.count {
      return "a match beyond the end"
    }
    return nil
  }

  private static func fault(of line: DisplayText) -> String? {
    for glyph in line.glyphs {
      if !(1...5).contains(glyph.scalars.count) { return "a glyph of \(glyph.scalars.count) characters" }
      if !(1...2).contains(glyph.width) { return "a glyph of \(glyph.width) columns" }
      if let hostile = glyph.scalars.first(where: SanitisingTests.isForbidden) { return "\(hostile.debugDescription)" }
    }
    let width = line.glyphs.reduce(0) { $0 + $1.width }
    return width == line.width ? nil : "a width of \(line.width) that is \(width)"
  }
}
