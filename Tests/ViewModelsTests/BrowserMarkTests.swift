import CRM
import Canvas
import MirrorStore
import Testing

@testable import ViewModels

@Suite struct BrowserMarkTests {
  private func started() throws -> BrowserFixture {
    var fixture = try BrowserFixture()
    fixture.start()
    return fixture
  }

  private func marked(_ fixture: BrowserFixture) -> [String] {
    fixture.browser.account?.marks.records.map(\.id) ?? []
  }

  @Test func aMarkComesAndGoesAndTheCursorGoesOn() throws {
    var fixture = try started()
    fixture.type("m", "j", "m")
    #expect(marked(fixture) == ["lead_0", "lead_2"])
    #expect(fixture.browser.list?.window.selection == 3)
    fixture.type("k", "m")
    #expect(marked(fixture) == ["lead_0"])
    fixture.type("g", "g", "4", "m")
    #expect(marked(fixture) == ["lead_0", "lead_1", "lead_2", "lead_3"], "a count marks so many")
  }

  @Test func theRecordShownIsMarkedFromItsPanes() throws {
    var fixture = try started()
    fixture.type("enter", "m")
    #expect(marked(fixture) == ["lead_0"])
    #expect(fixture.browser.list?.window.selection == 0)
  }

  @Test func marksAreRemembered() throws {
    var fixture = try started()
    fixture.type("m", "m")
    let memory = try #require(BrowserMemory(text: fixture.browser.memory.text ?? ""))
    var next = try BrowserFixture()
    next.receive(.started)
    next.receive(.memoryLoaded(memory))
    #expect(marked(next) == ["lead_0", "lead_1"])
  }

  @Test func theMarkedRecordsAreAListThatNoServiceIsAskedFor() throws {
    var fixture = try started()
    fixture.type("m", "j", "m")
    let question = Question(kind: .lead, view: Question.markedView)
    let effects = fixture.type("M")
    let ids = [RecordID(.lead, "lead_0"), RecordID(.lead, "lead_2")]
    #expect(effects.contains(.loadMarked(BrowserFixture.work, question, ids, center: 0, anchor: nil)))
    let shown = fixture.receive(
      .listLoaded(BrowserFixture.work, question, BrowserFixture.snapshot(0..<2, fetchedAt: fixture.now)))
    #expect(shown.allSatisfy { $0.fetchKey == nil || $0.fetchKey == .detail || $0.fetchKey == .timeline })
    #expect(fixture.browser.account?.view?.name == "Marked")
    let refreshed = fixture.type("r")
    #expect(!refreshed.contains { if case .list = $0.fetchKey { true } else { false } })
    // Without its mark a record leaves the list.
    let unmarked = fixture.type("m")
    #expect(unmarked.contains { if case .loadMarked(_, _, [ids[1]], _, _) = $0 { true } else { false } })
    fixture.type("M")
    #expect(fixture.browser.account?.question.view == nil)
    #expect(fixture.browser.account?.question.sort == BrowserFixture.newest)
  }

  @Test func nothingMarkedIsSaid() throws {
    var fixture = try started()
    fixture.type("M")
    #expect(fixture.browser.message == "no lead is marked; m marks one")
    fixture.type("'")
    #expect(fixture.browser.message == "no lead is marked; m marks one")
  }

  @Test func fromMarkToMark() throws {
    var fixture = try started()
    fixture.type("m", "5", "j")
    let question = try #require(fixture.browser.account?.question)
    let ids = [RecordID(.lead, "lead_0")]
    #expect(
      fixture.type("'") == [.findMark(BrowserFixture.work, question, ids, from: 6, isForward: true)])
    #expect(
      fixture.type("\"") == [.findMark(BrowserFixture.work, question, ids, from: 6, isForward: false)])
    fixture.receive(.markFound(BrowserFixture.work, question, place: 0))
    #expect(fixture.browser.list?.window.selection == 0)
    fixture.receive(.markFound(BrowserFixture.work, question, place: nil))
    #expect(fixture.browser.message?.contains("none of the marked records") == true)
  }

  @Test func allMarksGoAfterAQuestion() throws {
    var fixture = try started()
    fixture.type("m", "m")
    fixture.run("unmark-all")
    fixture.type("n")
    #expect(marked(fixture).count == 2)
    fixture.run("unmark-all")
    fixture.type("y")
    #expect(marked(fixture).isEmpty)
  }

  @Test func thereIsAnEndToMarks() {
    var marks = RecordMarks((0..<3000).map { RecordID(.lead, "\($0)") })
    #expect(marks.records.count == RecordMarks.limit)
    let first = marks.mark(RecordID(.lead, "new"))
    #expect(!first)
    marks.unmark(RecordID(.lead, "0"))
    let second = marks.mark(RecordID(.lead, "new"))
    #expect(second)
  }
}
