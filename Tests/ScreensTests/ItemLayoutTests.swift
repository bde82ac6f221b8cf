import Testing
import ViewModels

@testable import Screens

@Suite struct ItemLayoutTests {
  private func layout(
    _ heights: [Int], selection: Int, anchor: ScrollAnchor = ScrollAnchor(), height: Int
  ) -> ItemLayout {
    ItemLayout(
      count: heights.count, selection: selection, anchor: anchor, height: height, heightOf: { heights[$0] })
  }

  @Test func fillsThePaneFromTheAnchor() {
    let result = layout([2, 3, 4], selection: 0, height: 6)
    #expect(
      result.slots == [
        ItemLayout.Slot(item: 0, y: 0, rows: 0..<2), ItemLayout.Slot(item: 1, y: 2, rows: 0..<3),
        ItemLayout.Slot(item: 2, y: 5, rows: 0..<1),
      ])
    #expect(result.view.lastItem == 2)
  }

  @Test func scrollsDownJustEnoughToShowTheSelection() {
    let result = layout([2, 3, 4], selection: 2, height: 6)
    #expect(result.view.anchor == ScrollAnchor(item: 1, row: 1))
    #expect(result.slots.last == ItemLayout.Slot(item: 2, y: 2, rows: 0..<4))
  }

  @Test func scrollsUpToTheTopOfTheSelection() {
    let result = layout([2, 3, 4], selection: 0, anchor: ScrollAnchor(item: 2), height: 4)
    #expect(result.view.anchor == ScrollAnchor(item: 0))
  }

  @Test func scrollsThroughAnItemTallerThanThePane() {
    let result = layout([50, 1], selection: 0, anchor: ScrollAnchor(item: 0, row: 10), height: 5)
    #expect(result.slots == [ItemLayout.Slot(item: 0, y: 0, rows: 10..<15)])
    #expect(result.view.hiddenAbove == 10)
    #expect(result.view.hiddenBelow == 35)
  }

  @Test func measuresOnlyWhatCanBeSeen() {
    var measured: Set<Int> = []
    _ = ItemLayout(count: 1_000_000, selection: 500_000, anchor: ScrollAnchor(item: 499_990), height: 30) { item in
      measured.insert(item)
      return 3
    }
    #expect(measured.count < 60)
  }

  /// Whatever the state before, the selection can be seen and rows are placed without gaps.
  @Test func keepsItsPromisesForAnyInput() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
      let heights = (0..<Int.random(in: 0...12, using: &generator)).map { _ in Int.random(in: 1...9, using: &generator)
      }
      let height = Int.random(in: 0...12, using: &generator)
      let selection = Int.random(in: -2...14, using: &generator)
      let anchor = ScrollAnchor(
        item: Int.random(in: -2...14, using: &generator), row: Int.random(in: -2...10, using: &generator))
      let result = layout(heights, selection: selection, anchor: anchor, height: height)
      guard !heights.isEmpty, height > 0 else {
        #expect(result.slots.isEmpty)
        continue
      }
      let selected = max(0, min(selection, heights.count - 1))
      var y = 0
      for slot in result.slots {
        #expect(slot.y == y)
        #expect(!slot.rows.isEmpty && slot.rows.upperBound <= heights[slot.item])
        y += slot.rows.count
      }
      #expect(y <= height)
      let shown = result.slots.first { $0.item == selected }?.rows.count ?? 0
      #expect(shown == min(heights[selected], height))
    }
  }
}
