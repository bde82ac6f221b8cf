import CRM
import Testing

@testable import Sandbox

@Suite struct OpportunityListTests {
  let close = CloseCaller()

  @Test func totalsAreOfAllMatchesNotOfThePage() {
    let whole = close.get("opportunity/", ["status_type": "won", "_limit": "250"])
    let page = close.get("opportunity/", ["status_type": "won", "_limit": "3"])
    #expect(whole.data.allSatisfy { $0["status_type"] == "won" } && whole.data.count > 3)
    #expect(page.body["total_results"]?.int == whole.data.count)
    let monthly = whole.data.filter { $0["value_period"] == "monthly" }.reduce(0) { $0 + ($1["value"]?.int ?? 0) }
    #expect(page.body["total_value_monthly"]?.int == monthly)
    #expect(page.body["total_value_monthly_formatted"]?.string?.hasSuffix(" monthly") == true)
    #expect(close.get("opportunity/", ["value_period": "monthly"]).body["total_value_annual_formatted"]?.isNull == true)
  }

  @Test func ordersGroupsAndQueries() {
    let values = close.get("opportunity/", ["_order_by": "-value", "_limit": "250"]).data.compactMap {
      $0["value"]?.int
    }
    #expect(values == values.sorted(by: >) && values.count > 100)
    let groups = close.get("opportunity/", ["_group_by": "user_id", "_limit": "250"]).data
    #expect(groups.reduce(0) { $0 + ($1["objects"]?.array?.count ?? 0) } == 250)
    let active = close.get("opportunity/", ["query": "opportunity_status_type:active", "_limit": "250"]).data
    #expect(!active.isEmpty && active.allSatisfy { $0["status_type"] == "active" })
    let ofLeads = close.get("opportunity/", ["lead_query": "status:customer", "_limit": "250"]).data
    let customers = Set(close.get("lead/", ["query": "status:customer", "_limit": "200"]).ids)
    #expect(!ofLeads.isEmpty && ofLeads.allSatisfy { customers.contains($0["lead_id"]?.string ?? "") })
    #expect(close.get("opportunity/", ["_order_by": "colour"]).status == 400)
  }

  @Test(arguments: [
    (500, "monthly", "$5 monthly"), (1_723_684_820, "one_time", "$17,236,848.20"), (-1205, "annual", "-$12.05 annual"),
  ])
  func moneyReadsAsTheServerWritesIt(cents: Int, period: String, text: String) {
    #expect(Money.text(cents, period: period) == .string(text))
  }
}
