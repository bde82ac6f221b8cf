import Canvas
import DisplayText
import Testing

@Suite struct SurfaceTests {
  private func surface(_ width: Int, _ height: Int = 1, _ text: String = "") -> Surface {
    var surface = Surface(size: Size(width: width, height: height))
    surface.draw(DisplayText(text), at: Point(x: 0, y: 0), style: .plain)
    return surface
  }

  @Test func textIsCutAtTheEdges() {
    var grid = surface(6, 2)
    #expect(grid.draw(DisplayText("words"), at: Point(x: 3, y: 0), style: .plain) == 3)
    #expect(grid.draw(DisplayText("words"), at: Point(x: -2, y: 1), style: .plain) == 5)
    #expect(grid.plainText == "   wor\nrds")
    #expect(grid.draw(DisplayText("x"), at: Point(x: 0, y: 2), style: .plain) == 0)
    #expect(grid.draw(DisplayText("x"), at: Point(x: 6, y: 0), style: .plain) == 0)
    #expect(grid.draw(DisplayText("x"), at: Point(x: 0, y: -1), style: .plain) == 0)
  }

  @Test func clipKeepsTheRest() {
    var grid = surface(8, 1, "........")
    grid.draw(
      DisplayText("abcdefgh"), at: Point(x: 0, y: 0), style: .plain, clip: Rect(x: 2, y: 0, width: 3, height: 1))
    #expect(grid.plainText == "..cde...")
  }

  @Test func wideGlyphIsNeverHalved() {
    var grid = surface(5, 1, ".....")
    #expect(grid.draw(DisplayText("a漢字"), at: Point(x: 1, y: 0), style: .plain) == 3)
    #expect(grid.plainText == ".a漢.")
    grid = surface(5, 1, ".....")
    grid.draw(DisplayText("漢a"), at: Point(x: -1, y: 0), style: .plain)
    #expect(grid.plainText == " a...")
  }

  @Test func drawingOverHalfAWideGlyphBlanksTheOtherHalf() {
    var grid = surface(4, 1, "漢字")
    grid.draw(DisplayText("x"), at: Point(x: 1, y: 0), style: .plain)
    #expect(grid.plainText == " x字")
    grid.draw(DisplayText("y"), at: Point(x: 2, y: 0), style: .plain)
    #expect(grid.plainText == " xy")
    grid = surface(4, 1, "漢字")
    grid.draw(DisplayText("語"), at: Point(x: 1, y: 0), style: .plain)
    #expect(grid.plainText == " 語")
  }

  @Test func fillAndRestyle() {
    let bold = Style(attributes: .bold)
    var grid = surface(4, 2, "abcd")
    grid.fill(Rect(x: 1, y: -5, width: 2, height: 6), style: bold)
    #expect(grid.plainText == "a  d\n")
    #expect(grid[1, 0].style == bold && grid[0, 0].style == .plain && grid[1, 1].style == .plain)
    grid.restyle(Rect(x: 3, y: 0, width: 9, height: 1)) { $0.attributes.insert(.reverse) }
    #expect(grid[3, 0] == Cell(glyph: DisplayText("d").glyphs[0], style: Style(attributes: .reverse)))
  }

  @Test func frame() {
    var grid = surface(12, 4)
    let inside = grid.drawFrame(in: grid.bounds, title: DisplayText("A long title"), style: .plain)
    #expect(inside == Rect(x: 1, y: 1, width: 10, height: 2))
    #expect(
      grid.plainText == """
        ┌─ A lon… ─┐
        │          │
        │          │
        └──────────┘
        """)
    #expect(grid.drawFrame(in: Rect(x: 0, y: 0, width: 2, height: 9), style: .plain).width == 2)
  }

  @Test func changedColumns() {
    let before = surface(8, 2, "abcdefgh")
    var after = before
    #expect(after.changedColumns(inRow: 0, since: before) == nil)
    after.draw(DisplayText("x"), at: Point(x: 2, y: 0), style: .plain)
    after.draw(DisplayText("漢"), at: Point(x: 4, y: 0), style: .plain)
    #expect(after.changedColumns(inRow: 0, since: before) == 2..<6)
    #expect(after.changedColumns(inRow: 1, since: before) == nil)
    #expect(after.changedColumns(inRow: 2, since: before) == nil)
    #expect(after.changedColumns(inRow: 1, since: surface(3)) == 0..<8)
    #expect(surface(8, 2, "abcd漢gh").changedColumns(inRow: 0, since: surface(8, 2, "abcd字gh")) == 4..<6)
  }

  @Test(arguments: [(0, 0), (-1, 5), (5, -1), (0, 3)]) func surfacesWithoutCells(width: Int, height: Int) {
    var grid = surface(width, height, "text")
    grid.fill(Rect(x: -1, y: -1, width: 9, height: 9), style: .plain)
    grid.drawFrame(in: Rect(x: 0, y: 0, width: 9, height: 9), title: DisplayText("t"), style: .plain)
    #expect(grid.cells.isEmpty)
  }
}
