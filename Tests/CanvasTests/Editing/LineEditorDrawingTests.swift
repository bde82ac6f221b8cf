import Canvas
import DisplayText
import Testing

@Suite struct LineEditorDrawingTests {
  private func drawn(_ editor: LineEditor, width: Int) -> Surface {
    var surface = Surface(size: Size(width: width + 2, height: 2))
    editor.draw(on: &surface, in: Rect(x: 1, y: 1, width: width, height: 1), style: .plain)
    return surface
  }

  @Test func shortTextStandsStill() {
    let surface = drawn(LineEditor(text: "漢 ok"), width: 8)
    #expect(surface.plainText == "\n 漢 ok")
    #expect(surface.cursor == Point(x: 6, y: 1))
  }

  @Test func longTextIsScrolledToTheCursor() {
    var editor = LineEditor(text: "0123456789abcdef")
    var surface = drawn(editor, width: 8)
    #expect(surface.plainText == "\n cdef")
    #expect(surface.cursor == Point(x: 5, y: 1))
    editor.move(to: 7)
    surface = drawn(editor, width: 8)
    #expect(surface.plainText == "\n 01234567")
    #expect(surface.cursor == Point(x: 8, y: 1))
  }

  @Test func hostileTextIsShownSafe() {
    #expect(drawn(LineEditor(text: "a\u{202E}b\u{200B}c"), width: 8).plainText == "\n a\u{FFFD}bc")
  }

  @Test func placeholderStandsInAnEmptyField() {
    var surface = Surface(size: Size(width: 6, height: 1))
    let dim = Style(attributes: .dim)
    LineEditor().draw(
      on: &surface, in: surface.bounds, style: .plain, placeholder: StyledText(DisplayText("search all"), style: dim))
    #expect(surface.plainText == "searc…")
    #expect(surface[0, 0].style == dim)
    #expect(surface.cursor == Point(x: 0, y: 0))
  }

  @Test func cursorIsInTheFieldAtEveryWidth() {
    var editor = LineEditor(text: "some 漢字 text that is longer than the field")
    for width in 1...12 {
      for position in 0...editor.characters.count {
        editor.move(to: position)
        let cursor = drawn(editor, width: width).cursor
        #expect(cursor.map { (1...width).contains($0.x) && $0.y == 1 } == true)
      }
    }
    #expect(drawn(editor, width: 0).cursor == nil)
  }
}
