import CRM

/// Reads out of a timeline item the entry that it shows: the way back from `ActivityReading` and `TaskReading`.
enum ItemEntry {
  /// Nil for an item that cannot be edited.
  static func entry(of item: TimelineItem) -> Entry? {
    ItemChanges.obstacle(to: .edit, of: item) == nil ? shown(by: item) : nil
  }

  /// What the item says now, for telling later whether it was changed: the entry it shows, and what is seen of fields
  /// that an entry can set though no form begins with them.
  static func facts(of item: TimelineItem) -> ItemFacts {
    guard let entry = shown(by: item) else { return ItemFacts(shownBy: item) }
    var facts = ItemFacts(entry.values)
    switch entry.kind {
    case .call:
      // Tells of the status, in words of its own.
      facts[.title] = .text(item.title)
      facts[.phone] = detail(ItemDetail.phone, of: item.body).map { .text($0) }
    case .todo:
      facts[.done] = item.isDone.map { .flag($0) }
      facts[.assignee] = item.actor.map { .text($0) }
    default: break
    }
    return facts
  }

  /// Whether `facts` tell of a field: of a call's status by its title.
  static func isShown(_ field: EntryField, by kind: EntryKind) -> Bool {
    switch kind {
    case .note: [.text, .title, .pinned, .at].contains(field)
    case .call: [.text, .title, .direction, .duration, .at, .phone, .status].contains(field)
    case .todo: [.text, .due, .done, .assignee].contains(field)
    default: false
    }
  }

  private static func shown(by item: TimelineItem) -> Entry? {
    switch ItemResource(ItemTarget(item)) {
    case .note: return note(item)
    case .call: return call(item)
    case .task: return todo(item)
    default: return nil
    }
  }

  private static func note(_ item: TimelineItem) -> Entry {
    var entry = Entry(.note, [.at: .moment(item.at)])
    var title = item.title
    entry[.pinned] = .flag(title.hasPrefix(ItemTitle.pinned))
    if title.hasPrefix(ItemTitle.pinned) { title.removeFirst(ItemTitle.pinned.count) }
    entry[.text] = item.body.map { .text($0) }
    // The title is the text's beginning where the note has none of its own.
    let isOwn = item.body.map { $0.headline() != title } ?? (title != ItemTitle.noteWithoutText)
    if isOwn { entry[.title] = .text(title) }
    return entry
  }

  private static func call(_ item: TimelineItem) -> Entry {
    var entry = Entry(.call, [.at: .moment(item.at)])
    entry[.text] = words(item.body, CallReading.details).map { .text($0) }
    entry[.direction] = item.direction.map { .choice($0.rawValue) }
    entry[.duration] = item.duration.flatMap { $0 > 0 ? .seconds($0) : nil }
    return entry
  }

  private static func todo(_ item: TimelineItem) -> Entry {
    var entry = Entry(.todo)
    let prefix = ItemTitle.task + ": "
    let short = item.title.hasPrefix(prefix) ? String(item.title.dropFirst(prefix.count)) : nil
    entry[.text] = (words(item.body, TaskReading.details) ?? short).map { .text($0) }
    entry[.due] = item.due
    return entry
  }

  /// What a line of detail says.
  private static func detail(_ label: String, of body: String?) -> String? {
    let lines = body?.split(separator: "\n") ?? []
    return lines.last { $0.hasPrefix(label) }.map { String($0.dropFirst(label.count)) }
  }

  /// A body without the lines of detail below it.
  private static func words(_ body: String?, _ details: [String]) -> String? {
    guard let body else { return nil }
    var paragraphs = body.split(separator: BodyText.gap, omittingEmptySubsequences: false)
    if let last = paragraphs.last,
      last.split(separator: "\n").allSatisfy({ line in details.contains { line.hasPrefix($0) } })
    {
      paragraphs.removeLast()
    }
    let words = paragraphs.joined(separator: BodyText.gap)
    return words.isEmpty ? nil : words
  }
}
