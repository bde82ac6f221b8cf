import CRM
import Close
import ServiceTransport
import Testing

/// What is sent and how the answer is taken, in cases a sandbox does not give.
@Suite struct DeliveryTests {
  private func deliver(_ change: Write.Change, _ close: FakeClose) async throws -> Delivery {
    try await close.service().deliver(Sample.write(change), vocabulary: Sample.vocabulary)
  }

  private func error(_ change: Write.Change, _ close: FakeClose) async -> ServiceError? {
    await failure { _ = try await deliver(change, close) }
  }

  private static let note: JSON = [
    "id": "acti_1", "_type": "Note", "note": "Hello", "note_html": "<body><p><b>Hello</b></p></body>",
    "title": .string(String(repeating: "long ", count: 60)), "pinned": true,
    "activity_at": "2024-05-01T10:00:00.000000+00:00",
  ]

  /// The entry an item made of `json` shows.
  private func shown(_ json: JSON) async throws -> Entry {
    let close = FakeClose(["GET activity/": .list([json]), "GET task/": .list([json])])
    let isTask = json["id"]?.string?.hasPrefix("task_") == true
    let page = try await close.service().timeline(
      of: RecordID(.lead, "lead_1"), next: nil, vocabulary: Sample.vocabulary)
    let item = try #require(page.items.first { ($0.kind == .task) == isTask })
    return try #require(try close.service().rules.entry(of: item))
  }

  private func sent(
    _ entry: Entry, _ json: JSON, _ target: ItemTarget, _ path: String, before: Entry? = nil
  ) async throws -> JSON? {
    let close = FakeClose(["GET \(path)": .json(json), "PUT \(path)": .json(json)])
    #expect(try await deliver(.edit(target, entry, before: before), close).item?.id == target.id)
    return close.calls.first { $0.method == "PUT" }?.body
  }

  @Test func anEditSendsWhatWasEdited() async throws {
    let target = Sample.target("acti_1", .note)
    var entry = try await shown(Self.note)
    #expect(try await sent(entry, Self.note, target, "activity/note/acti_1/") == nil)
    entry[.pinned] = .flag(false)
    #expect(try await sent(entry, Self.note, target, "activity/note/acti_1/") == ["pinned": false])
    entry[.title] = nil
    entry[.text] = .text("Bye")
    entry[.contact] = .choice("cont_2")
    #expect(
      try await sent(entry, Self.note, target, "activity/note/acti_1/")?.text
        == #"{"note":"Bye","title":null,"pinned":false,"contact_id":"cont_2"}"#)
  }

  @Test func anEditLeavesAloneWhatOthersChangedMeanwhile() async throws {
    let target = Sample.target("acti_1", .note)
    let before = try await shown(Self.note)
    var entry = before
    entry[.pinned] = .flag(false)
    var theirs = Self.note.object ?? JSONObject()
    theirs["note"] = "Hello there"
    theirs["title"] = "Theirs"
    let path = "activity/note/acti_1/"
    #expect(try await sent(entry, .object(theirs), target, path, before: before) == ["pinned": false])
    #expect(try await sent(before, .object(theirs), target, path, before: before) == nil)
    // What both have changed is for the user to decide, and nothing of it is sent.
    entry[.text] = .text("Bye")
    let conflict = await #expect(throws: WriteConflict.self) {
      try await sent(entry, .object(theirs), target, path, before: before)
    }
    #expect(conflict?.fields.map(\.field) == [.text])
  }

  private static let call: JSON = [
    "id": "acti_1", "_type": "Call", "note": "Hello", "direction": "inbound", "duration": 60, "status": "busy",
    "remote_phone": "+1415", "phone": "+1415", "contact_id": "cont_1", "outcome_id": "outcome_1",
    "activity_at": "2024-05-01T10:00:00.000000+00:00",
  ]

  @Test func whatACallDoesNotShowStays() async throws {
    let target = Sample.target("acti_1", .call)
    var entry = try await shown(Self.call)
    #expect(try await sent(entry, Self.call, target, "activity/call/acti_1/") == nil)
    entry[.status] = .choice("busy")
    entry[.phone] = .text("+1415")
    entry[.text] = nil
    entry[.at] = .moment(Instant(seconds: 1_714_557_601))
    #expect(
      try await sent(entry, Self.call, target, "activity/call/acti_1/")
        == ["note": "", "activity_at": "2024-05-01T10:00:01+00:00"])
  }

  @Test func aTodoWithoutADateStaysWithoutOne() async throws {
    let task: JSON = [
      "id": "task_1", "text": "t", "date": "2024-05-01", "is_dateless": true, "assigned_to": "user_2",
    ]
    let target = Sample.target("task_1", .task)
    var entry = try await shown(task)
    entry[.text] = .text("u")
    #expect(try await sent(entry, task, target, "task/task_1/") == ["text": "u"])
    entry[.assignee] = .choice("user_me")
    entry[.due] = nil
    #expect(
      try await sent(entry, task, target, "task/task_1/") == ["text": "u", "date": nil, "assigned_to": "user_me"])
  }

  @Test(arguments: [(500, ServiceError.Reason.serverFailure), (404, .notFound), (401, .authentication)])
  func lookingUpLeavesNoDoubt(_ status: Int, _ reason: ServiceError.Reason) async {
    let close = FakeClose { _ in .refusal(status, "{}") }
    for change in [
      Write.Change.edit(Sample.target("acti_1", .note), Entry(.note, [.text: .text("n")])),
      .complete(Sample.target("acti_1", .task), false),
    ] {
      let error = await error(change, close)
      #expect(error?.reason == reason && error?.mayHaveArrived == false)
    }
    #expect(close.calls.allSatisfy { $0.method == "GET" })
  }

  @Test func aTodoThatIsGoneCannotBeReopened() async {
    let close = FakeClose(["GET activity/task_completed/acti_1/": .json(["id": "acti_1", "task_id": nil])])
    #expect(await error(.complete(Sample.target("acti_1", .task), false), close)?.reason == .rejected)
  }

  @Test(arguments: ["{}", "", "<html>", "[]", #"{"id":""}"#, "null"])
  func aCreationThatIsNotConfirmedIsInDoubt(_ body: String) async {
    let close = FakeClose(["POST activity/note/": .text(body, status: 200)])
    let error = await error(.create(Entry(.note, [.text: .text("n")])), close)
    #expect(error?.reason == .malformedAnswer && error?.mayHaveArrived == true)
    #expect(close.calls.count == 1)
  }

  @Test(arguments: [(400, false), (403, false), (404, false), (301, false), (408, true), (500, true), (504, true)])
  func aRefusalLeavesNoDoubtAndAFailureDoes(_ status: Int, _ mayHaveArrived: Bool) async {
    let close = FakeClose { _ in .refusal(status, #"{"errors":[],"field-errors":{"note":"Too long."}}"#) }
    let error = await error(.create(Entry(.note, [.text: .text("n")])), close)
    #expect(error?.mayHaveArrived == mayHaveArrived && error?.status == status)
    if status == 400 { #expect(error?.serverWords == "note: Too long.") }
    #expect(close.calls.count == 1)
  }

  private static let deletions: [(FakeClose.Reply, ServiceError.Reason?)] = [
    (.text("{}", status: 200), nil), (.text("", status: 204), nil),
    (.refusal(404, #"{"error":"Empty query: Note matching query does not exist."}"#), nil),
    (.refusal(404, "<html>no such page"), .notFound), (.text("<html>sign in", status: 200), .malformedAnswer),
    (.refusal(403, "{}"), .permission), (.refusal(405, "{}"), .rejected),
  ]

  @Test(arguments: deletions) func isGoneWhenCloseSaysSo(_ reply: FakeClose.Reply, _ reason: ServiceError.Reason?) async
  {
    let close = FakeClose { _ in reply }
    #expect(await error(.delete(Sample.target("acti_1", .note)), close)?.reason == reason)
    #expect(close.calls.map(\.method) == ["DELETE"])
  }

  @Test(arguments: [(#"{"id":"task_1","is_complete":true}"#, 200, true), ("{}", 200, false), ("", 204, false)])
  func aChangeIsDoneWhenCloseSaysSo(_ body: String, _ status: Int, _ hasItem: Bool) async throws {
    let close = FakeClose { _ in .text(body, status: status) }
    let delivery = try await deliver(.complete(Sample.target("task_1", .task), true), close)
    #expect((delivery.item != nil) == hasItem)
  }
}
