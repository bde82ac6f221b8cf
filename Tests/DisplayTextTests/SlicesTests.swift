import DisplayText
import TestSupport
import Testing

@Suite struct SlicesTests {
  private let mixed = DisplayText("a漢b字c")

  @Test(arguments: [(0, ""), (1, "a"), (2, "a"), (3, "a漢"), (4, "a漢b"), (7, "a漢b字c"), (99, "a漢b字c"), (-1, "")])
  func prefix(columns: Int, shown: String) {
    #expect(mixed.prefix(columns: columns).plain == shown)
  }

  @Test(arguments: [(0, ""), (1, "a"), (3, "a"), (4, "a漢"), (8, "a漢b字"), (9, "a漢b字c"), (999, "a漢b字c"), (-1, "")])
  func prefix(bytes: Int, shown: String) {
    #expect(mixed.prefix(utf8Bytes: bytes).plain == shown)
  }

  @Test(arguments: [(0, "a漢b字c"), (1, "漢b字c"), (2, " b字c"), (3, "b字c"), (6, "c"), (7, ""), (99, ""), (-4, "a漢b字c")])
  func dropping(columns: Int, shown: String) {
    let rest = mixed.dropping(columns: columns)
    #expect(rest.plain == shown)
    #expect(rest.width == max(0, min(7, 7 - columns)))
  }

  @Test(arguments: [(7, "a漢b字c"), (6, "a漢b…"), (5, "a漢b…"), (3, "a…"), (1, "…"), (0, ""), (-1, "")])
  func truncated(columns: Int, shown: String) {
    let cut = mixed.truncated(to: columns)
    #expect(cut.plain == shown)
    #expect(cut.width <= max(0, columns))
  }

  @Test func padded() {
    let text = DisplayText("漢")
    #expect(text.padded(to: 5).plain == "漢   ")
    #expect(text.padded(to: 5, alignment: .right).plain == "   漢")
    #expect(text.padded(to: 5, alignment: .center).plain == " 漢  ")
    #expect(text.padded(to: 5).width == 5)
    #expect(text.padded(to: 1) == text)
    #expect(text.padded(to: -1) == text)
  }

  @Test func joinedAndAdded() {
    let words = ["a", "漢", "c"].map { DisplayText($0) }
    let line = words.joined(separator: DisplayText(verbatim: " · "))
    #expect(line.plain == "a · 漢 · c")
    #expect(line.width == 10)
    #expect([DisplayText]().joined().isEmpty)
    #expect((words[0] + words[1]).width == 3)
    #expect(DisplayText(repeating: .space, count: 3).plain == "   ")
    #expect(DisplayText(repeating: .space, count: -3).isEmpty)
  }

  @Test func subscriptIsClamped() {
    #expect(mixed[1..<3].plain == "漢b")
    #expect(mixed[3..<99].plain == "字c")
    #expect(mixed[9..<12].isEmpty)
  }

  @Test func partsAddUp() {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<20_000 {
      let line = DisplayText(HostileText.make(using: &generator))
      let columns = Int.random(in: -1...20, using: &generator)
      let head = line.prefix(columns: columns)
      let tail = line.dropping(columns: head.width)
      if head + tail != line { Issue.record("\(line.plain.debugDescription) cut at \(columns)") }
      if line.dropping(columns: columns).width != max(0, line.width - max(0, columns)) {
        Issue.record("\(line.plain.debugDescription) without \(columns) columns")
      }
    }
  }
}
