import CRM

/// Taking back what was written last: before it is sent, or by its opposite afterwards.
extension Browser {
  mutating func undo() -> [Effect] {
    guard let last = undoable.popLast() else {
      return say("nothing was written since closeup was started; \(keyName(for: "outbox")) shows what is on its way")
    }
    switch last {
    case .discarded(var form):
      let draft = form.takeDraft(at: now)
      overlay = .form(form)
      return [.saveDraft(draft)]
    case .write(let sent):
      undoable.append(last)
      switch sent.row.state {
      case .queued: return withdraw(sent.row, texts: sent.texts)
      case .sending: return say("it is being sent; \(keyName(for: "undo")) undoes it once it is there")
      case .delivered: return reverse(sent)
      case .rejected: return say("it was refused; \(keyName(for: "outbox")) edits or discards it")
      case .inDoubt: return say("it may have arrived; \(keyName(for: "outbox")) settles it")
      }
    }
  }

  /// Takes back a row that was not sent; what was typed opens again as a draft of its own.
  mutating func withdraw(_ row: OutboxItem, texts: [EntryField: String]? = nil) -> [Effect] {
    let draft = texts.flatMap { texts in row.draftKey.map { Draft(key: $0, texts: texts, savedAt: now) } }
    return [.withdraw(row.id, keeping: draft)]
  }

  mutating func withdrawn(_ id: WriteID, _ answer: OutboxAnswer) -> [Effect] {
    guard case .done(let row) = answer else {
      guard case .refused(let row?) = answer else { return say("it is not in the outbox any more") }
      note(row)
      return say(
        "too late: it is \(row.state == .delivered ? "delivered" : "being sent"); \(keyName(for: "undo")) undoes it")
    }
    forget(id)
    var effects = outboxMoved(row) + say("Taken back, nothing was sent")
    if let key = row.draftKey, overlay == nil { effects += openForm(key, holding: row.write.change.entry) }
    return effects
  }

  /// Undoes what was delivered, where the service can.
  private mutating func reverse(_ sent: SentWrite) -> [Effect] {
    let write = sent.row.write
    let service = serviceName(of: write.ref.account)
    if let inverse = sent.inverse {
      forget(write.id)
      return self.write(inverse, about: write.ref, words: "\(service) has it already: it is being undone there")
    }
    guard case .create(let entry) = write.change else {
      return say("\(service) has carried it out; that cannot be undone from here")
    }
    guard let item = sent.row.delivery?.item else {
      return say("\(service) has it already and does not say where; it cannot be deleted from here")
    }
    if let reason = options.writing[write.ref.account]?.rules.unavailable(.delete, of: item) {
      return say("\(service) has it already: \(reason)")
    }
    forget(write.id)
    return self.write(
      .delete(ItemTarget(item)), about: write.ref,
      words: "\(service) has the \(entry.kind.name.lowercased()) already: it is being deleted there")
  }

  mutating func forget(_ id: WriteID) {
    undoable.removeAll { if case .write(let sent) = $0 { sent.row.id == id } else { false } }
  }

  /// Keeps what is known of a write of this run.
  mutating func note(_ row: OutboxItem) {
    for index in undoable.indices {
      guard case .write(var sent) = undoable[index], sent.row.id == row.id else { continue }
      sent.row = row
      undoable[index] = .write(sent)
    }
  }
}

extension OutboxItem {
  /// Where what was typed is kept when the write is taken back; nil for a change that was chosen.
  var draftKey: DraftKey? {
    guard let entry = write.change.entry else { return nil }
    if case .edit(let target, _) = write.change { return DraftKey(write.ref, entry.kind, editing: target) }
    return DraftKey(write.ref, entry.kind, editing: ItemTarget(write, entry.kind))
  }
}
