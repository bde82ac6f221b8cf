import CRM
import MirrorStore
import Settings
import Strings

/// What can be done with a timeline item: edited, deleted, and to-dos completed, postponed and reassigned.
extension Browser {
  /// The item under the cursor of the timeline; nil in another pane.
  var selectedItem: TimelineItem? { focus == .timeline && timeline.ref == subject ? timeline.selectedItem : nil }

  /// Why the selected item cannot be edited or deleted; nil when it can.
  func itemUnavailable(_ change: ItemChange) -> String? {
    if let reason = writingUnavailable(in: account?.id) { return reason }
    guard focus == .timeline else { return Strings.Items.chooseFirst }
    guard let item = selectedItem, let ref = timeline.ref else { return Strings.Items.timelineIsEmpty }
    if let reason = reasonElsewhere(item) { return reason }
    if let row = timeline.row(writing: item.id) {
      switch row.state {
      case .sending: return Strings.Common.beingSent
      case .inDoubt: return Strings.Common.mayHaveArrived(key: keyName(for: "outbox"))
      case .queued, .rejected, .delivered, .conflict: return nil
      }
    }
    if change == .edit, timeline.conflict(of: item.id) != nil { return nil }
    return reason(against: change, of: item, in: ref.account)
  }

  /// Why the service cannot make this change; nil when it can.
  private func reason(against change: ItemChange, of item: TimelineItem, in account: AccountID) -> String? {
    if item.isLocal { return Strings.Items.unidentified(service: serviceName(of: account)) }
    return options.writing[account]?.rules.unavailable(change, of: item)
  }

  mutating func editItem() -> [Effect] {
    guard let item = selectedItem, let ref = timeline.ref else { return [] }
    if let row = timeline.row(writing: item.id) { return editRow(row) }
    if let row = timeline.conflict(of: item.id) { return openConflict(row) }
    guard let entry = options.writing[ref.account]?.rules.entry(of: item) else { return say(Strings.Items.notEditable) }
    return openForm(DraftKey(ref, entry.kind, editing: ItemTarget(item)))
  }

  mutating func deleteItem() -> [Effect] {
    guard let item = selectedItem, let ref = timeline.ref else { return [] }
    if let row = timeline.row(writing: item.id) { return askToDiscard(row) }
    confirmation = Confirmation(
      question: Strings.Items.delete(item.title, service: serviceName(of: ref.account)),
      act: .write(.delete(ItemTarget(item)), about: ref))
    return []
  }

  // MARK: To-dos

  /// The open to-dos of the record shown.
  private var openTodos: [TimelineItem] {
    timeline.items.filter { $0.kind == .task && $0.isDone == false && timeline.origins[$0.id] == nil }
  }

  /// Why there is no to-do to change; nil when there is one, or the record is still being brought up.
  func todoUnavailable(_ change: (TimelineItem) -> ItemChange) -> String? {
    if let reason = writingUnavailable(in: account?.id) { return reason }
    guard subject != nil else { return Strings.Common.noRecordSelected }
    guard isTimelineKnown else { return nil }
    guard focus == .timeline else { return openTodos.isEmpty ? Strings.Todos.noneOpen : nil }
    guard let item = timeline.selectedItem else { return Strings.Items.timelineIsEmpty }
    guard item.kind == .task else { return Strings.Todos.notTodo }
    return reason(against: change(item), of: item)
  }

  private func reason(against change: ItemChange, of item: TimelineItem) -> String? {
    if let reason = reasonElsewhere(item) { return reason }
    if timeline.row(writing: item.id) != nil { return Strings.Items.notDelivered }
    return timeline.ref.flatMap { reason(against: change, of: item, in: $0.account) }
  }

  /// Does something with the to-do that is meant: the one named by `id:…`, the one under the cursor, the only one open,
  /// or one chosen from a menu. Waits for the record to be shown where it is not yet.
  private mutating func withTodo(
    _ invocation: Invocation, _ change: (TimelineItem) -> ItemChange,
    do act: (inout Browser, RecordRef, TimelineItem, String) -> [Effect]
  ) -> [Effect] {
    guard let subject else { return say(Strings.Common.noRecordSelected) }
    guard isTimelineKnown else {
      deferred = DeferredCommand(invocation: invocation, ref: subject)
      return timeline.ref == subject ? [] : showSubject()
    }
    var words = invocation.arguments
    var item = selectedItem
    if let named = words.first, named.hasPrefix(Self.idMark) {
      words.removeFirst()
      item = timeline.items.first { $0.id == named.dropFirst(Self.idMark.count) }
      guard item != nil else { return say(Strings.Todos.gone) }
    } else if item == nil {
      let open = openTodos
      if open.count > 1 { return chooseTodo(open, for: invocation, change) }
      item = open.first
    }
    guard let item else { return say(Strings.Todos.noneOpen) }
    if let reason = reason(against: change(item), of: item) { return say("\(invocation.name): \(reason)") }
    return act(&self, subject, item, words.joined(separator: " "))
  }

  private static var idMark: String { "id:" }

  private mutating func chooseTodo(
    _ todos: [TimelineItem], for invocation: Invocation, _ change: (TimelineItem) -> ItemChange
  ) -> [Effect] {
    let items = todos.map { item in
      MenuItem(
        item.title, detail: whenAndWho(item), unavailable: reason(against: change(item), of: item),
        command: Invocation(name: invocation.name, arguments: [Self.idMark + item.id] + invocation.arguments))
    }
    return show(Menu(title: Strings.Todos.whichOne, items: items), ifEmpty: "")
  }

  /// When a to-do is due and whose it is.
  private func whenAndWho(_ item: TimelineItem) -> String {
    [times.when(item), item.actor].compactMap(\.self).joined(separator: " · ")
  }

  mutating func completeTodo(_ invocation: Invocation) -> [Effect] {
    withTodo(invocation, { $0.isDone == true ? .reopen : .complete }) { browser, ref, item, _ in
      let isDone = item.isDone != true
      let target = ItemTarget(item)
      return browser.write(.complete(target, isDone), about: ref, inverse: .complete(target, !isDone))
    }
  }

  mutating func postponeTodo(_ invocation: Invocation) -> [Effect] {
    withTodo(invocation, { _ in .postpone }) { browser, ref, item, words in
      if words.isEmpty {
        browser.overlay = .prompt(Prompt(.postpone(ref, item), history: []))
        browser.complete()
        return []
      }
      return browser.postpone(item, of: ref, to: words)
    }
  }

  /// Postpones a to-do to a time in the user's words.
  mutating func postpone(_ item: TimelineItem, of ref: RecordRef, to words: String) -> [Effect] {
    let due: TypedMoment
    do {
      due = try TypedMoment(words, in: typedContext)
    } catch {
      return say(error.words)
    }
    let target = ItemTarget(item)
    overlay = nil
    return write(
      .postpone(target, to: due.value), about: ref, inverse: .postpone(target, to: item.due),
      words: Strings.Todos.postponed(to: due.words(in: typedContext)))
  }

  /// What is understood of a time being typed, or why it is not.
  func understood(_ words: String) -> String {
    guard !words.trimmed.isEmpty else { return Strings.Todos.dueExamples }
    do {
      return "→ \(try TypedMoment(words, in: typedContext).words(in: typedContext))"
    } catch {
      return error.words
    }
  }

  private var typedContext: TypedContext {
    TypedContext(now: now, localTime: options.localTime, dateOrder: options.dateOrder)
  }

  mutating func reassignTodo(_ invocation: Invocation) -> [Effect] {
    withTodo(invocation, { _ in .reassign }) { browser, ref, item, words in
      let users = browser.accounts.first { $0.id == ref.account }?.vocabulary.users ?? []
      if words.isEmpty { return browser.chooseUser(users, for: item) }
      let wanted = words.lowercased()
      let named = users.filter { $0.key == words || $0.label.lowercased() == wanted }
      let alike = named.isEmpty ? users.filter { $0.label.lowercased().contains(wanted) } : named
      guard let user = alike.first else { return browser.say(Strings.Todos.noUser(words)) }
      guard alike.count == 1 else {
        return browser.say(Strings.Todos.severalUsers(words, users: alike.map(\.label)))
      }
      let target = ItemTarget(item)
      let before = users.first { $0.label == item.actor }
      return browser.write(
        .reassign(target, to: user.key), about: ref, inverse: before.map { .reassign(target, to: $0.key) },
        words: Strings.Todos.reassigned(to: user.label))
    }
  }

  private mutating func chooseUser(_ users: [Choice], for item: TimelineItem) -> [Effect] {
    let items = users.map { user in
      MenuItem(user.label, command: Invocation(name: "reassign", arguments: [Self.idMark + item.id, user.key]))
    }
    return show(Menu(title: Strings.Todos.reassignTo(item.title), items: items), ifEmpty: Strings.Todos.usersNotKnown)
  }

  /// Whether the timeline of the subject is here, as far as it can be had.
  private var isTimelineKnown: Bool {
    timeline.ref == subject && (timeline.stored != nil || timeline.problem != nil)
  }

  /// Runs what was asked for before the timeline was here.
  mutating func runDeferred() -> [Effect] {
    guard let waiting = deferred, waiting.needsTimeline ? isTimelineKnown : detail.ref == subject else { return [] }
    deferred = nil
    guard waiting.ref == subject, overlay == nil, confirmation == nil else { return say(waiting.calledOff) }
    return run(waiting.invocation, count: nil)
  }
}

extension TypedMoment {
  fileprivate var value: EntryValue? {
    switch self {
    case .moment(let instant): .moment(instant)
    case .day(let day): .day(day)
    case .someday: nil
    }
  }
}

/// A command that waits for the panes to show a record.
struct DeferredCommand: Sendable {
  let invocation: Invocation
  /// The record that it is about.
  let ref: RecordRef
  /// Whether the record's fields alone are not enough for it.
  var needsTimeline = true

  /// What is said when it is not run.
  var calledOff: String { Strings.Keys.calledOff(invocation.name, needsTimeline: needsTimeline) }
}
