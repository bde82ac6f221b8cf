/// What was changed at the service in an item that the user changed here: the write waits for the user's decision.
public struct WriteConflict: Error, Sendable, Hashable, Codable {
  public enum Kind: String, Sendable, Hashable, Codable {
    /// Both sides changed the same fields.
    case changedBoth
    /// Changed there, and to be deleted from here: all of it or nothing.
    case deletedHere
    /// Deleted there, and changed from here: all of it or nothing.
    case deletedThere
  }

  public struct Field: Sendable, Hashable, Codable {
    public let field: EntryField
    /// What it was when the user set out to change it; nil for empty, and where the timeline does not show it.
    public let base: EntryValue?
    public let theirs: EntryValue?
    public let mine: EntryValue?

    public init(_ field: EntryField, base: EntryValue?, theirs: EntryValue?, mine: EntryValue?) {
      self.field = field
      self.base = base
      self.theirs = theirs
      self.mine = mine
    }
  }

  public let kind: Kind
  /// What is to be decided, in the order of forms.
  public let fields: [Field]

  public init(_ kind: Kind, _ fields: [Field]) {
    self.kind = kind
    self.fields = fields
  }

  /// The item that `write` changes is not there any more.
  public init(deletedThere write: Write) {
    let fields = write.assignments.map { Field($0.field, base: $0.base, theirs: nil, mine: $0.value) }
    self.init(.deletedThere, fields)
  }

  /// Whether the fields cannot be decided one by one.
  public var isAllOrNothing: Bool { kind != .changedBoth }
}

extension Write {
  /// What a write makes of a field, and what that was.
  public struct Assignment: Sendable, Hashable {
    public let field: EntryField
    public let base: EntryValue?
    public let value: EntryValue?
  }

  /// The fields of an item that are changed, in the order of forms. None for something new and for a deletion.
  public var assignments: [Assignment] {
    switch change {
    case .create, .delete: []
    case .edit(_, let entry, let before):
      EntryField.allCases.compactMap { field in
        let base = before?[field]
        return entry[field] == base ? nil : Assignment(field: field, base: base, value: entry[field])
      }
    case .complete(_, let isDone): [Assignment(field: .done, base: base?[.done], value: .flag(isDone))]
    case .postpone(_, let due): [Assignment(field: .due, base: base?[.due], value: due)]
    case .reassign(_, let user): [Assignment(field: .assignee, base: base?[.assignee], value: .choice(user))]
    }
  }

  /// What goes out once a conflict is decided: the fields in `mine` over what the service was seen to have, the others
  /// as they are there. Nil when nothing is left to be sent.
  public func resolving(_ conflict: WriteConflict, keeping mine: Set<EntryField>) -> Write? {
    let keepsAll = conflict.fields.allSatisfy { mine.contains($0.field) }
    switch conflict.kind {
    case .deletedHere: return keepsAll ? over(conflict) : nil
    case .deletedThere:
      guard keepsAll, case .edit(_, let entry, _) = change else { return nil }
      return Write(id: id, ref: ref, change: .create(entry), madeAt: madeAt)
    case .changedBoth:
      let write = over(conflict)
      guard case .edit(let target, var entry, let before) = write.change else { return mine.isEmpty ? nil : write }
      for field in conflict.fields where !mine.contains(field.field) { entry[field.field] = field.theirs }
      return entry == before ? nil : write.with(.edit(target, entry, before: before))
    }
  }

  /// The same change of the item as the service was seen to have it.
  public func over(_ conflict: WriteConflict) -> Write {
    var facts = base
    for field in conflict.fields { facts?[field.field] = field.theirs }
    guard case .edit(let target, let entry, var before) = change else { return with(change, base: facts) }
    for field in conflict.fields { before?[field.field] = field.theirs }
    return with(.edit(target, entry, before: before), base: facts)
  }

  /// The write as it is after an earlier one of the same item has arrived: that is no change by others. What was not
  /// touched here is not set back either.
  public func following(_ delivered: Write) -> Write {
    guard let target = change.target, delivered.change.target?.id == target.id else { return self }
    var facts = base
    var change = change
    for assignment in delivered.assignments {
      let field = assignment.field
      let value = assignment.value
      if facts?[field] == delivered.base?[field] { facts?[field] = value }
      if case .edit(let target, var entry, var before?) = change, before[field] == assignment.base {
        if entry[field] == before[field] { entry[field] = value }
        before[field] = value
        change = .edit(target, entry, before: before)
      }
    }
    return with(change, base: facts)
  }

  private func with(_ change: Change) -> Write { with(change, base: base) }

  private func with(_ change: Change, base: ItemFacts?) -> Write {
    Write(id: id, ref: ref, change: change, madeAt: madeAt, base: base)
  }
}
