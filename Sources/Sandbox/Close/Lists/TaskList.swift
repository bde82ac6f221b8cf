import CRM

extension CloseView {
  /// Every task that exists: those made here, then lead by lead; automatic ones too.
  func allTasks(done: Bool, notifications: Bool = false) -> [CloseRef] {
    var refs = state.living(.task).map { CloseRef(kind: .task, index: $0) }
    for company in world.companies {
      refs += derivedTasks(of: company, done: done).map { CloseRef(kind: .task, index: $0) }
      if notifications { refs += derivedNotifications(of: company).map { CloseRef(kind: .notification, index: $0) } }
    }
    return state.deleted.isEmpty ? refs : refs.filter(exists)
  }

  /// `GET /task/`. [close-api.md, 12]
  func taskList(_ call: CloseCall) throws(CloseFailure) -> JSON {
    let page = try call.page(maximum: 1000)
    let rows = try tasks(matching: call)
    let selection = FieldSelection(call["_fields"])
    return [
      "data": .array(rows.dropFirst(page.skip).prefix(page.limit).map { $0.object(selection) }),
      "has_more": .bool(rows.count > page.skip + page.limit), "total_results": .number(rows.count),
    ]
  }

  func tasks(matching call: CloseCall) throws(CloseFailure) -> [TaskRow] {
    let filter = try TaskFilter(call, view: self)
    let order = call["_order_by"] ?? "-date_created"
    guard ["date", "-date", "date_created", "-date_created"].contains(order) else {
      throw CloseFailure(400, "Cannot order by \"\(order)\".")
    }
    if let leads = call.list("lead_id") {
      let rows = leads.compactMap { living(.lead, $0) }.flatMap { tasks(of: $0) + notifications(of: $0) }
      return sorted(rows.filter(filter.takes), order)
    }
    let parameters = call.parameters.filter { !["_limit", "_skip", "_fields"].contains($0.name) }
    let key = "task \(parameters.map { "\($0.name)=\($0.value)" }.sorted()) \(days.offset) \(now.seconds / 60)"
    let packed = caches.indices(key, version: state.version) {
      let rows = allTasks(done: filter.mayBeDone, notifications: filter.mayBeAutomatic)
        .map { task($0.kind, $0.index) }.filter(filter.takes)
      return sorted(rows, order).map { $0.index * 2 + ($0.ref.kind == .notification ? 1 : 0) }
    }
    return packed.map { task($0 % 2 == 1 ? .notification : .task, $0 / 2) }
  }

  /// By date, the days of the caller in order, and within a day those without a time first.
  private func sorted(_ rows: [TaskRow], _ order: String) -> [TaskRow] {
    let byDate = order.hasSuffix("date")
    let keyed = rows.enumerated().map { position, row in
      (position, row, byDate ? days.instant(row.due) ?? now : row.created, row.due.utf8.count)
    }
    let descending = order.hasPrefix("-")
    return keyed.sorted { left, right in
      if left.2 != right.2 { return descending ? left.2 > right.2 : left.2 < right.2 }
      if byDate, left.3 != right.3 { return descending ? left.3 > right.3 : left.3 < right.3 }
      return left.0 < right.0
    }.map(\.1)
  }
}

/// The filters of the task list. [close-api.md, 12]
struct TaskFilter {
  private static let types: Set<String> = [
    "lead", "incoming_email", "email_followup", "missed_call", "answered_detached_call", "voicemail",
    "opportunity_due", "incoming_sms", "outgoing_call",
  ]

  private let types: Set<String>?
  private let ids: Set<String>?
  private let assignees: Set<String>?
  private let isComplete: Bool?
  private let box: String?
  private let due: MomentBounds
  private let created: MomentBounds
  private let updated: MomentBounds

  init(_ call: CloseCall, view: CloseView) throws(CloseFailure) {
    let names = call.list("_type") ?? ["lead"]
    if let unknown = names.first(where: { $0 != "all" && !Self.types.contains($0) }) {
      throw CloseFailure.field("_type", "\(CloseFailure.invalidChoice) (got \"\(unknown)\")")
    }
    types = names.contains("all") ? nil : Set(names)
    ids = call.list("id").map(Set.init)
    assignees = call.list("assigned_to").map(Set.init)
    isComplete = call.flag("is_complete")
    box = call["view"]
    if let box, !["inbox", "future", "archive"].contains(box) {
      throw CloseFailure.field("view", CloseFailure.invalidChoice)
    }
    var due = try call.moments("date")
    // The two views bring their own bounds, at the end of the caller's today.
    if box == "inbox" || box == "future" {
      (due.before, due.from) = (nil, nil)
    }
    self.due = due
    created = try call.moments("date_created")
    updated = try call.moments("date_updated")
  }

  /// Whether finished tasks can be among the answers.
  var mayBeDone: Bool { isComplete != false && box != "inbox" && box != "future" }
  var mayBeAutomatic: Bool { types.map { $0 != ["lead"] && $0 != ["outgoing_call"] } ?? true }

  func takes(_ row: TaskRow) -> Bool {
    if let types, !types.contains(row.type) { return false }
    if let ids, !ids.contains(row.view.ids.text(row.ref)) { return false }
    if let assignees, !assignees.contains(row.assignee ?? "") { return false }
    if let isComplete, row.isComplete != isComplete { return false }
    if let box, row.box != box { return false }
    if !due.isOpen, !due.contains(row.view.days.instant(row.due) ?? row.view.now) { return false }
    if !created.isOpen, !created.contains(row.created) { return false }
    guard !updated.isOpen else { return true }
    return row.member("date_updated")?.string.flatMap { Instant(iso8601: $0) }.map(updated.contains) ?? false
  }
}
