import CRM
import Testing

@testable import Close

/// What may be done with which item, and the entry an item shows. [close-api.md, 10, Writing; 12]
@Suite struct ItemChangeTests {
  private let service: CloseService

  init() throws { service = try FakeClose([:]).service() }

  static let possible: [(TimelineItem, Set<ItemChange>)] = [
    (Sample.item("acti_1", .note), [.edit, .delete]), (Sample.item("acti_1", .call), [.edit, .delete]),
    (Sample.item("acti_1", .text), [.delete]), (Sample.item("acti_1", .email), [.delete]),
    (Sample.item("acti_1", .email, title: "E-mail thread: x"), []), (Sample.item("acti_1", .meeting), [.delete]),
    (Sample.item("acti_1", .custom), [.delete]), (Sample.item("acti_1", .custom, title: "Form submitted: x"), []),
    (Sample.item("acti_1", .statusChange), [.delete]), (Sample.item("acti_1", .dealChange), [.delete]),
    (Sample.item("acti_1", .created), []), (Sample.item("acti_1", .change), []), (Sample.item("acti_1", .other), []),
    (Sample.item("task_1", .task, isDone: false), [.edit, .delete, .complete, .postpone, .reassign]),
    (Sample.item("task_1", .task, isDone: true), [.delete, .reopen]),
    (Sample.item("noti_1", .task, isDone: false), [.delete, .complete, .postpone, .reassign]),
    (Sample.item("noti_1", .task, isDone: true), [.delete, .reopen]),
    (Sample.item("acti_1", .task, isDone: true), [.delete, .reopen]), (Sample.item("outbox-1", .note), []),
    (Sample.item("Note-lead_1-2024", .note), []), (Sample.item("", .task), []),
  ]

  @Test(arguments: possible) func isPossible(_ item: TimelineItem, _ changes: Set<ItemChange>) {
    for change in ItemChange.allCases {
      let reason = service.rules.unavailable(change, of: item)
      #expect((reason == nil) == changes.contains(change), "\(change): \(reason ?? "possible")")
      #expect(reason.map { $0.hasSuffix(".") } ?? true)
    }
    #expect((service.rules.entry(of: item) != nil) == changes.contains(.edit))
  }

  private func item(_ text: String) throws -> TimelineItem? {
    WrittenItem.read(try json(text), Sample.vocabulary)
  }

  private func entry(_ text: String) throws -> Entry? { try item(text).flatMap(service.rules.entry) }

  private static let at = #""activity_at":"2024-05-01T10:00:00.000000+00:00""#
  private static let moment = EntryValue.moment(Instant(seconds: 1_714_557_600))

  @Test func aNoteIsItsTextAndItsOwnTitle() throws {
    let plain = try entry(#"{"id":"acti_1","_type":"Note","note":"First\nsecond","pinned":false,\#(Self.at)}"#)
    #expect(plain == Entry(.note, [.text: .text("First\nsecond"), .pinned: .flag(false), .at: Self.moment]))
    let titled = try entry(#"{"id":"acti_1","_type":"Note","note":"n","title":"T","pinned":true,\#(Self.at)}"#)
    #expect(
      titled == Entry(.note, [.text: .text("n"), .title: .text("T"), .pinned: .flag(true), .at: Self.moment]))
    let empty = try entry(#"{"id":"acti_1","_type":"Note","note":"",\#(Self.at)}"#)
    #expect(empty == Entry(.note, [.pinned: .flag(false), .at: Self.moment]))
  }

  @Test(arguments: [
    (#""note":"One\n\nTwo","remote_phone":"+1415","has_recording":true"#, "One\n\nTwo"),
    (#""note":"One\n\nPhone: ask"# + #"","remote_phone":"+1415""#, "One\n\nPhone: ask"), (#""note":"One""#, "One"),
    (#""note":"","remote_phone":"+1415""#, nil), (#""note":null"#, nil),
  ])
  func aCallIsItsNoteWithoutTheDetailsBelow(_ members: String, _ text: String?) throws {
    let entry = try entry(
      #"{"id":"acti_1","_type":"Call","direction":"inbound","duration":125,\#(members),\#(Self.at)}"#)
    #expect(entry?.text(.text) == text)
    #expect(entry?.choice(.direction) == "inbound" && entry?.seconds(.duration) == 125)
  }

  @Test func aTodoIsItsWholeText() throws {
    let long = String(repeating: "word ", count: 60).trimmed
    for text in ["Call back", "One\ntwo", long] {
      let task = JSON.object(
        JSONObject([
          (key: "id", value: "task_1"), (key: "text", value: .string(text)), (key: "date", value: "2024-05-01"),
          (key: "priority", value: "high"),
        ]))
      let entry = try entry(task.text)
      #expect(entry?.text(.text) == text)
      #expect(entry?[.due] == CalendarDate(iso8601: "2024-05-01").map { .day($0) })
    }
    let timed = try entry(#"{"id":"task_1","text":"t","date":"2024-05-01T10:00:00+00:00"}"#)
    #expect(timed?[.due] == Self.moment)
  }

  @Test(arguments: [
    ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Sat, 21 Nov 2026 09:43:33 GMT", 1_795_254_213), ("", nil),
    ("Sunday, 06-Nov-94 08:49:37 GMT", nil), ("Sun, 31 Feb 1994 08:49:37 GMT", nil),
    ("Sun, 06 Nov 1994 08:49:37 CET", nil),
  ])
  func aServersClock(_ text: String, _ seconds: Int64?) {
    #expect(Instant(httpDate: text)?.seconds == seconds)
  }
}
