import CRM
import Strings

/// Taking back what was written last: before it is sent, or by its opposite afterwards.
extension Browser {
  mutating func undo() -> [Effect] {
    guard let last = undoable.popLast() else {
      return say(Strings.Undo.nothingWritten(key: keyName(for: "outbox")))
    }
    switch last {
    case .discarded(var form):
      let draft = form.takeDraft(at: now)
      overlay = .form(form)
      return [.saveDraft(draft)]
    case .write(let sent):
      undoable.append(last)
      if submitted.values.contains(where: { $0.undoes == sent.row.id }) { return say(Strings.Undo.underWay) }
      switch sent.row.state {
      case .queued: return withdraw(sent.row, texts: sent.texts)
      case .sending: return say(Strings.Undo.beingSent(key: keyName(for: "undo")))
      case .delivered: return reverse(sent)
      case .rejected: return say(Strings.Undo.refused(key: keyName(for: "outbox")))
      case .conflict: return say(inConflict)
      case .inDoubt: return say(Strings.Common.mayHaveArrived(key: keyName(for: "outbox")))
      }
    }
  }

  /// Takes back a row that was not sent; what was typed opens again as a draft of its own.
  mutating func withdraw(_ row: OutboxItem, texts: [EntryField: String]? = nil) -> [Effect] {
    let draft = row.draftKey.flatMap { key in
      (texts ?? row.write.change.entry.map { self.texts(of: $0, about: key.ref) }).map {
        Draft(key: key, texts: $0, savedAt: now, base: row.write.editBase)
      }
    }
    return [.withdraw(row.id, keeping: draft)]
  }

  mutating func withdrawn(_ id: WriteID, _ answer: OutboxAnswer) -> [Effect] {
    guard case .done(let row) = answer else {
      guard case .refused(let row?) = answer else { return say(Strings.Outbox.notThereAnyMore) }
      note(row)
      return say(Strings.Undo.tooLate(isDelivered: row.state == .delivered, key: keyName(for: "undo")))
    }
    forget(id)
    let effects = outboxMoved(row)
    guard let key = row.draftKey else { return effects + say(Strings.Undo.takenBack) }
    guard overlay == nil else {
      return effects + say(Strings.Undo.takenBackAsDraft(key: keyName(for: "drafts")))
    }
    return effects + say(Strings.Undo.takenBack) + openForm(key)
  }

  /// An entry as the form shows it that it would be typed in; without that form by what each value says itself.
  private func texts(of entry: Entry, about ref: RecordRef) -> [EntryField: String] {
    var texts = entry.values.mapValues { FieldReader.text(of: $0, options.localTime) }
    if let form = form(for: entry.kind, about: ref)?.holding(entry, label: "") {
      let context = FormContext(now: now, localTime: options.localTime, dateOrder: options.dateOrder)
      let model = FormModel(form: form, key: DraftKey(ref, entry.kind), subject: "", draft: nil, context: context)
      texts.merge(model.texts) { _, shown in shown }
    }
    return texts
  }

  /// Asks whether to undo what was delivered, where the service can.
  private mutating func reverse(_ sent: SentWrite) -> [Effect] {
    let write = sent.row.write
    let service = serviceName(of: write.ref.account)
    // What it was when it had arrived: what others made of it since is not undone with it.
    let rules = options.writing[write.ref.account]?.rules
    let facts = sent.row.delivery?.item.flatMap { rules?.facts(of: $0) } ?? write.following(write).base
    if let inverse = sent.inverse {
      // What was reopened is another item than the one that told of its being done.
      let target = sent.row.delivery?.item.map(ItemTarget.init)
      confirmation = Confirmation(
        question: Strings.Undo.undoThere(write.summary, service: service),
        act: .write(
          target.map(inverse.aimed(at:)) ?? inverse, about: write.ref, undoes: write.id,
          words: Strings.Undo.undoing(service), base: facts))
      return []
    }
    guard case .create(let entry) = write.change else {
      return say(Strings.Undo.carriedOut(service))
    }
    guard let item = sent.row.delivery?.item else {
      return say(Strings.Undo.deliveredSomewhere(service))
    }
    if let reason = options.writing[write.ref.account]?.rules.unavailable(.delete, of: item) {
      return say(Strings.Undo.delivered(service, reason: reason))
    }
    confirmation = Confirmation(
      question: Strings.Undo.deleteThere(write.summary, service: service),
      act: .write(
        .delete(ItemTarget(item)), about: write.ref, undoes: write.id,
        words: Strings.Undo.deleting(entry.kind.name.lowercased(), service: service), base: facts))
    return []
  }

  mutating func forget(_ id: WriteID) {
    undoable.removeAll { if case .write(let sent) = $0 { sent.row.id == id } else { false } }
  }

  /// Keeps what is known of a write of this run.
  mutating func note(_ row: OutboxItem) {
    for index in undoable.indices {
      guard case .write(var sent) = undoable[index], sent.row.id == row.id else { continue }
      // Put right, it says something else than what was typed at first.
      if row.write != sent.row.write {
        sent.texts = nil
        if case .edit(let target, let entry, let before?) = row.write.change {
          sent.inverse = .edit(target, before, before: entry)
        }
      }
      sent.row = row
      undoable[index] = .write(sent)
    }
  }
}

extension Write {
  /// What the item was that is edited; nil for everything else, and where it is not known.
  fileprivate var editBase: EditBase? {
    guard case .edit(_, _, let before?) = change else { return nil }
    return EditBase(entry: before, facts: base)
  }
}

extension OutboxItem {
  /// Where what was typed is kept when the write is taken back; nil for a change that was chosen.
  var draftKey: DraftKey? {
    guard let entry = write.change.entry else { return nil }
    if case .edit(let target, _, _) = write.change { return DraftKey(write.ref, entry.kind, editing: target) }
    return DraftKey(write.ref, entry.kind, editing: ItemTarget(write, entry.kind))
  }
}

extension Write.Change {
  /// The same change to another item; something new stays as it is.
  fileprivate func aimed(at target: ItemTarget) -> Write.Change {
    switch self {
    case .create: self
    case .edit(_, let entry, let before): .edit(target, entry, before: before)
    case .delete: .delete(target)
    case .complete(_, let isDone): .complete(target, isDone)
    case .postpone(_, let due): .postpone(target, to: due)
    case .reassign(_, let user): .reassign(target, to: user)
    }
  }
}
