import CRM

/// The timeline items that the world tells.
extension ClozeBook {
  /// Newest first.
  func items(_ ref: ClozeRef) -> [ClozeItem] {
    let company = company(of: ref)
    let events = world.events(ofCompany: company)
    let todos = world.todos(ofCompany: company).map { world.todo($0) }
    var items: [ClozeItem]
    switch ref.kind {
    case .people:
      let person = person(ref.slot)
      items = events.filter { $0.person == person }.map(item) + todos.filter { $0.person == person }.map(item)
    case .companies:
      items = events.map(item) + todos.map(item)
    case .projects:
      // What was written and said while the deal was open.
      let deal = world.deal(deal(ref.slot))
      let end = deal.stage.isOpen ? world.midnight : deal.updated
      items = events.filter { $0.instant >= deal.created && $0.instant <= end && $0.kind.isConversation }.map(item)
    }
    return items.sorted { $0.at > $1.at }
  }

  func item(_ source: ClozeItem.Source) -> ClozeItem? {
    switch source {
    case .event(let index) where world.isEvent(index): item(world.event(index))
    case .todo(let index) where world.isTodo(index): item(world.todo(index))
    default: nil
    }
  }

  /// When the open to-dos of a record are due, UTC milliseconds.
  func reminders(_ ref: ClozeRef) -> [Int64] {
    guard ref.kind != .projects else { return [] }
    let todos = world.todos(ofCompany: company(of: ref)).map { world.todo($0) }
    let person = ref.kind == .people ? person(ref.slot) : nil
    return todos.filter { person == nil || $0.person == person }.compactMap { Self.moment($0.due) }
  }

  private static func moment(_ due: Due) -> Int64? {
    switch due {
    case .someday: nil
    case .day(let day): Int64(day.daysSince1970) * 86_400_000
    case .moment(let instant): instant.milliseconds
    }
  }

  private func item(_ todo: Todo) -> ClozeItem {
    let due = Self.moment(todo.due)
    return ClozeItem(
      source: .todo(todo.index), kind: .todo, at: todo.created.milliseconds, changed: todo.created.milliseconds,
      due: due, isReminder: true,
      members: [
        ("style", "todo"), ("subject", .string(todo.text)), ("due", .number(due.map(Int.init) ?? 1)), ("done", false),
        ("assignee", .string(World.users[todo.assignee].email)),
      ])
  }

  private func item(_ event: Event) -> ClozeItem {
    let moment = event.instant.milliseconds
    let user = World.users[event.user]
    let ours = JSON.members(["value": .string(user.email), "name": .string(user.name)])
    let theirs = party(event)
    var members: [(key: String, value: JSON)] = []
    func put(_ key: String, _ value: JSON?) {
      if let value { members.append((key, value)) }
    }
    func putParties() {
      put("from", event.direction == .outgoing ? ours : theirs)
      put("recipients", [event.direction == .outgoing ? theirs : ours])
      put("direction", event.direction == .outgoing ? "outbound" : "inbound")
    }
    let kind: ClozeItem.Kind
    switch event.kind {
    case .call:
      kind = .call
      put("style", "call")
      putParties()
      if event.duration > 0 { put("duration", .number((event.duration + 59) / 60)) }
      put("outcome", event.outcome?.clozeName)
    case .email:
      kind = .mail
      put("style", "email")
      putParties()
      put("threadid", .string("t-\(event.company)-\(event.person)"))
    case .text:
      kind = .sms
      put("style", "text")
      putParties()
    case .meeting:
      kind = .meeting
      put("style", "meeting")
      put("from", ours)
      put("recipients", [theirs])
      put("duration", .number(event.duration / 60))
    case .note:
      kind = .note
      put("style", "note")
      put("from", ours)
    case .taskDone:
      kind = .todo
      put("style", "todo")
      put("done", true)
      put("assignee", .string(user.email))
    case .statusChange(let before, let after):
      kind = .audit
      put("style", "audit")
      put("from", ours)
      put("changes", ["stage": ["before": .string(before.clozeKey), "after": .string(after.clozeKey)]])
    }
    put("subject", .text(event.subject))
    return ClozeItem(
      source: .event(event.index), kind: kind, at: moment, changed: moment, members: members, body: event.text)
  }

  /// The person an event was with, as a recipient.
  private func party(_ event: Event) -> JSON {
    let person = world.person(event.person)
    let phone = event.kind == .call || event.kind == .text ? person.phones.first?.e164 : nil
    let address = phone ?? person.emails.first?.address ?? person.phones.first?.e164
    return .members(["value": .text(address), "name": person.name.isEmpty ? nil : .string(person.name)])
  }
}

extension EventKind {
  fileprivate var isConversation: Bool {
    switch self {
    case .call, .email, .text, .meeting, .note: true
    case .taskDone, .statusChange: false
    }
  }
}

extension CallOutcome {
  /// `noanwser` is how the service spells it. [cloze-api.md, 9.1]
  fileprivate var clozeName: JSON {
    switch self {
    case .answered: "connected"
    case .voicemail: "leftvm"
    case .noAnswer, .busy: "noanwser"
    }
  }
}

extension CompanyStage {
  fileprivate var clozeKey: String {
    switch self {
    case .potential, .contacted: "lead"
    case .qualified: "future"
    case .customer: "current"
    case .former: "past"
    case .badFit: "out"
    }
  }
}
