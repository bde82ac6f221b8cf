import CRM

/// A task: a to-do of the world, one done in the past, an automatic one, or one made here. [close-api.md, 12]
final class TaskRow: CloseRow {
  let view: CloseView
  let ref: CloseRef
  private(set) lazy var todo: Todo? = isTodo ? view.world.todo(index / 128 * 4 + index % 128) : nil
  private(set) lazy var event: Event? = eventIndex.map(view.world.event)
  private(set) lazy var deal: Deal? =
    !ref.isCreated && ref.kind == .notification && index % 64 >= 48
    ? view.world.deal(index / 64 * 4 + index % 64 - 48) : nil

  init(_ view: CloseView, _ kind: CloseKind, _ index: Int) {
    self.view = view
    ref = CloseRef(kind: kind, index: index)
  }

  var index: Int { ref.index }

  private var isTodo: Bool { !ref.isCreated && ref.kind == .task && index % 128 < 64 }

  private var eventIndex: Int? {
    guard !ref.isCreated else { return nil }
    if ref.kind == .task { return isTodo ? nil : index / 128 * 64 + index % 128 - 64 }
    return index % 64 < 48 ? index : nil
  }

  var lead: Int? {
    if ref.isCreated { return view.state.parents[ref] }
    return ref.kind == .task ? index / 128 : index / 64
  }

  var type: String {
    if let stored = stored?["_type"]?.string { return stored }
    guard ref.kind == .notification else { return "lead" }
    return event.flatMap(Self.automaticType(for:)) ?? "opportunity_due"
  }

  /// The kind of automatic task an event makes; nil when it makes none.
  static func automaticType(for event: Event) -> String? {
    switch event.kind {
    case .email: event.direction == .incoming ? "incoming_email" : event.index % 3 == 0 ? "email_followup" : nil
    case .text: event.direction == .incoming ? "incoming_sms" : nil
    case .call:
      switch event.outcome {
      case .voicemail where event.direction == .incoming: "voicemail"
      case .noAnswer where event.direction == .incoming: "missed_call"
      case .busy where event.direction == .incoming: "answered_detached_call"
      default: nil
      }
    default: nil
    }
  }

  var isComplete: Bool { stored?["is_complete"]?.bool ?? (ref.kind == .task && !isTodo && !ref.isCreated) }

  /// The date or moment it is due; today for one without.
  var due: String {
    if isDateless { return view.days.date(of: view.now).iso8601 }
    if let stored = stored?["date"]?.string { return stored }
    switch todo?.due {
    case .day(let date): return date.iso8601
    case .moment(let instant): return instant.closeSecondStamp.string ?? ""
    case .someday, nil: break
    }
    if let deal { return deal.closes?.iso8601 ?? "" }
    return event.map { view.days.date(of: $0.instant).iso8601 } ?? ""
  }

  var isDateless: Bool {
    if let stored = stored?["is_dateless"]?.bool { return stored }
    return todo?.due == .someday
  }

  var assignee: String? { member("assigned_to")?.string }

  var created: Instant {
    if let stored = stored?["date_created"]?.string, let instant = Instant(iso8601: stored) { return instant }
    return todo?.created ?? event?.instant ?? deal?.created ?? view.world.midnight
  }

  /// `inbox` up to the end of the caller's today, else `future`; `archive` when complete.
  var box: String {
    if isComplete { return "archive" }
    guard let instant = view.days.instant(due) else { return "inbox" }
    return instant < view.days.end(of: view.days.date(of: view.now)) ? "inbox" : "future"
  }

  func member(_ name: String) -> JSON? { TaskRow.fields.value(self, name) }
  func object(_ selection: FieldSelection) -> JSON { TaskRow.fields.object(self, selection) }

  static let fields = CloseFields<TaskRow>([
    .computed("id") { $0.id },
    .computed("_type") { .string($0.type) },
    .computed("organization_id") { $0.view.organizationID },
    .computed("lead_id") { $0.view.id(.lead, $0.lead) },
    .computed("lead_name") { row in .nullable(row.lead.map { row.view.lead($0).displayName }) },
    .stored("contact_id") { $0.view.id(.contact, $0.todo?.person ?? $0.event?.person) },
    .computed("contact_name") { $0.view.contactName($0.member("contact_id")) },
    .stored("assigned_to") { $0.view.userID($0.todo?.assignee ?? $0.event?.user ?? $0.deal?.owner) },
    .computed("assigned_to_name") { $0.view.userName($0.member("assigned_to")) },
    .stored("text") { row in .string(row.todo?.text ?? (row.ref.kind == .task ? row.event?.subject ?? "" : "")) },
    .computed("date") { .string($0.due) },
    .computed("due_date") { $0.isDateless ? nil : .string($0.due) },
    .computed("is_dateless") { .bool($0.isDateless) },
    .computed("is_complete") { .bool($0.isComplete) },
    .computed("view") { .string($0.box) },
    .stored("priority") { _ in nil },
    .stored("resolution") { _ in nil },
    .stored("object_type") { row in
      guard row.ref.kind == .notification else { return row.isComplete ? "taskcompleted" : nil }
      return row.deal == nil
        ? .nullable(row.type.contains("email") ? "email" : row.type.contains("sms") ? "sms" : "call") : "opportunity"
    },
    .stored("object_id") { row in
      if row.deal != nil { return row.view.id(.opportunity, row.index / 64 * 4 + row.index % 64 - 48) }
      guard let event = row.event else { return nil }
      return row.view.id(.activity, event.company * 256 + event.index % 64)
    },
    .computed("subject") { row in row.type.contains("email") ? .nullable(row.event?.subject) : nil },
    .computed("body_preview") { row in
      row.type.contains("email") ? .nullable(row.event.map { String($0.text.prefix(100)) }) : nil
    },
    .computed("phone") { row in
      guard row.type.contains("call") || row.type == "voicemail" else { return nil }
      return .nullable(row.event.flatMap { row.view.world.person($0.person).phones.first?.e164 })
    },
    .stored("created_by") { $0.view.userID($0.todo?.assignee ?? $0.event?.user) },
    .computed("created_by_name") { $0.view.userName($0.member("created_by")) },
    .stored("updated_by") { $0.view.userID($0.todo?.assignee ?? $0.event?.user) },
    .computed("updated_by_name") { $0.view.userName($0.member("updated_by")) },
    .stored("date_created") { $0.created.closeStamp },
    .stored("date_updated") { $0.created.closeStamp },
  ])
}
