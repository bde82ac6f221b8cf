import CRM
import Testing

@testable import Close

/// Every value of a body replaced in turn by one of another type: nothing may crash, and what is shown stays whole.
@Suite struct HostileBodyTests {
  private static let replacements: [JSON] = [
    .null, true, 7, .number("-1e999"), .number("9223372036854775807"), "", "\u{1B}[2J\u{202E}", [], [[[]]], [:],
    ["a": ["b": nil]], ["id": 7],
  ]

  /// `json` with the value at each place, down to all depths, replaced by `other`.
  private func variants(_ json: JSON, _ other: JSON) -> [JSON] {
    switch json {
    case .object(let object):
      object.members.flatMap { key, value in
        ([other] + variants(value, other)).map { changed in
          var copy = object
          copy[key] = changed
          return JSON.object(copy)
        }
      }
    case .array(let elements):
      elements.indices.flatMap { index in
        ([other] + variants(elements[index], other)).map { changed in
          var copy = elements
          copy[index] = changed
          return JSON.array(copy)
        }
      }
    default: []
    }
  }

  private func everyVariant(of text: String) throws -> [JSON] {
    let json = try json(text)
    return Self.replacements.flatMap { variants(json, $0) }
  }

  private static let vocabulary = Vocabulary(
    users: [Choice("user_1", "Ann")], fields: [CustomField(id: "cf_1", name: "F", type: "user", kinds: [.lead])])

  @Test(arguments: [RecordKind.lead, .contact, .deal])
  func records(_ kind: RecordKind) throws {
    let text = #"""
      {"id":"lead_1","display_name":"A","name":"B","lead_name":"L","status_label":"S","value":5,"value_formatted":"x",
       "confidence":3,"note":"n","note_html":"<p>x","date_created":"2021-07-13T11:39:05.012000+00:00","date_won":"2019-01-15",
       "contacts":[{"id":"c","name":"N","emails":[{"email":"e","type":"t"}],"phones":[{"phone":"1"}],"urls":[{"url":"u"}]}],
       "emails":[{"email":"e"}],"phones":[{"phone":"1"}],"contact_ids":["c"],"opportunities":[{"id":"o","value":1}],
       "tasks":[{"id":"t","date":"2019-01-15","text":"x"}],"addresses":[{"label":"l","city":"c"}],
       "integration_links":[{"name":"n","url":"u"}],"custom.cf_1":["user_1"],"custom":{"F":"x"}}
      """#
    for variant in try everyVariant(of: text) {
      guard let record = Record(close: variant, kind: kind, isPartial: false) else {
        #expect(variant["id"]?.filled == nil)
        continue
      }
      #expect(!record.title.isEmpty && record.original == variant)
      let detail = DetailBuilder(record: record, vocabulary: Self.vocabulary).detail()
      #expect(detail.groups.allSatisfy { !$0.fields.isEmpty })
      #expect(detail.groups.flatMap(\.fields).allSatisfy { !$0.label.isEmpty })
    }
  }

  @Test(arguments: [
    "Note", "Call", "Email", "EmailThread", "SMS", "Meeting", "OpportunityStatusChange", "Custom", "New",
  ])
  func activities(_ type: String) throws {
    let text = #"""
      {"id":"acti_1","_type":"\#(type)","title":"t","note":"n","note_html":"<p>","subject":"s","sender":"a","to":["b"],
       "body_text":"x","duration":60,"direction":"inbound","disposition":"answered","status":"sent","text":"x","opens":[{}],
       "starts_at":"2024-05-01T10:00:00Z","ends_at":"2024-05-01T11:00:00Z","attendees":[{"name":"n"}],"emails":[{"body_text":"x"}],
       "participants":[{"name":"n"}],"attachments":[{"filename":"f"}],"voicemail_duration":3,"user_id":"user_1",
       "activity_at":"2021-07-13T11:39:05.012000+00:00","custom_activity_type_id":"x","custom.cf_1":"user_1"}
      """#
    let reading = ActivityReading(vocabulary: Self.vocabulary, types: [:])
    for variant in try everyVariant(of: text) {
      let item = reading.item(variant)
      #expect(!item.title.isEmpty && !item.id.isEmpty)
      #expect(!item.title.contains("\n"))
      #expect(item.duration ?? 0 >= 0)
    }
  }

  @Test func vocabularies() async throws {
    let view = #"{"id":"save_1","name":"n","type":"lead","query":"*","s_query":{"query":{}}}"#
    for variant in try everyVariant(of: view) {
      guard let view = SavedView(close: variant) else { continue }
      #expect(!view.id.isEmpty && !view.name.isEmpty)
    }
    for variant in try everyVariant(of: #"{"id":"cf_1","name":"n","type":"choices","choices":["a"]}"#) {
      guard let field = CustomField(close: variant, kind: .lead) else { continue }
      #expect(!field.name.isEmpty)
    }
    let me =
      #"{"id":"u","first_name":"a","organizations":[{"name":"o","lead_statuses":[{"id":"s","label":"l"}],"pipelines":[{"statuses":[{"id":"x"}]}]}]}"#
    for variant in try everyVariant(of: me) {
      #expect(Identity(me: variant)?.name.isEmpty != true)
      _ = Stages(me: variant, leadStatuses: [], dealStatuses: [], pipelines: [])
    }
  }

  @Test(arguments: [#"{"data":7}"#, #"{"data":{"a":1}}"#, "7", "null", "{}", #""data""#])
  func listsThatAreNone(_ body: String) async throws {
    let close = FakeClose { _ in .text(body, status: 200) }
    let service = try close.service()
    for kind in [RecordKind.lead, .contact, .deal] {
      let error = await failure {
        _ = try await service.page(of: Question(kind: kind), next: nil, vocabulary: Vocabulary())
      }
      #expect(error?.reason == .malformedAnswer)
    }
    let error = await failure {
      _ = try await service.timeline(of: RecordID(.lead, "l"), next: nil, vocabulary: Vocabulary())
    }
    #expect(error?.reason == .malformedAnswer)
  }

  @Test(arguments: [
    ("2021-07-13T11:39:05.012000+00:00", "2021-07-13T11:39:05.012000Z"),
    ("2022-11-08T12:07:48.623996", "2022-11-08T12:07:48.623996Z"),
    ("2022-11-12T18:00:00+00:00", "2022-11-12T18:00:00Z"), ("0001-01-01T00:00:00", nil), ("2019-01-15", nil),
    ("soon", nil),
  ])
  func momentsInAllTheirForms(_ text: String, _ expected: String?) {
    #expect(JSON.string(text).instant?.iso8601 == expected)
  }
}
