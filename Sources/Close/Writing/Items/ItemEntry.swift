import CRM

/// Reads out of a timeline item the entry that it shows: the way back from `ActivityReading` and `TaskReading`.
enum ItemEntry {
  /// Nil for an item that cannot be edited.
  static func entry(of item: TimelineItem) -> Entry? {
    guard ItemChanges.obstacle(to: .edit, of: item) == nil else { return nil }
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
