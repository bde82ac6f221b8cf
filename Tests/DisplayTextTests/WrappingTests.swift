import DisplayText
import TestSupport
import Testing

@Suite struct WrappingTests {
  private func rows(_ text: String, _ width: Int) -> [String] {
    DisplayText(text).wrapped(to: width).map(\.plain)
  }

  @Test(arguments: [
    ("the quick brown fox", 10, ["the quick", "brown fox"]),
    ("the quick brown fox", 9, ["the quick", "brown fox"]),
    ("the quick", 5, ["the", "quick"]),
    ("abc", 3, ["abc"]),
    ("", 5, [""]),
    ("ab   cd", 4, ["ab", "cd"]),
    ("ab cd    ", 5, ["ab cd"]),
    ("  indented words", 10, ["  indented", "words"]),
    ("see https://example.com/path now", 10, ["see", "https://ex", "ample.com/", "path now"]),
    ("  https://example.com", 8, ["  https:", "//exampl", "e.com"]),
    ("漢字漢字漢", 5, ["漢字", "漢字", "漢"]),
    ("ab漢字cd", 4, ["ab漢", "字cd"]),
    ("漢a", 1, ["\u{FFFD}", "a"]),
  ])
  func breaks(text: String, width: Int, expected: [String]) {
    #expect(rows(text, width) == expected)
  }

  @Test(arguments: [0, -1, Int.min]) func noColumnsNoRows(width: Int) {
    #expect(DisplayText("words").wrapped(to: width).isEmpty)
    #expect(DisplayText.wrappedRows(of: "words", width: width, maximumRows: 3).isEmpty)
  }

  @Test func rowsOfManyLines() {
    let text = "first line\r\nsecond\rthird\n\n\tx\n"
    #expect(
      DisplayText.wrappedRows(of: text, width: 6, maximumRows: 20).map(\.plain)
        == ["first", "line", "second", "third", "", "    x"])
  }

  @Test func linesSplitAtEveryLineEndAndExpandTabs() {
    #expect(DisplayText.lines("a\tb\r\nabcd\te\r\r\nf\n").map(\.plain) == ["a   b", "abcd    e", "", "f"])
    #expect(DisplayText.lines("").isEmpty)
    #expect(DisplayText.lines("\n").map(\.plain) == [""])
  }

  @Test func noMoreRowsThanAskedFor() {
    let long = String(repeating: "a note without any line end ", count: 2_000)
    var rows = DisplayText.rows(of: long, width: 10)
    #expect(rows.next()?.plain == "a note")
    #expect(DisplayText.wrappedRows(of: long, width: 10, maximumRows: 3).count == 3)
    #expect(DisplayText.wrappedRows(of: long, width: 10, maximumRows: -1).isEmpty)
  }

  @Test func lazyRowsAreTheRowsOfEachLine() {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<5_000 {
      let text = HostileText.make(using: &generator, maximumParts: 30)
      let width = Int.random(in: 1...24, using: &generator)
      let expected = DisplayText.lines(text).flatMap { $0.wrapped(to: width) }
      if Array(DisplayText.rows(of: text, width: width)) != expected {
        Issue.record("\(text.debugDescription) at \(width)")
      }
    }
  }

  @Test func wrappingLosesOnlySpacesAtBreaksAndIsNeverTooWide() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<20_000 {
      let line = DisplayText(HostileText.make(using: &generator, maximumParts: 16))
      let width = Int.random(in: 2...20, using: &generator)
      var position = 0
      for range in line.wrappedRanges(to: width) {
        let skipped = line.glyphs[position..<range.lowerBound]
        if !skipped.allSatisfy(\.isSpace) { Issue.record("lost \(skipped) of \(line.plain.debugDescription)") }
        if line[range].width > width { Issue.record("\(line.plain.debugDescription) at \(width): row too wide") }
        position = range.upperBound
      }
      if !line.glyphs[position...].allSatisfy(\.isSpace) {
        Issue.record("end lost of \(line.plain.debugDescription) at \(width)")
      }
    }
  }

  @Test(arguments: [
    ("  two\n\nlines\there ", 20, "two lines here"), ("cut this short", 8, "cut thi…"), ("exact", 5, "exact"),
    ("漢字漢字", 5, "漢字…"), ("x", 0, ""), ("\n\n", 4, ""),
  ])
  func preview(text: String, columns: Int, shown: String) {
    #expect(DisplayText.preview(of: text, columns: columns).plain == shown)
  }
}
