import CRM
import Close
import Testing

/// How a write is known again among what Close has, in answers a sandbox does not give.
@Suite struct SettlingTests {
  private static let sentAt = Sample.madeAt

  /// What is on the lead, by the list asked for.
  private func settle(
    _ entry: Entry, among rows: [JSON], _ words: Vocabulary = Sample.vocabulary
  ) async throws -> Settlement {
    try await FakeClose { call in
      call.path == "me/" ? .json(["id": "user_me"]) : .list(rows)
    }.service().settle(Sample.write(.create(entry)), sentAt: Self.sentAt, known: ["acti_known"], vocabulary: words)
  }

  private func verdict(_ settlement: Settlement) -> String {
    switch settlement {
    case .arrived(let delivery): "arrived \(delivery.item?.id ?? "")"
    case .maySend: "may send"
    case .notFound: "not found"
    case .unclear(_, let candidates): "asks \(candidates.count)"
    }
  }

  /// A row as it would be, with `changes` to it.
  private static func row(_ base: JSON, _ changes: JSON = [:]) -> JSON {
    var object = base.object ?? JSONObject()
    for (key, value) in changes.object?.members ?? [] { object[key] = value }
    return .object(object)
  }

  private static let note: JSON = [
    "id": "acti_1", "_type": "Note", "created_by": "user_me", "note": "Hello <you> & me\nbye",
    "activity_at": "2026-11-20T09:26:40.123000+00:00", "date_created": "2026-11-20T09:26:41.000000+00:00",
  ]

  private static let noteRows: [(JSON, String)] = [
    (row(note), "arrived acti_1"), (row(note, ["note": "Hello <you> & me\r\n\r\nbye\n"]), "arrived acti_1"),
    (
      row(note, ["note": nil, "note_html": "<body><p>Hello &lt;you&gt; &amp; me</p><p>bye</p></body>"]),
      "arrived acti_1"
    ),
    (row(note, ["note": "<p>Hello &lt;you&gt; &amp; me<br/>bye</p>"]), "arrived acti_1"),
    (row(note, ["activity_at": "2026-11-20T09:26:40+00:00"]), "arrived acti_1"),
    (row(note, ["date_created": "2019-01-01T00:00:00+00:00"]), "arrived acti_1"),
    (row(note, ["activity_at": "2026-11-20T09:30:00+00:00"]), "asks 1"),
    (row(note, ["activity_at": nil]), "asks 1"), (row(note, ["date_created": nil, "activity_at": nil]), "asks 1"),
    (row(note, ["activity_at": nil, "date_created": "2026-11-20T09:10:00+00:00"]), "not found"),
    (row(note, ["created_by": "user_2"]), "not found"), (row(note, ["note": "Hello"]), "not found"),
    (row(note, ["title": "T"]), "not found"), (row(note, ["id": "acti_known"]), "not found"),
    (row(note, ["id": nil]), "not found"), (row(note, ["created_by": nil, "user_id": "user_me"]), "arrived acti_1"),
    (["id": "acti_1"], "not found"), (7, "not found"),
  ]

  @Test(arguments: noteRows) func aNote(_ row: JSON, _ expected: String) async throws {
    let entry = Entry(.note, [.text: .text("Hello <you> & me\nbye")])
    #expect(verdict(try await settle(entry, among: [row])) == expected)
    #expect(verdict(try await settle(entry, among: [row], Vocabulary())) == expected)
  }

  private static let call: JSON = [
    "id": "acti_1", "_type": "Call", "created_by": "user_me", "note": "", "direction": "outbound", "duration": 60,
    "status": "completed", "remote_phone": "+491511", "contact_id": "cont_1",
    "activity_at": "2026-11-20T09:26:40.123000+00:00", "date_created": "2026-11-20T09:26:41.000000+00:00",
  ]

  private static let callRows: [(JSON, String)] = [
    (row(call), "arrived acti_1"), (row(call, ["duration": 61]), "not found"),
    (row(call, ["direction": "inbound"]), "not found"), (row(call, ["contact_id": "cont_2"]), "not found"),
    (row(call, ["note": "Spoke"]), "not found"), (row(call, ["remote_phone": "+491512"]), "asks 1"),
    (row(call, ["status": "busy"]), "arrived acti_1"),
    (row(call, ["phone": "01511", "remote_phone": nil]), "arrived acti_1"),
    (row(call, ["activity_at": "2026-11-20T08:00:00+00:00"]), "asks 1"),
  ]

  @Test(arguments: callRows) func aCallWithoutANote(_ row: JSON, _ expected: String) async throws {
    let entry = Entry(.call, [.duration: .seconds(60), .phone: .text("0151 1"), .contact: .choice("cont_1")])
    #expect(verdict(try await settle(entry, among: [row])) == expected)
  }

  private static let task: JSON = [
    "id": "task_1", "_type": "lead", "created_by": "user_me", "text": "Call", "date": "2026-12-01",
    "is_dateless": false, "assigned_to": "user_me", "date_created": "2026-11-20T09:26:41.000000+00:00",
  ]

  private static let taskRows: [(JSON, String)] = [
    (row(task), "arrived task_1"), (row(task, ["date": "2026-12-02"]), "asks 1"),
    (row(task, ["assigned_to": "user_2"]), "asks 1"), (row(task, ["is_complete": true]), "arrived task_1"),
    (row(task, ["date_created": "2026-11-20T08:00:00+00:00"]), "asks 1"),
    (row(task, ["date_created": "2026-11-20T08:00:00+00:00", "date": "2026-12-02"]), "not found"),
    (row(task, ["text": "Write"]), "not found"), (row(task, ["created_by": "user_2"]), "not found"),
  ]

  @Test(arguments: taskRows) func aTodo(_ row: JSON, _ expected: String) async throws {
    let entry = Entry(
      .todo,
      [.text: .text("Call"), .due: .day(CalendarDate(daysSince1970: 20_788)), .assignee: .choice("user_me")])
    #expect(verdict(try await settle(entry, among: [row])) == expected)
  }

  @Test func ofSeveralThatCanBeItNoneIsTaken() async throws {
    let entry = Entry(.note, [.text: .text("Hello <you> & me\nbye")])
    let two = [Self.note, Self.row(Self.note, ["id": "acti_2"])]
    #expect(verdict(try await settle(entry, among: two)) == "asks 2")
    let repeated = [Self.note, Self.note, Self.row(Self.note, ["id": "acti_2", "activity_at": nil])]
    #expect(verdict(try await settle(entry, among: repeated)) == "arrived acti_1")
  }

  @Test(arguments: [402, 403, 404]) func aKeyThatMayNotLookHasToAsk(_ status: Int) async throws {
    let service = try FakeClose { _ in .refusal(status, "") }.service()
    let settlement = try await service.settle(
      Sample.write(.create(Entry(.call))), sentAt: Self.sentAt, known: [], vocabulary: Sample.vocabulary)
    #expect(verdict(settlement) == "asks 0")
  }

  /// Without a `Date` header nobody knows how wrong the server's clock is, and by it nothing was created of late.
  @Test func theMomentThatWasSentNeedsNoClock() async throws {
    let row = Self.row(Self.note, ["date_created": "2020-01-01T00:00:00+00:00"])
    let close = FakeClose { call in .list(call.query["activity_at__gte"] == nil ? [] : [row]) }
    let settlement = try await close.service().settle(
      Sample.write(.create(Entry(.note, [.text: .text("Hello <you> & me\nbye")]))), sentAt: Self.sentAt, known: [],
      vocabulary: Sample.vocabulary)
    #expect(verdict(settlement) == "arrived acti_1" && close.calls.count == 1)
  }

  @Test func asksForWhatWasWrittenAtThatMomentAndThenSince() async throws {
    let close = FakeClose { _ in .list([]) }
    let service = try close.service()
    _ = try await service.settle(
      Sample.write(.create(Entry(.call))), sentAt: Self.sentAt, known: [], vocabulary: Sample.vocabulary)
    #expect(close.calls.map(\.path) == ["activity/call/", "activity/call/"])
    #expect(close.calls.allSatisfy { $0.method == "GET" && $0.query["lead_id"] == "lead_1" })
    #expect(close.calls.first?.query["activity_at__gte"] == "2026-11-20T09:26:39.123456+00:00")
    #expect(close.calls.first?.query["activity_at__lte"] == "2026-11-20T09:26:41.123456+00:00")
    #expect(close.calls.first?.query["date_created__gte"] == nil)
    #expect(close.calls.last?.query["date_created__gte"] == "2026-11-20T09:16:40.123456+00:00")
  }
}
