import CRM
import Testing

@Suite struct LocalItemTests {
  private let ref = RecordRef(AccountID("work"), RecordID(.lead, "l1"))
  private let madeAt = Instant(seconds: 1_700_000_000)
  private let task = ItemTarget(id: "t1", kind: .task, title: "Call back")

  private func write(_ change: Write.Change) -> Write {
    Write(id: WriteID("w1"), ref: ref, change: change, madeAt: madeAt)
  }

  @Test func aCallSaysWhichWayItWentAndWhatWasSaid() {
    let at = Instant(seconds: 1_699_999_000)
    let call = Entry(
      .call,
      [
        .direction: .choice("outbound"), .at: .moment(at), .duration: .seconds(300),
        .text: .text("She will think about it.\nCall again."),
      ])
    #expect(
      TimelineItem(written: write(.create(call)))
        == TimelineItem(
          id: "local:w1", kind: .call, at: at, title: "Outbound call", body: "She will think about it.\nCall again.",
          direction: .outbound, duration: 300, source: "written here"))
    #expect(TimelineItem(written: write(.create(Entry(.call)))).title == "Call")
    #expect(TimelineItem(written: write(.create(Entry(.call)))).at == madeAt)
  }

  @Test(arguments: [("in", "Inbound call"), ("Incoming", "Inbound call"), ("out", "Outbound call"), ("both", "Call")])
  func directionsAreKnownByWhateverName(key: String, title: String) {
    let entry = Entry(.call, [.direction: .choice(key)])
    #expect(TimelineItem(written: write(.create(entry))).title == title)
  }

  @Test(arguments: [
    ("One line", "One line", nil),
    ("\n \n  First \nSecond", "First", "\n \n  First \nSecond"),
    (" \n ", "Note", " \n "),
    (String(repeating: "x", count: 201), String(repeating: "x", count: 199) + "…", String(repeating: "x", count: 201)),
  ])
  func aNoteIsCalledByItsFirstLine(text: String, title: String, body: String?) {
    let item = TimelineItem(written: write(.create(Entry(.note, [.text: .text(text)]))))
    #expect(item.title == title)
    #expect(item.body == body)
    #expect(item.kind == .note)
    #expect(item.isDone == nil)
  }

  @Test func aTitleComesBeforeTheText() {
    let item = TimelineItem(written: write(.create(Entry(.note, [.title: .text("T"), .text: .text("B")]))))
    #expect(item.title == "T")
    #expect(item.body == "B")
  }

  @Test func aToDoIsWhereItIsDueAndOpen() {
    let day = CalendarDate(daysSince1970: 20_000)
    let item = TimelineItem(written: write(.create(Entry(.todo, [.text: .text("Call"), .due: .day(day)]))))
    #expect(item.at == TimelineItem.moment(of: day))
    #expect(item.precision == .day)
    #expect(item.kind == .task)
    #expect(item.isDone == false)
    let someday = TimelineItem(written: write(.create(Entry(.todo, [.text: .text("Call")]))))
    #expect(someday.at == madeAt)
    #expect(someday.precision == .someday)
  }

  @Test(arguments: EntryKind.allCases)
  func everyKindHasATitle(kind: EntryKind) {
    let item = TimelineItem(written: write(.create(Entry(kind))))
    #expect(!item.title.isEmpty)
    #expect(item.isLocal)
  }

  @Test func aChangeToAnItemKeepsItsIdAndName() {
    let item = TimelineItem(written: write(.complete(task, true)))
    #expect(item.id == "t1")
    #expect(item.title == "Call back")
    #expect(item.isDone == true)
    #expect(!item.isLocal)
  }

  @Test func changesShowOnTheItem() throws {
    let item = TimelineItem(
      id: "t1", kind: .task, at: madeAt, title: "Call back", actor: "Ada", isDone: false, source: "Close task")
    #expect(item.changed(by: write(.delete(task))) == nil)
    #expect(item.changed(by: write(.complete(task, true)))?.isDone == true)
    let day = CalendarDate(daysSince1970: 20_000)
    let later = try #require(item.changed(by: write(.postpone(task, to: .day(day)))))
    #expect(later.at == TimelineItem.moment(of: day))
    #expect(later.precision == .day)
    #expect(item.changed(by: write(.postpone(task, to: nil)))?.at == madeAt)
    let edited = try #require(item.changed(by: write(.edit(task, Entry(.todo, [.text: .text("Write\nnow")])))))
    #expect(edited.title == "Write")
    #expect(edited.body == "Write\nnow")
    #expect(edited.actor == "Ada")
    #expect(edited.source == "Close task")
    #expect(edited.isDone == false)
  }

  @Test func writesOfOtherItemsChangeNothing() {
    let item = TimelineItem(id: "t2", kind: .task, at: madeAt, title: "Other", source: "Close task")
    #expect(item.changed(by: write(.delete(task))) == item)
    #expect(item.changed(by: write(.create(Entry(.note)))) == item)
  }
}
