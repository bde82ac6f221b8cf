import Testing

@testable import ViewModels

@Suite struct ItemScrollTests {
  @Test func stepsThroughAnItemTallerThanThePaneBeforeLeavingIt() {
    var scroll = ItemScroll()
    scroll.step(1, count: 3, seen: ScrollView(height: 5, hiddenBelow: 1))
    #expect(scroll.selection == 0)
    #expect(scroll.anchor == ScrollAnchor(item: 0, row: 1))
    scroll.step(1, count: 3, seen: ScrollView(height: 5, hiddenAbove: 1, hiddenBelow: 0))
    #expect(scroll.selection == 1)
  }

  @Test func stopsAtBothEnds() {
    var scroll = ItemScroll()
    scroll.step(-1, count: 3, seen: ScrollView())
    #expect(scroll.selection == 0)
    scroll.step(99, count: 3, seen: ScrollView())
    #expect(scroll.selection == 2)
    scroll.select(5, count: 0)
    #expect(scroll.selection == 0)
  }

  @Test func pagesDownByWhatWasSeen() {
    var scroll = ItemScroll()
    scroll.page(1, half: false, count: 100, seen: ScrollView(height: 20, lastItem: 9))
    #expect(scroll.selection == 9)
    #expect(scroll.anchor.item == 9)
  }

  @Test func newItemsAboveDoNotMoveTheView() {
    var scroll = ItemScroll()
    scroll.select(5, count: 10)
    scroll.adopt(ScrollAnchor(item: 3, row: 1))
    scroll.follow(to: 7, count: 12)
    #expect(scroll.selection == 7)
    #expect(scroll.anchor == ScrollAnchor(item: 5, row: 1))
  }
}
