import CRM
import MirrorStore
import Testing

@Suite struct RecordsTests {
  let store: MirrorStore
  let ref = RecordRef(work, RecordID(.lead, "l1"))
  let whole = Record(
    id: RecordID(.lead, "l1"), title: "Ada", subtitle: "Analytical Engines", status: "Customer", value: "$5",
    created: moment(-50), updated: moment(-10), original: ["id": "l1", "n": .number("1.50"), "z": [1, nil]])

  init() throws { store = try .temporary() }

  @Test func givesBackWhatWasSaved() throws {
    #expect(try store.record(ref) == nil)
    try store.save(whole, in: work, at: moment(0))
    #expect(try store.record(ref) == StoredRecord(record: whole, fetchedAt: moment(0)))
    #expect(try store.record(ref)?.record.original.text == #"{"id":"l1","n":1.50,"z":[1,null]}"#)
  }

  @Test func aWholeRecordReplacesAWholeOne() throws {
    try store.save(whole, in: work, at: moment(0))
    let changed = Record(id: ref.record, title: "Ada King", original: ["id": "l1"])
    try store.save(changed, in: work, at: moment(5))
    #expect(try store.record(ref) == StoredRecord(record: changed, fetchedAt: moment(5)))
  }

  @Test func aPartialRecordUpdatesTheTextsItHasOnly() throws {
    try store.save(whole, in: work, at: moment(0))
    let partial = Record(
      id: ref.record, title: "Ada King", status: "Lost", updated: moment(7), isPartial: true, original: ["id": "l1"])
    try store.save(partial, in: work, at: moment(8))
    var expected = whole
    expected.title = "Ada King"
    expected.status = "Lost"
    expected.updated = moment(7)
    #expect(try store.record(ref) == StoredRecord(record: expected, fetchedAt: moment(0)))
  }

  @Test func aPartialRecordRenewsAPartialOneAndAWholeOneCompletesIt() throws {
    let early = Record(id: ref.record, title: "A", subtitle: "s", isPartial: true, original: ["v": 1])
    let late = Record(id: ref.record, title: "B", isPartial: true, original: ["v": 2])
    try store.save(early, in: work, at: moment(0))
    try store.save(late, in: work, at: moment(1))
    let stored = try #require(try store.record(ref))
    #expect(stored.record.title == "B")
    #expect(stored.record.subtitle == "s")
    #expect(stored.record.isPartial)
    #expect(stored.record.original == ["v": 2])
    #expect(stored.fetchedAt == moment(1))
    try store.save(whole, in: work, at: moment(2))
    #expect(try store.record(ref) == StoredRecord(record: whole, fetchedAt: moment(2)))
  }

  @Test func accountsAndKindsKeepTheirRecordsApart() throws {
    try store.save(whole, in: work, at: moment(0))
    #expect(try store.record(RecordRef(AccountID("home"), ref.record)) == nil)
    #expect(try store.record(RecordRef(work, RecordID(.contact, "l1"))) == nil)
  }

  @Test func textOfAllKindsComesBackAsItWas() throws {
    let text = "\u{1B}[31m\u{202E}עברית 日本 👩‍👩‍👧 e\u{301} '\"; DROP TABLE record;--\n\r\t"
    let record = Record(id: RecordID(.lead, text), title: text, subtitle: text, original: .string(text + "\0end"))
    try store.save(record, in: work, at: moment(0))
    #expect(try store.record(RecordRef(work, record.id))?.record == record)
  }

  @Test func aNULDoesNotEndAText() throws {
    let record = Record(id: RecordID(.lead, "l1"), title: "\0before\0after", original: nil)
    try store.save(record, in: work, at: moment(0))
    #expect(try store.record(ref)?.record.title == "\u{FFFD}before\u{FFFD}after")
  }
}
