import Canvas
import DisplayText
import Testing

@Suite struct TextBlockTests {
  private let block = TextBlock("First line of a note\nsecond\n\nlast \u{1B}[0m", style: .plain)

  private func drawn(width: Int, height: Int, from row: Int = 0) -> String {
    var surface = Surface(size: Size(width: width, height: height))
    block.draw(on: &surface, in: surface.bounds, from: row)
    return surface.plainText
  }

  @Test func wrapsAndScrolls() {
    #expect(drawn(width: 10, height: 6) == "First line\nof a note\nsecond\n\nlast ␛[0m\n")
    #expect(drawn(width: 10, height: 2, from: 2) == "second\n")
    #expect(drawn(width: 10, height: 2, from: 9) == "\n")
    #expect(drawn(width: 10, height: 1, from: -3) == "First line")
  }

  @Test func height() {
    #expect(block.height(width: 10) == 5)
    #expect(block.height(width: 10, limit: 3) == 3)
    #expect(block.height(width: 0) == 0)
    #expect(TextBlock("", style: .plain).height(width: 10) == 0)
  }

  @Test func returnsTheRowsDrawn() {
    var surface = Surface(size: Size(width: 10, height: 8))
    #expect(block.draw(on: &surface, in: surface.bounds) == 5)
    #expect(block.draw(on: &surface, in: surface.bounds, from: 4) == 1)
    #expect(block.draw(on: &surface, in: Rect(x: 0, y: 0, width: 10, height: 0)) == 0)
  }
}
