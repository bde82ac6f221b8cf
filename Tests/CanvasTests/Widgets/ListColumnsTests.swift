import Canvas
import DisplayText
import Testing

@Suite struct ListColumnsTests {
  private let columns = ListColumns([
    .init(.flexible(minimum: 8)), .init(.fixed(6), alignment: .right), .init(.fixed(4), alignment: .center),
  ])

  private func drawn(_ rows: [[String]], width: Int) -> String {
    var surface = Surface(size: Size(width: width, height: rows.count))
    for (index, row) in rows.enumerated() {
      columns.draw(
        row.map { StyledText(DisplayText($0), style: .plain) }, on: &surface, in: surface.bounds.row(index),
        style: .plain)
    }
    return surface.plainText
  }

  @Test func cellsAreCutAndAligned() {
    #expect(
      drawn([["Ada Lovelace", "12", "ab"], ["漢字漢字漢字漢字", "1234567", "x"], ["only one"]], width: 22) == """
        Ada Lovel…     12  ab
        漢字漢字…  12345…  x
        only one
        """)
  }

  @Test func narrowRowsLoseTheirLastColumns() {
    #expect(drawn([["Ada Lovelace", "12", "ab"]], width: 12) == "Ada Lov…  12")
    #expect(drawn([["Ada Lovelace", "12", "ab"]], width: 3) == "Ad…")
    #expect(drawn([["Ada Lovelace", "12", "ab"]], width: 0) == "")
  }
}
