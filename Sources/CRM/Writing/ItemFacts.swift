/// What an item said at some moment, field by field. A field that is absent was empty.
public struct ItemFacts: Sendable, Hashable, Codable {
  public var values: [EntryField: EntryValue]

  public init(_ values: [EntryField: EntryValue] = [:]) {
    self.values = values
  }

  /// What any timeline item shows, whatever it is.
  public init(shownBy item: TimelineItem) {
    values = [.title: .text(item.title)]
    values[.text] = item.body.map { .text($0) }
    values[.direction] = item.direction.map { .choice($0.rawValue) }
    values[.duration] = item.duration.flatMap { $0 > 0 ? .seconds($0) : nil }
    values[.done] = item.isDone.map { .flag($0) }
    if item.kind == .task {
      values[.due] = item.due
      values[.assignee] = item.actor.map { .text($0) }
    } else {
      values[.at] = .moment(item.at)
    }
  }

  public subscript(_ field: EntryField) -> EntryValue? {
    get { values[field] }
    set { values[field] = newValue }
  }

  /// The fields in which two differ, in the order of forms.
  public func differences(from other: ItemFacts) -> [EntryField] {
    EntryField.allCases.filter { self[$0] != other[$0] }
  }
}
