import CRM
import Settings
import Strings

/// The outbox: what is on its way, and what the user does about it.
extension Browser {
  /// How often the open outbox is read again: another closeup may deliver or write meanwhile.
  private static let rereadMilliseconds = 2000

  mutating func openOutbox() -> [Effect] {
    outbox = OutboxModel(height: viewport.outboxHeight)
    return rereadOutbox()
  }

  mutating func rereadOutbox() -> [Effect] {
    guard outbox != nil else { return [] }
    return [.loadOutbox, .countOutbox, .setTimer(.outbox, milliseconds: Self.rereadMilliseconds)]
  }

  mutating func outboxLoaded(_ rows: [OutboxItem], titles: [RecordRef: String]) -> [Effect] {
    outbox?.show(rows, titles: titles)
    return []
  }

  /// A write came on its way.
  mutating func outboxChanged(_ row: OutboxItem) -> [Effect] {
    note(row)
    let effects = outboxMoved(row)
    let account = row.write.ref.account
    switch row.state {
    case .queued:
      if row.problem?.isOffline == true { update(account) { [now] in $0.offlineSince = $0.offlineSince ?? now } }
      return effects
    case .sending: return effects
    case .delivered:
      mended(row.id)
      update(account) { $0.offlineSince = nil }
      // The record's own fields tell of it too: its to-dos, its last change.
      let detail: [Effect] = self.detail.ref == row.write.ref ? [.fetchDetail(row.write.ref)] : []
      return effects + detail + expireCells(of: [row.write.ref])
        + [.setTimer(.delivered, milliseconds: Int(TimelineMerge.deliveredSeconds * 1000))]
    case .rejected:
      let problem = row.problem
      report(
        Problem(
          Strings.Outbox.refused(row.write.summary), serverWords: problem?.serverWords ?? problem?.summary,
          advice: Strings.Outbox.shows(key: keyName(for: "outbox")), account: row.write.ref.account, at: now,
          reason: problem?.reason), of: .write(row.id))
      return effects
    case .conflict: return effects + conflictArose(row)
    case .inDoubt:
      guard row.question != nil else { return effects }
      return effects + say(Strings.Outbox.mayHaveArrived(row.write.summary, key: keyName(for: "outbox")))
    }
  }

  /// Brings up to date what shows a row.
  func outboxMoved(_ row: OutboxItem) -> [Effect] {
    var effects: [Effect] = [.countOutbox]
    if timeline.ref == row.write.ref { effects.append(.loadTimeline(row.write.ref)) }
    if timeline.others.contains(where: { $0.ref == row.write.ref }) { effects += loadLinkedTimelines() }
    if outbox != nil { effects.append(.loadOutbox) }
    return effects
  }

  mutating func outboxAnswered(_ request: OutboxRequest, _ id: WriteID, _ answer: OutboxAnswer) -> [Effect] {
    switch request {
    case .withdraw: return withdrawn(id, answer)
    case .hold: return held(id, answer)
    default: break
    }
    guard case .done(let row) = answer else {
      let reload = outbox == nil ? [] : [Effect.loadOutbox]
      // Only what was held can be let go; whatever else it is goes on by itself.
      if request == .release { return reload }
      guard case .refused(let row?) = answer else { return reload + say(Strings.Outbox.notThereAnyMore) }
      return outboxMoved(row) + say(tooLate(row, draftsKey: request == .rewrite ? keyName(for: "drafts") : nil))
    }
    if request == .discard { forget(id) } else { note(row) }
    mended(id)
    let effects = outboxMoved(row)
    switch request {
    case .release: return [.wakeDeliverer] + effects
    case .withdraw, .hold, .resend: return [.wakeDeliverer] + effects + say(Strings.Outbox.queuedAgain)
    case .rewrite: return [.wakeDeliverer] + effects + say(Strings.Outbox.queuedAgain(row.write.writtenWords))
    case .acknowledge: return [.wakeDeliverer] + effects + say(Strings.Outbox.takenAsDelivered)
    case .discard: return [.wakeDeliverer] + effects + say(Strings.Outbox.discarded(row.write.summary))
    }
  }

  private func tooLate(_ row: OutboxItem, draftsKey: String? = nil) -> String {
    let state = row.state == .delivered ? Strings.Outbox.delivered : row.state.words
    return Strings.Outbox.tooLate(state, draftsKey: draftsKey)
  }

  // MARK: Rows

  /// The row that a command means: the one named, or the one under the cursor of the outbox.
  private func row(_ invocation: Invocation) -> OutboxItem? {
    guard let id = invocation.arguments.first else { return outbox?.selectedRow }
    return outbox?.rows.first { $0.id.rawValue == id }
  }

  /// Why there is no row to do something with; nil when there is one.
  func rowUnavailable() -> String? {
    guard let outbox else { return Strings.Outbox.onlyInOutbox(key: keyName(for: "outbox")) }
    return outbox.rows.isEmpty ? Strings.Outbox.isEmpty : nil
  }

  mutating func openRow() -> [Effect] {
    guard let row = outbox?.selectedRow else { return [] }
    if row.state == .conflict { return openConflict(row) }
    overlay = .menu(Menu(title: row.write.summary, items: details(of: row)))
    return []
  }

  mutating func retry(_ invocation: Invocation) -> [Effect] {
    guard let row = row(invocation) else { return say(Strings.Outbox.notThereAnyMore) }
    switch row.state {
    case .rejected: return [.resend(row.id, at: now)]
    case .conflict: return openConflict(row)
    case .inDoubt where row.question == nil: return say(Strings.Outbox.serviceIsAsked)
    case .inDoubt:
      // Only after both sides were seen: sent twice it would be there twice.
      guard !invocation.arguments.isEmpty else { return openRow() }
      return [.resend(row.id, at: now)]
    case .queued: return [.wakeDeliverer] + say(Strings.Outbox.triedAgainByItself)
    case .sending, .delivered: return say(Strings.Outbox.itIs(row.state.words))
    }
  }

  /// A write in doubt did arrive, as the item that follows its id, where several could be it.
  mutating func acknowledge(_ invocation: Invocation) -> [Effect] {
    guard let row = row(invocation) else { return say(Strings.Outbox.notThereAnyMore) }
    guard row.state == .inDoubt else { return say(Strings.Outbox.noDoubt(row.state.words)) }
    let candidates = row.question?.candidates ?? []
    if candidates.count > 1, invocation.arguments.count < 2 { return openRow() }
    let item = candidates.first { $0.id == invocation.arguments.dropFirst().first }
    return [.acknowledge(row.id, as: item, at: now)]
  }

  mutating func editSelectedRow(_ invocation: Invocation) -> [Effect] {
    guard let row = row(invocation) else { return say(Strings.Outbox.notThereAnyMore) }
    return editRow(row)
  }

  /// How long a write waits for the form that is to take its place, in seconds. When closeup does not come to an end of
  /// it, the write goes out as it was.
  private static let heldSeconds: Int64 = 1800

  /// Opens the form with what was written, in the place of a write that was refused or not sent yet.
  mutating func editRow(_ row: OutboxItem) -> [Effect] {
    switch row.state {
    case .conflict: return openConflict(row)
    case .queued, .rejected:
      guard let key = row.rewriteKey else { return say(Strings.Common.nothingTypedToEdit) }
      return row.state == .rejected ? openForm(key) : [.hold(row.id, until: now.adding(seconds: Self.heldSeconds))]
    case .inDoubt: return say(Strings.Outbox.settleFirst)
    case .sending, .delivered: return say(Strings.Outbox.itIs(row.state.words))
    }
  }

  /// A write waits, to be edited.
  private mutating func held(_ id: WriteID, _ answer: OutboxAnswer) -> [Effect] {
    switch answer {
    case .refused(let row?): return outboxMoved(row) + say(tooLate(row))
    case .refused(nil): return say(Strings.Outbox.notThereAnyMore)
    case .done(let row):
      note(row)
      guard let key = row.rewriteKey, overlay == nil, confirmation == nil else { return [.release(id, at: now)] }
      return outboxMoved(row) + openForm(key)
    }
  }

  /// Lets a write go that waited for the form with this draft.
  func release(_ key: DraftKey) -> [Effect] {
    key.item?.write.map { [.release($0, at: now)] } ?? []
  }

  /// Puts another entry in the place of a write that was refused or held.
  mutating func rewrite(_ row: OutboxItem, as entry: Entry, from form: OpenForm) -> [Effect] {
    let seen = row.conflict.map(row.write.over) ?? row.write
    let isAnew = row.conflict?.kind == .deletedThere
    let change: Write.Change =
      if case .edit(let target, _, let before) = seen.change, !isAnew {
        .edit(target, entry, before: before)
      } else {
        .create(entry)
      }
    // It happened when it was first written down.
    let write = Write(
      id: options.newWriteID(), ref: row.write.ref, change: change, madeAt: row.write.madeAt,
      base: isAnew ? nil : seen.base)
    if let effects = stop(write) { return effects }
    let effects = saveDraft()
    overlay = nil
    return effects + [.cancelTimer(.draft), .rewrite(row.id, as: write, at: graceEnd, replacing: form.model.key)]
  }

  mutating func discardRow(_ invocation: Invocation) -> [Effect] {
    guard let row = row(invocation) else { return say(Strings.Outbox.notThereAnyMore) }
    return askToDiscard(row)
  }

  mutating func askToDiscard(_ row: OutboxItem) -> [Effect] {
    if row.state == .sending { return say(Strings.Common.beingSent) }
    confirmation = Confirmation(
      question: Strings.Outbox.discard(row.write.summary, mayHaveArrived: row.state == .inDoubt), act: .discard(row.id))
    return []
  }
}

extension OutboxItem {
  /// Under which draft another entry is typed in its place; nil for a change that was chosen.
  var rewriteKey: DraftKey? {
    write.change.entry.map { DraftKey(write.ref, $0.kind, editing: ItemTarget(write, $0.kind)) }
  }
}

extension OutboxProblem {
  fileprivate var isOffline: Bool { reason == .unreachable || reason == .timeout }
}
