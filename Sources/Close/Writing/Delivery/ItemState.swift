import CRM

/// What an item says at one moment, for telling what others have changed since another.
struct ItemState {
  /// Users by name, as timelines have them.
  let facts: ItemFacts
  /// What Close sent; nil where only the timeline tells.
  private let json: JSON?

  init(facts: ItemFacts, _ vocabulary: Vocabulary) {
    self.init(facts, nil, vocabulary)
  }

  init(_ item: TimelineItem, _ json: JSON, _ vocabulary: Vocabulary) {
    self.init(ItemEntry.facts(of: item), json, vocabulary)
  }

  private init(_ facts: ItemFacts, _ json: JSON?, _ vocabulary: Vocabulary) {
    var facts = facts
    if case .choice(let key)? = facts[.assignee] {
      facts[.assignee] = .text(vocabulary.users.first { $0.key == key }?.label ?? key)
    }
    self.facts = facts
    self.json = json
  }

  /// What others made of a field that `write` sets to something else; nil when they left it as it was.
  ///
  /// A field that no timeline shows (the contact, a call's outcome) is in conflict wherever it has a value: the user
  /// cannot have seen that it is overwritten.
  func conflict(
    in field: EntryField, _ name: String, since base: ItemState, _ kind: EntryKind, _ write: Write
  ) -> WriteConflict.Field? {
    let theirs = value(of: field, name, kind)
    guard !isSame(field, theirs, as: base, kind) else { return nil }
    let mine = write.assignments.first { $0.field == field }?.value
    return WriteConflict.Field(field, base: base.facts[field], theirs: theirs, mine: mine)
  }

  private func isSame(_ field: EntryField, _ theirs: EntryValue?, as base: ItemState, _ kind: EntryKind) -> Bool {
    if kind == .call, field == .status, base.facts[field] == nil {
      // It stands in the title, in words of its own.
      return facts[.title] == base.facts[.title]
    }
    return theirs == base.facts[field] || theirs == nil && !ItemEntry.isShown(field, by: kind)
  }

  private func value(of field: EntryField, _ name: String, _ kind: EntryKind) -> EntryValue? {
    if ItemEntry.isShown(field, by: kind), field != .status { return facts[field] }
    return json?[name]?.filled.map { .choice($0) }
  }
}

extension [WriteConflict.Field] {
  var inFormOrder: [WriteConflict.Field] {
    let order = EntryField.allCases
    return sorted { (order.firstIndex(of: $0.field) ?? 0) < (order.firstIndex(of: $1.field) ?? 0) }
  }
}

extension EntryBody {
  /// The field that a member of `changing`, or of a to-do's other changes, is of. [close-api.md, 10, 12]
  static func field(_ member: String) -> EntryField? {
    switch member {
    case "note", "text": .text
    case "title": .title
    case "pinned": .pinned
    case "direction": .direction
    case "duration": .duration
    case "status": .status
    case "phone": .phone
    case "outcome_id": .outcome
    case "date": .due
    case "assigned_to": .assignee
    case "contact_id": .contact
    case "activity_at": .at
    default: nil
    }
  }
}
