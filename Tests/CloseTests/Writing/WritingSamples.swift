import CRM
import Close
import Testing

/// Records, items and writes for tests of the write side.
enum Sample {
  static let me = Identity(id: "user_me", name: "Robin Vale", email: "robin@us.example")
  static let vocabulary = Vocabulary(
    identity: me, users: [Choice("user_me", "Robin Vale"), Choice("user_2", "Mei-Lin Zhou")],
    outcomes: [Choice("outcome_1", "Interested")])

  static let ann: JSON = [
    "id": "cont_ann", "lead_id": "lead_1", "display_name": "Ann Lee",
    "emails": [["email": "ann@acme.example", "type": "office"]],
    "phones": [["phone": "+14155550100", "phone_formatted": "+1 415-555-0100"]],
  ]
  static let bob: JSON = [
    "id": "cont_bob", "lead_id": "lead_1", "display_name": "Bob", "emails": [],
    "phones": [["phone": "+4930123", "phone_formatted": "+49 30 123"]],
  ]

  static func lead(_ contacts: JSON...) -> Record {
    Record(
      id: RecordID(.lead, "lead_1"), title: "Acme",
      original: ["id": "lead_1", "display_name": "Acme", "contacts": .array(contacts)])
  }

  static let contact = Record(id: RecordID(.contact, "cont_ann"), title: "Ann Lee", original: ann)
  static let deal = Record(
    id: RecordID(.deal, "oppo_1"), title: "Acme",
    original: [
      "id": "oppo_1", "lead_id": "lead_1", "lead_name": "Acme", "contact_id": "cont_ann", "contact_name": "Ann Lee",
    ])
  static let strayContact = Record(
    id: RecordID(.contact, "cont_x"), title: "X", original: ["id": "cont_x", "lead_id": nil])

  /// 2026-11-20T09:26:40.123456Z.
  static let madeAt = Instant(microseconds: 1_795_166_800_123_456)

  static func write(_ change: Write.Change, about record: RecordID = RecordID(.lead, "lead_1")) -> Write {
    Write(id: WriteID("w-1"), ref: RecordRef(AccountID("work"), record), change: change, madeAt: madeAt)
  }

  static func item(
    _ id: String, _ kind: TimelineItem.Kind, title: String = "t", body: String? = nil, isDone: Bool? = nil
  ) -> TimelineItem {
    TimelineItem(
      id: id, kind: kind, at: Instant(seconds: 1_700_000_000), title: title, body: body, isDone: isDone,
      source: "Close activity")
  }

  static func target(_ id: String, _ kind: TimelineItem.Kind, title: String = "t") -> ItemTarget {
    ItemTarget(id: id, kind: kind, title: title)
  }
}
