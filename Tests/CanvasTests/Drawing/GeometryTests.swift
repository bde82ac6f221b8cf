import Canvas
import Testing

@Suite struct GeometryTests {
  private let area = Rect(x: 2, y: 3, width: 4, height: 2)

  @Test func intersection() {
    #expect(area.intersection(Rect(x: 0, y: 0, width: 4, height: 4)) == Rect(x: 2, y: 3, width: 2, height: 1))
    #expect(area.intersection(Rect(x: 0, y: 0, width: 1, height: 1)).isEmpty)
  }

  @Test func sizesAreNeverNegative() {
    #expect(Rect(x: 0, y: 0, width: -3, height: -1).isEmpty)
    #expect(area.inset(columns: 5, rows: 5).isEmpty)
    #expect(area.droppingRows(9) == Rect(x: 2, y: 5, width: 4, height: 0))
    #expect(area.droppingRows(-1) == area)
  }

  @Test func rows() {
    #expect(area.row(1) == Rect(x: 2, y: 4, width: 4, height: 1))
    #expect(area.row(2).isEmpty)
    #expect(area.row(-1).isEmpty)
  }

  @Test func contains() {
    #expect(area.contains(Point(x: 2, y: 3)))
    #expect(area.contains(Point(x: 5, y: 4)))
    #expect(!area.contains(Point(x: 6, y: 4)))
    #expect(!area.contains(Point(x: 5, y: 5)))
  }
}
