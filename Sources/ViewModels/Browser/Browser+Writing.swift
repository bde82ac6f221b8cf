import CRM
import Settings
import Strings

/// Writes: into the outbox, and what is said once they are safe there.
extension Browser {
  /// Why nothing can be written in an account; nil when it can.
  func writingUnavailable(in id: AccountID?) -> String? {
    guard let id, let account = accounts.first(where: { $0.id == id }) else { return Strings.Common.noAccount }
    guard let writing = options.writing[id] else { return Strings.Writing.notWritable(account.capabilities.name) }
    return writing.mode == .readOnly ? Strings.Writing.readOnly(id.rawValue) : nil
  }

  /// Why there can be no entry of this kind about the subject; nil when there can.
  func entryUnavailable(_ kind: EntryKind) -> String? {
    if let reason = writingUnavailable(in: account?.id) { return reason }
    guard let subject, let rules = options.writing[subject.account]?.rules else {
      return Strings.Common.noRecordSelected
    }
    guard let info = rules.entryKinds(for: subject.record.kind).first(where: { $0.kind == kind }) else {
      return Strings.Writing.noSuchEntry(serviceName(of: subject.account))
    }
    return info.unavailable
  }

  mutating func openEntryKinds() -> [Effect] {
    guard let subject, let rules = options.writing[subject.account]?.rules else {
      return say(Strings.Common.noRecordSelected)
    }
    let items = rules.entryKinds(for: subject.record.kind).map { info in
      MenuItem(
        info.label, unavailable: info.unavailable, command: Invocation(name: "log", arguments: [info.kind.rawValue]))
    }
    return show(Menu(title: Strings.Writing.menuTitle, items: items), ifEmpty: Strings.Writing.nothingToWrite)
  }

  func serviceName(of id: AccountID) -> String {
    accounts.first { $0.id == id }?.capabilities.name ?? id.rawValue
  }

  // MARK: Into the outbox

  /// Writes what was typed in a form. The form is gone from the screen, and comes back should the mirror refuse.
  mutating func submit(
    _ change: Write.Change, from form: OpenForm, inverse: Write.Change? = nil, base: ItemFacts? = nil
  ) -> [Effect] {
    write(change, about: form.model.key.ref, from: form, inverse: inverse, base: base)
  }

  /// Puts a change into the outbox, or shows what would be sent where the account only tries.
  /// `inverse` is what undoes it, `undoes` the write that it undoes itself, `words` what is said of it instead of the
  /// usual. `base` is what the item said that is changed; if not given, what the timeline shows of it.
  mutating func write(
    _ change: Write.Change, about ref: RecordRef, from form: OpenForm? = nil, inverse: Write.Change? = nil,
    undoes: WriteID? = nil, words: String? = nil, base: ItemFacts? = nil
  ) -> [Effect] {
    let write = Write(
      id: options.newWriteID(), ref: ref, change: change, madeAt: now, base: base ?? facts(before: change, about: ref))
    if let effects = stop(write) { return effects }
    let submitted = SubmittedWrite(
      write: write, dueAt: graceEnd, form: form, inverse: inverse,
      undoes: undoes, words: words)
    self.submitted[write.id] = submitted
    if form != nil { overlay = nil }
    if case .create(let entry) = change, let direction = entry.choice(.direction) {
      update(ref.account) { $0.direction = direction }
    }
    return (form == nil ? [] : [.cancelTimer(.draft)]) + [submitted.effect]
  }

  /// What the item to be changed says now, as far as it is on the screen.
  private func facts(before change: Write.Change, about ref: RecordRef) -> ItemFacts? {
    guard let target = change.target, timeline.ref == ref, let item = timeline.delivered(target.id) else { return nil }
    return options.writing[ref.account]?.rules.facts(of: item)
  }

  /// Until when what is written now can be taken back without anybody having seen it.
  var graceEnd: Instant { now.adding(seconds: Int64(options.undoGraceSeconds)) }

  /// What happens to a write that is not to be sent: refused by the config or the service's rules, or only tried.
  mutating func stop(_ write: Write) -> [Effect]? {
    if let reason = writingUnavailable(in: write.ref.account) { return refuse(reason) }
    guard let writing = options.writing[write.ref.account] else { return [] }
    let vocabulary = accounts.first { $0.id == write.ref.account }?.vocabulary ?? Vocabulary()
    do {
      let preview = try writing.rules.preview(write, vocabulary: vocabulary)
      guard writing.mode == .dryRun else { return nil }
      let effects = saveDraft()
      overlay = .menu(Menu(title: Strings.Writing.dryRun, items: preview.lines.map { MenuItem($0, command: nil) }))
      return effects
    } catch {
      return refuse([error.summary, error.advice].compactMap(\.self).joined(separator: " "))
    }
  }

  /// Says why a write is not taken, in the form when there is one.
  private mutating func refuse(_ reason: String) -> [Effect] {
    guard case .form(var form) = overlay else { return say(reason) }
    form.notice = reason
    overlay = .form(form)
    return []
  }

  mutating func enqueued(_ row: OutboxItem) -> [Effect] {
    guard let submitted = submitted.removeValue(forKey: row.id) else { return outboxMoved(row) }
    // Counted at once: whoever leaves right away is told.
    outboxCounts[row.write.ref.account, default: [:]][row.state, default: 0] += 1
    if let undone = submitted.undoes { forget(undone) }
    if let key = submitted.form?.model.key { unsavedDrafts[key] = nil }
    remember(SentWrite(row: row, inverse: submitted.inverse, texts: submitted.form?.model.texts))
    let offline = accounts.first { $0.id == row.write.ref.account }?.offlineSince != nil
    let words = Strings.Writing.written(
      submitted.words ?? row.write.writtenWords, unreached: offline ? serviceName(of: row.write.ref.account) : nil,
      key: keyName(for: "undo"))
    return [.wakeDeliverer] + saveUnsavedDrafts() + outboxMoved(row) + say(words)
  }

  /// The mirror did not take a write: what was typed is on the screen again.
  mutating func enqueueFailed(_ id: WriteID, _ problem: Problem) -> [Effect] {
    report(problem)
    guard var form = submitted.removeValue(forKey: id)?.form else { return [] }
    let draft = form.takeDraft(at: now)
    if overlay == nil { overlay = .form(form) }
    return [.saveDraft(draft)]
  }

  private mutating func remember(_ write: SentWrite) {
    undoable.append(.write(write))
    if undoable.count > 50 { undoable.removeFirst() }
  }
}

extension SubmittedWrite {
  /// Puts it into the outbox; the same again changes nothing.
  var effect: Effect { .enqueue(write, dueAt: dueAt, replacing: form?.model.key) }
}
