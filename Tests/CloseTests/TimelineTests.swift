import CRM
import Close
import Testing

@Suite struct TimelineTests {
  private static let words = Vocabulary()

  private func note(_ number: Int, at: String) -> JSON {
    ["id": .string("acti_\(number)"), "_type": "Note", "note": "n", "activity_at": .string(at)]
  }

  @Test func mergesActivitiesAndTasksNewestFirst() async throws {
    let close = FakeClose([
      "GET activity/": .list([
        note(2, at: "2024-01-02T00:00:00+00:00"), note(1, at: "2024-01-01T00:00:00+00:00"),
      ]),
      "GET task/": .text(
        json:
          #"{"data":[{"id":"task_1","text":"t","date":"2024-01-01"},{"id":"task_2","text":"u","date":"2030-01-01"}]}"#),
    ])
    let page = try await close.service().timeline(of: RecordID(.lead, "lead_1"), next: nil, vocabulary: Self.words)
    #expect(page.items.map(\.id) == ["task_2", "acti_2", "task_1", "acti_1"])
    #expect(page.next == nil && page.limitation == nil)
    let activities = close.calls.first { $0.path == "activity/" }
    #expect(activities?.query["lead_id"] == "lead_1" && activities?.query["_order_by"] == "-activity_at")
    let tasks = close.calls.first { $0.path == "task/" }
    #expect(tasks?.query["_type"] == "all")
  }

  @Test func aFinishedTaskIsNotShownBesideItsActivity() async throws {
    let close = FakeClose([
      "GET activity/": .text(json: #"{"data":[{"id":"acti_1","_type":"TaskCompleted","task_text":"Call"}]}"#),
      "GET task/": .text(
        json: #"""
          {"data":[{"id":"task_1","is_complete":true,"object_type":"taskcompleted","object_id":"acti_1"},
           {"id":"task_2","is_complete":true,"object_type":null}]}
          """#),
    ])
    let page = try await close.service().timeline(of: RecordID(.lead, "lead_1"), next: nil, vocabulary: Self.words)
    #expect(Set(page.items.map(\.id)) == ["acti_1", "task_2"])
    #expect(page.items.allSatisfy { $0.isDone == true })
  }

  @Test func pagesIntoThePastInStep() async throws {
    let close = FakeClose { call in
      guard call.path == "activity/" else { return .list([]) }
      return call.query["_skip"] == "0"
        ? .list([note(9, at: "2024-01-09T00:00:00+00:00"), note(8, at: "2024-01-08T00:00:00+00:00")], hasMore: true)
        : .list([note(7, at: "2024-01-07T00:00:00+00:00")])
    }
    let service = try close.service()
    let id = RecordID(.lead, "lead_1")
    let first = try await service.timeline(of: id, next: nil, vocabulary: Self.words)
    let next: String = try #require(first.next)
    let second = try await service.timeline(of: id, next: next, vocabulary: Self.words)
    #expect(second.items.map(\.id) == ["acti_7"] && second.next == nil)
    let last = try #require(close.calls.last)
    #expect(last.query["_skip"] == "2")
    #expect(last.query["activity_at__lte"] == "2024-01-09T00:00:00+00:00")
    #expect(close.calls.filter { $0.path == "task/" }.count == 1)
  }

  @Test func aContactHasItsShareOfItsLeads() async throws {
    let close = FakeClose([
      "GET contact/cont_1/": .text(json: #"{"id":"cont_1","lead_id":"lead_1"}"#),
      "GET activity/": .list([note(1, at: "2024-01-01T00:00:00")]),
      "GET task/": .text(json: #"{"data":[{"id":"task_1","contact_id":"cont_1"},{"id":"task_2","contact_id":null}]}"#),
    ])
    let page = try await close.service().timeline(of: RecordID(.contact, "cont_1"), next: nil, vocabulary: Self.words)
    #expect(Set(page.items.map(\.id)) == ["acti_1", "task_1"])
    let activities = close.calls.first { $0.path == "activity/" }
    #expect(activities?.query["lead_id"] == "lead_1" && activities?.query["contact_id"] == "cont_1")
  }

  @Test func anOpportunityHasItsLeads() async throws {
    let close = FakeClose([
      "GET opportunity/oppo_1/": .text(json: #"{"lead_id":"lead_1"}"#), "GET activity/": .list([]),
      "GET task/": .list([]),
    ])
    _ = try await close.service().timeline(of: RecordID(.deal, "oppo_1"), next: nil, vocabulary: Self.words)
    let activities = close.calls.first { $0.path == "activity/" }
    #expect(activities?.query["lead_id"] == "lead_1" && activities?.query["contact_id"] == nil)
  }

  @Test func withoutALeadThereIsALimitationAndNoError() async throws {
    let close = FakeClose(["GET contact/cont_1/": .text(json: #"{"id":"cont_1","lead_id":null}"#)])
    let page = try await close.service().timeline(of: RecordID(.contact, "cont_1"), next: nil, vocabulary: Self.words)
    #expect(page.items.isEmpty && page.limitation?.isEmpty == false)
  }

  @Test(arguments: [402, 403, 404])
  func goesWithoutTasksThatTheKeyMayNotSee(_ status: Int) async throws {
    let close = FakeClose([
      "GET activity/": .list([note(1, at: "2024-01-01T00:00:00")]), "GET task/": .refusal(status, ""),
    ])
    let page = try await close.service().timeline(of: RecordID(.lead, "lead_1"), next: nil, vocabulary: Self.words)
    #expect(page.items.map(\.id) == ["acti_1"])
  }

  @Test func asksForCustomTypesOnceAndOnlyWhenNeeded() async throws {
    let close = FakeClose([
      "GET activity/": .text(
        json: #"{"data":[{"id":"acti_1","_type":"Custom","custom_activity_type_id":"actitype_1"}]}"#),
      "GET task/": .list([]),
      "GET custom_activity/": .text(json: #"{"data":[{"id":"actitype_1","name":"Site visit","fields":[]}]}"#),
    ])
    let service = try close.service()
    for _ in 0..<2 {
      let page = try await service.timeline(of: RecordID(.lead, "lead_1"), next: nil, vocabulary: Self.words)
      #expect(page.items.map(\.title) == ["Site visit"])
    }
    #expect(close.calls.filter { $0.path == "custom_activity/" }.count == 1)
  }

  @Test(arguments: ["", "[]", #"{"lead":"lead_1"}"#, #"{"lead":"lead_1","skip":-5}"#])
  func aPlaceThatIsNoneSaysToRefresh(_ next: String) async throws {
    let service = try FakeClose([:]).service()
    let error = await failure {
      _ = try await service.timeline(of: RecordID(.lead, "lead_1"), next: next, vocabulary: Self.words)
    }
    #expect(error?.reason == .rejected)
  }
}
