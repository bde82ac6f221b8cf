import Canvas
import TestSupport
import Testing

@Suite struct LayoutTests {
  private func widths(_ extents: [Layout.Extent], _ total: Int, gap: Int = 0) -> [Int] {
    Layout.columns(extents, in: Rect(x: 0, y: 0, width: total, height: 1), gap: gap).map(\.width)
  }

  @Test func fixedPartsFirstThenShares() {
    #expect(widths([.fixed(10), .flexible(), .fixed(5)], 40) == [10, 25, 5])
    #expect(widths([.flexible(weight: 1), .flexible(weight: 2)], 30) == [10, 20])
    #expect(widths([.flexible(), .flexible(), .flexible()], 10) == [3, 3, 4])
    #expect(widths([.flexible(weight: 0), .flexible()], 10) == [0, 10])
  }

  @Test func minimumsHoldWhileThereIsRoom() {
    #expect(widths([.flexible(weight: 1, minimum: 20), .flexible(weight: 1)], 30) == [20, 10])
    #expect(widths([.flexible(weight: 1, minimum: 10), .flexible(weight: 1)], 30) == [15, 15])
    #expect(widths([.flexible(minimum: 20), .flexible(minimum: 20)], 30) == [20, 10])
  }

  @Test func lastPartsGiveWay() {
    #expect(widths([.fixed(10), .fixed(10), .fixed(10)], 15) == [10, 5, 0])
    #expect(widths([.fixed(10), .flexible()], 0) == [0, 0])
    #expect(widths([.fixed(-4), .flexible()], 8) == [0, 8])
    #expect(widths([], 8).isEmpty)
  }

  @Test func gapsStandBetween() {
    let parts = Layout.columns(
      [.fixed(3), .flexible(), .fixed(2)], in: Rect(x: 5, y: 1, width: 12, height: 4), gap: 1)
    #expect(
      parts == [
        Rect(x: 5, y: 1, width: 3, height: 4), Rect(x: 9, y: 1, width: 5, height: 4),
        Rect(x: 15, y: 1, width: 2, height: 4),
      ])
  }

  @Test func rowsRunDown() {
    let parts = Layout.rows([.flexible(), .fixed(1)], in: Rect(x: 2, y: 3, width: 7, height: 10))
    #expect(parts == [Rect(x: 2, y: 3, width: 7, height: 9), Rect(x: 2, y: 12, width: 7, height: 1)])
  }

  @Test func partsAreInOrderWithinTheAreaAndFillIt() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<5_000 {
      let extents = (0..<Int.random(in: 0...6, using: &generator)).map { _ -> Layout.Extent in
        Bool.random(using: &generator)
          ? .fixed(Int.random(in: -2...20, using: &generator))
          : .flexible(
            weight: Int.random(in: 0...4, using: &generator), minimum: Int.random(in: -1...20, using: &generator))
      }
      let area = Rect(x: 3, y: 0, width: Int.random(in: 0...80, using: &generator), height: 1)
      let gap = Int.random(in: -1...2, using: &generator)
      var x = area.x
      for part in Layout.columns(extents, in: area, gap: gap) {
        if part.x < x || part.right > area.right { Issue.record("\(extents) in \(area): \(part)") }
        x = part.right
      }
      if gap <= 0, x != area.right, case .flexible(1..., _) = extents.last {
        Issue.record("\(extents) leave \(area.right - x) columns")
      }
    }
  }
}
