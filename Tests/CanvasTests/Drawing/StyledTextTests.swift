import Canvas
import DisplayText
import Testing

@Suite struct StyledTextTests {
  private let bold = Style(attributes: .bold)
  private var line: StyledText {
    StyledText(DisplayText("one 漢字 "), style: .plain) + StyledText(DisplayText("three four"), style: bold)
  }

  @Test(arguments: [
    (19, "one 漢字 three four"), (18, "one 漢字 three fo…"), (10, "one 漢字 …"), (9, "one 漢字…"), (8, "one 漢…"), (4, "one…"),
    (1, "…"), (0, ""), (-3, ""),
  ])
  func truncated(columns: Int, shown: String) {
    let cut = line.truncated(to: columns)
    #expect(cut.text.plain == shown)
    #expect(cut.width <= max(0, columns))
  }

  @Test func theSignOfACutLooksLikeWhatItCuts() {
    #expect(line.truncated(to: 12).runs.last?.style == bold)
    #expect(line.truncated(to: 9).runs.last?.style == .plain)
  }

  @Test func wrappedRowsKeepTheirStyles() {
    let rows = line.wrapped(to: 10)
    #expect(rows.map(\.text.plain) == ["one 漢字", "three four"])
    #expect(rows.map { $0.runs.map(\.style) } == [[.plain], [bold]])
    #expect(line.wrapped(to: 15).map { $0.runs.map(\.text.plain) } == [["one 漢字 ", "three"], ["four"]])
    #expect(line.wrapped(to: 1).allSatisfy { $0.width <= 1 })
    #expect(line.wrapped(to: 0).isEmpty)
    #expect(StyledText().wrapped(to: 5).count == 1)
  }

  @Test func restyledRangesMayCrossRuns() {
    let marked = line.restyled([0..<1, 5..<9]) { $0.attributes.insert(.underline) }
    #expect(marked.text == line.text)
    #expect(marked.runs.map(\.text.plain) == ["o", "ne 漢", "字 ", "th", "ree four"])
    #expect(
      marked.runs.map(\.style.attributes) == [.underline, [], .underline, [.bold, .underline], .bold])
    #expect(line.restyled([]) { $0 = .plain } == line)
    #expect(line.restyled([90..<99]) { $0 = .plain }.text == line.text)
  }

  @Test func drawnRunAfterRun() {
    var surface = Surface(size: Size(width: 11, height: 1))
    #expect(surface.draw(line, at: Point(x: 0, y: 0)) == 11)
    #expect(surface.plainText == "one 漢字 th")
    #expect(surface[8, 0].style == .plain && surface[9, 0].style == bold)
    var narrow = Surface(size: Size(width: 7, height: 1))
    #expect(narrow.draw(line, at: Point(x: 0, y: 0)) == 6)
    #expect(narrow.plainText == "one 漢")
  }
}
