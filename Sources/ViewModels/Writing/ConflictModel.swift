public import CRM
import Strings

/// A write in conflict, with what was chosen of each of its fields so far.
public struct ConflictModel: Sendable {
  public enum Side: Sendable, Hashable {
    case mine, theirs
  }

  /// A field in words.
  public struct Row: Sendable, Hashable {
    public let field: EntryField
    public let label: String
    /// What it was; nil where the timeline did not show it.
    public let base: String?
    public let theirs: String
    public let mine: String
    public fileprivate(set) var choice: Side?
  }

  public let item: OutboxItem
  /// What it is about, in a line.
  public let title: String
  public let service: String
  /// What happened, for a conflict that is decided as a whole; nil otherwise.
  public let notice: String?
  public private(set) var rows: [Row]
  public private(set) var focus = 0
  private let isAllOrNothing: Bool

  /// Nil for a write that is not in conflict.
  init?(_ item: OutboxItem, record: String, service: String, words: ValueWords) {
    guard let conflict = item.conflict else { return nil }
    self.item = item
    self.service = service
    isAllOrNothing = conflict.isAllOrNothing
    title = "\(item.write.summary) · \(record)"
    notice =
      switch conflict.kind {
      case .changedBoth: nil
      case .deletedHere: Strings.Conflicts.deleteAllTheSame(service)
      case .deletedThere:
        item.write.change.entry == nil
          ? Strings.Conflicts.nothingLeftToChange(service)
          : Strings.Conflicts.writeAnew(service)
      }
    let gone = Strings.Conflicts.gone
    rows = conflict.fields.map { field in
      let texts = ConflictExcerpt.of([field.base, field.theirs, field.mine].map { $0.map(words.text) ?? "" })
      func shown(_ text: String) -> String {
        guard text.isEmpty else { return text }
        return field.field == .due ? Strings.Times.someday : Strings.Conflicts.empty
      }
      return Row(
        field: field.field, label: field.field.words,
        base: field.base == nil && !item.write.knows(field.field) ? nil : shown(texts[0]),
        theirs: conflict.kind == .deletedThere ? gone : shown(texts[1]),
        mine: conflict.kind == .deletedHere ? gone : shown(texts[2]))
    }
  }

  /// The fields to be sent as they were written here.
  public var mine: Set<EntryField> { Set(rows.filter { $0.choice == .mine }.map(\.field)) }

  /// The first field of which nothing is chosen yet.
  var undecided: Int? { rows.firstIndex { $0.choice == nil } }

  mutating func move(by steps: Int) { select(focus + max(-rows.count, min(steps, rows.count))) }

  mutating func select(_ index: Int) { focus = max(0, min(index, rows.count - 1)) }

  /// Chooses for the field under the cursor, and goes on to the next that is undecided.
  mutating func choose(_ side: Side) {
    guard !isAllOrNothing else { return chooseAll(side) }
    guard rows.indices.contains(focus) else { return }
    rows[focus].choice = side
    if let next = rows.indices.dropFirst(focus).first(where: { rows[$0].choice == nil }) ?? undecided { focus = next }
  }

  mutating func chooseAll(_ side: Side) {
    for index in rows.indices { rows[index].choice = side }
  }
}

extension Write {
  /// Whether it is known what a field was when the user set out to change it.
  fileprivate func knows(_ field: EntryField) -> Bool {
    if case .edit(_, _, let before?) = change, before[field] != nil { return true }
    // What no timeline shows has no name among the facts either.
    return base != nil && ![.contact, .outcome, .status].contains(field)
  }
}

/// Long texts that differ in places are shown from the first line that differs.
enum ConflictExcerpt {
  private static let mark = "… "

  static func of(_ texts: [String]) -> [String] {
    let lines = texts.map { $0.split(separator: "\n", omittingEmptySubsequences: false) }
    guard let shortest = lines.filter({ $0 != [""] }).map(\.count).min() else { return texts }
    var common = 0
    while common < shortest - 1, Set(lines.filter { $0 != [""] }.map { $0[common] }).count == 1 { common += 1 }
    // One line of what is the same says where in the text this is.
    let dropped = common - 1
    guard dropped > 1 else { return texts }
    return lines.map { $0 == [""] ? "" : mark + $0.dropFirst(dropped).joined(separator: "\n") }
  }
}
