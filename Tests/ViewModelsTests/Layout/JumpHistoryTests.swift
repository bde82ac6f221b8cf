import CRM
import Testing

@testable import ViewModels

@Suite struct JumpHistoryTests {
  private func visit(_ id: String) -> Visit {
    Visit(
      ref: RecordRef(AccountID("work"), RecordID(.lead, id)), pane: .detail, detail: ItemScroll(),
      timeline: ItemScroll())
  }

  @Test func backAndForward() {
    var history = JumpHistory()
    for id in ["a", "b", "c"] { history.visit(visit(id)) }
    #expect(history.back(from: visit("c")) == visit("b"))
    #expect(history.back(from: visit("b")) == visit("a"))
    #expect(history.back(from: visit("a")) == nil)
    #expect(history.forward(from: visit("a")) == visit("b"))
    #expect(history.forward(from: visit("b")) == visit("c"))
    #expect(history.forward(from: visit("c")) == nil)
  }

  @Test func aNewVisitForgetsWhatLayAhead() {
    var history = JumpHistory()
    for id in ["a", "b", "c"] { history.visit(visit(id)) }
    _ = history.back(from: visit("c"))
    history.visit(visit("d"))
    #expect(history.forward(from: visit("d")) == nil)
    #expect(history.back(from: visit("d")) == visit("b"))
  }

  @Test func fromElsewhereTheWayBackLeadsToTheLastVisitAndForwardAgain() {
    var history = JumpHistory()
    history.visit(visit("a"))
    #expect(history.back(from: visit("z")) == visit("a"))
    #expect(history.forward(from: visit("a")) == visit("z"))
  }

  @Test func anEmptyHistoryLeadsNowhere() {
    var history = JumpHistory()
    #expect(history.back(from: visit("a")) == nil)
    #expect(history.forward(from: nil) == nil)
  }

  @Test func theOldestAreForgotten() {
    var history = JumpHistory()
    for number in 0..<300 { history.visit(visit("\(number)")) }
    #expect(history.visits.count == JumpHistory.limit)
    #expect(history.back(from: nil) == visit("298"))
  }
}
