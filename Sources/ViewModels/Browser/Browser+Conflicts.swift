import CRM
import MirrorStore
import Settings
import Strings

/// Writes that were not sent because what they change was changed there meanwhile: decided field by field.
extension Browser {
  /// What is said of one where it stands in the way.
  var inConflict: String { Strings.Conflicts.changedThere(key: keyName(for: "conflicts")) }

  /// A write has turned out to be in conflict. What others made of the item is to be seen in the timeline, too.
  mutating func conflictArose(_ row: OutboxItem) -> [Effect] {
    let ref = row.write.ref
    report(
      Problem(
        Strings.Conflicts.notSent(row.write.summary, service: serviceName(of: ref.account)),
        advice: Strings.Conflicts.advice(key: keyName(for: "conflicts")), account: ref.account, at: now),
      of: .write(row.id))
    return timeline.ref == ref && !inFlight.contains(.timeline) ? [.fetchTimeline(ref)] : []
  }

  /// Opens the conflict that is meant: the one named, of the row or item under the cursor, or the first at hand. Where
  /// none is, the outbox shows them.
  mutating func openConflicts(_ invocation: Invocation) -> [Effect] {
    let rows = (outbox?.rows ?? []) + timeline.outbox
    let named = invocation.arguments.first.flatMap { id in rows.first { $0.id.rawValue == id } }
    let selected = outbox.map(\.selectedRow) ?? selectedItem.flatMap { timeline.conflict(of: $0.id) }
    let candidates = [named, selected].compactMap(\.self) + rows
    if let row = candidates.first(where: { $0.state == .conflict }) { return openConflict(row) }
    guard outboxCount([.conflict]) > 0 else { return say(Strings.Conflicts.none) }
    return outbox == nil ? openOutbox() : []
  }

  mutating func openConflict(_ row: OutboxItem) -> [Effect] {
    let ref = row.write.ref
    let known = detail.ref == ref ? detail.stored?.record.title : nil
    guard
      let model = ConflictModel(
        row, record: known ?? outbox?.titles[ref] ?? ref.record.id, service: serviceName(of: ref.account),
        words: valueWords(in: ref.account, about: ref, kind: row.write.change.entry?.kind))
    else { return say(Strings.Conflicts.notAnyMore) }
    overlay = .conflict(model)
    return []
  }

  /// What values are called: by the account's words, and the choices of the form where that is at hand.
  func valueWords(in account: AccountID, about ref: RecordRef? = nil, kind: EntryKind? = nil) -> ValueWords {
    let vocabulary = accounts.first { $0.id == account }?.vocabulary
    let entryForm = ref.flatMap { ref in kind.flatMap { form(for: $0, about: ref) } }
    let choices = entryForm?.fields.flatMap { info -> [Choice] in
      if case .choice(let choices) = info.type { choices } else { [] }
    }
    return ValueWords(
      times: preciseTimes, choices: (vocabulary?.users ?? []) + (vocabulary?.outcomes ?? []) + (choices ?? []))
  }

  mutating func editConflict(_ change: (inout ConflictModel) -> Void) -> [Effect] {
    guard case .conflict(var model) = overlay else { return [] }
    change(&model)
    overlay = .conflict(model)
    return []
  }

  /// Sends what was chosen, over what the service was seen to have; where nothing of it is left, gives it up.
  mutating func acceptConflict() -> [Effect] {
    guard case .conflict(let model) = overlay, let conflict = model.item.conflict else { return [] }
    if let index = model.undecided {
      let words = Strings.Conflicts.chooseFirst(
        model.rows[index].label, mine: keyName(for: "conflict-mine", in: .conflict),
        theirs: keyName(for: "conflict-theirs", in: .conflict), service: model.service)
      return editConflict { $0.select(index) } + say(words)
    }
    let row = model.item
    if conflict.kind == .deletedThere, !model.mine.isEmpty, let entry = row.write.change.entry, let key = row.rewriteKey
    {
      return openForm(key, holding: entry)
    }
    overlay = nil
    guard let write = row.write.resolving(conflict, keeping: model.mine) else { return [.discard(row.id)] }
    if let effects = stop(write) { return effects }
    return [.rewrite(row.id, as: write, at: graceEnd, replacing: row.rewriteKey)]
  }

  /// Opens the form with what was chosen so far, what is undecided as it was written here.
  mutating func editConflictingEntry() -> [Effect] {
    guard case .conflict(let model) = overlay, let conflict = model.item.conflict else { return [] }
    guard var entry = model.item.write.change.entry, let key = model.item.rewriteKey else {
      return say(Strings.Common.nothingTypedToEdit)
    }
    if conflict.kind == .changedBoth {
      for (field, row) in zip(conflict.fields, model.rows) where row.choice == .theirs {
        entry[field.field] = field.theirs
      }
    }
    return openForm(key, holding: entry)
  }
}
