import CRM
import Testing
import ViewModels

@testable import Screens

@Suite struct ListTableTests {
  private func table(_ widths: [Int], width: Int) -> ListTable {
    let kind = RecordKindInfo(
      .lead, singular: "Lead", plural: "Leads", sorts: [],
      columns: widths.enumerated().map { RecordColumn("c\($0.offset)", "C", .field("\($0.offset)"), width: $0.element) }
    )
    let account = AccountModel(
      id: AccountID("work"), capabilities: ServiceCapabilities(name: "Close", kinds: [kind]))
    return ListTable(account.shownColumns, width: width)
  }

  @Test func theNameHasWhatTheOthersLeave() {
    let table = table([10, 12], width: 80)
    #expect(table.places.map(\.width) == [10, 12])
    #expect(table.nameWidth == 80 - 2 - 12 - 14)
    #expect(table.places.map(\.x) == [2 + table.nameWidth + 1, 2 + table.nameWidth + 13])
  }

  @Test func whatDoesNotFitIsNarrowerOrLeftOutFromTheEnd() {
    let table = table([14, 20, 15, 28], width: 84)
    #expect(table.places.map(\.width) == [14, 20, 14])
    #expect(table.nameWidth >= 84 / 3)
  }

  @Test func columnsNeverLeaveTheLine() {
    for width in 0...120 {
      let table = table([14, 20, 4, 15, 80], width: width)
      for (place, next) in zip(table.places, table.places.dropFirst()) { #expect(place.x + place.width < next.x) }
      if let last = table.places.last { #expect(last.x + last.width <= width) }
    }
  }
}
