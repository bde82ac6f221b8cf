import Canvas
import DisplayText
import Testing

@Suite struct TextAreaDrawingTests {
  private func drawn(_ area: TextArea, width: Int, height: Int, isFocused: Bool = true) -> Surface {
    var surface = Surface(size: Size(width: width + 2, height: height + 1))
    area.draw(
      on: &surface, in: Rect(x: 1, y: 1, width: width, height: height), style: .plain, isFocused: isFocused)
    return surface
  }

  @Test func wrapsAndShowsTheCursor() {
    var area = TextArea(text: "one two three\n漢字 ok\n\nend")
    var surface = drawn(area, width: 9, height: 6)
    #expect(surface.plainText == "\n one two\n three\n 漢字 ok\n\n end\n")
    #expect(surface.cursor == Point(x: 4, y: 5))
    area.move(to: 16)
    surface = drawn(area, width: 9, height: 6)
    #expect(surface.cursor == Point(x: 5, y: 3))
    // After the blank at a break the cursor is at the start of the next row.
    area.move(to: 8)
    #expect(drawn(area, width: 9, height: 6).cursor == Point(x: 1, y: 2))
    area.move(to: 7)
    #expect(drawn(area, width: 9, height: 6).cursor == Point(x: 8, y: 1))
  }

  @Test func scrollsToTheCursor() {
    var area = TextArea(text: (1...20).map(String.init).joined(separator: "\n"))
    area.resize(to: Size(width: 8, height: 3))
    #expect(drawn(area, width: 8, height: 3).plainText == "\n 18\n 19\n 20")
    #expect(area.hidden(height: 3).above && !area.hidden(height: 3).below)
    area.move(rows: -1)
    #expect(drawn(area, width: 8, height: 3).plainText == "\n 18\n 19\n 20")
    area.move(rows: -2)
    #expect(drawn(area, width: 8, height: 3).plainText == "\n 17\n 18\n 19")
    area.move(to: 0)
    #expect(drawn(area, width: 8, height: 3).plainText == "\n 1\n 2\n 3")
    #expect(!area.hidden(height: 3).above && area.hidden(height: 3).below)
    // A room of another size than it was told shows the cursor all the same.
    area.move(to: 15)
    #expect(drawn(area, width: 8, height: 1).plainText == "\n 8")
  }

  @Test func hostileTextIsShownSafe() {
    var area = TextArea()
    area.insert("a\u{202E}b\u{200B}c\u{E000}\td")
    #expect(drawn(area, width: 16, height: 1).plainText == "\n a\u{FFFD}bc\u{FFFD}    d")
  }

  @Test func onlyAFocusedTextShowsTheCursor() {
    #expect(drawn(TextArea(text: "x"), width: 5, height: 2, isFocused: false).cursor == nil)
  }

  @Test func placeholderStandsInAnEmptyText() {
    var surface = Surface(size: Size(width: 6, height: 2))
    TextArea().draw(
      on: &surface, in: surface.bounds, style: .plain, placeholder: StyledText(DisplayText("needed"), style: .plain))
    #expect(surface.plainText == "needed\n")
    #expect(surface.cursor == Point(x: 0, y: 0))
  }

  @Test func cursorIsInTheRoomAtEverySize() {
    var area = TextArea(text: "some 漢字 text\nthat is   longer than\n\n🇩🇪🇫🇷 the\troom")
    for width in 1...12 {
      for height in 1...4 {
        for position in 0...area.characters.count {
          area.move(to: position)
          let cursor = drawn(area, width: width, height: height).cursor
          #expect(cursor.map { (1...width).contains($0.x) && (1...height).contains($0.y) } == true)
        }
      }
    }
    #expect(drawn(area, width: 0, height: 3).cursor == nil)
    #expect(drawn(area, width: 3, height: 0).cursor == nil)
  }
}
