import Testing

@testable import ViewModels

@Suite struct PaneArrangementTests {
  private let all = Pane.allCases

  @Test func theScreenDecidesUntilALineIsMoved() {
    #expect(PaneArrangement().ends(of: all, width: 120) == nil)
  }

  @Test(arguments: [60, 97, 120, 201])
  func aLineGoesToTheColumnItIsMovedTo(_ width: Int) {
    let ends = [width / 3, width * 2 / 3, width]
    for column in 12...(width * 2 / 3 - 12) {
      var arrangement = PaneArrangement()
      arrangement.moveEnd(of: 0, to: column, ends: ends, of: all)
      #expect(arrangement.ends(of: all, width: width) == [column, width * 2 / 3, width])
    }
  }

  @Test func noPaneBecomesTooNarrowToUse() {
    var arrangement = PaneArrangement()
    arrangement.moveEnd(of: 0, to: 2, ends: [40, 80, 120], of: all)
    #expect(arrangement.ends(of: all, width: 120) == [12, 80, 120])
    arrangement.moveEnd(of: 1, to: 500, ends: [12, 80, 120], of: all)
    #expect(arrangement.ends(of: all, width: 120) == [12, 108, 120])
  }

  @Test func sizesAreSharesOfAnyWidth() {
    var arrangement = PaneArrangement()
    arrangement.moveEnd(of: 0, to: 60, ends: [40, 80, 120], of: all)
    #expect(arrangement.ends(of: all, width: 240) == [120, 160, 240])
    #expect(arrangement.ends(of: [.detail, .timeline], width: 90) == [30, 90])
  }

  @Test func aPaneOutOfSightKeepsItsShare() {
    var arrangement = PaneArrangement()
    arrangement.moveEnd(of: 0, to: 60, ends: [40, 80, 120], of: all)
    let before = arrangement.ends(of: all, width: 120)
    // The other two are made something else and back.
    arrangement.moveEnd(of: 0, to: 40, ends: [90, 120], of: [.list, .detail])
    arrangement.moveEnd(of: 0, to: 90, ends: [40, 120], of: [.list, .detail])
    #expect(arrangement.ends(of: all, width: 120) == before)
  }

  @Test func theLastPaneStays() {
    var arrangement = PaneArrangement()
    let toggled = [Pane.detail, .timeline, .list].map { arrangement.toggle($0) }
    #expect(toggled == [true, true, false])
    #expect(arrangement.visible(focus: .list) == [.list])
    #expect(arrangement.visible(focus: .detail) == [.list, .detail], "one that has the focus is seen")
    _ = arrangement.toggle(.detail)
    #expect(arrangement.visible(focus: .list) == [.list, .detail])
  }
}
