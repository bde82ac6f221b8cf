import CRM
import MirrorStore

/// Forms, drafts and the outbox.
extension EffectRunner {
  func writing(_ effect: Effect) throws -> Action? {
    switch effect {
    case .loadForm(let key):
      do {
        return .formLoaded(try source(of: key))
      } catch {
        return Problem(error, account: key.ref.account, at: now()).map(Action.formFailed)
      }
    case .loadDrafts:
      let drafts = try mirror.drafts(of: nil)
      return .draftsLoaded(drafts, titles: try titles(of: drafts.map(\.key.ref)))
    case .saveDraft(let draft):
      do {
        try mirror.saveDraft(draft)
      } catch {
        return Problem(error, account: draft.key.ref.account, at: now()).map { .draftUnsaved(draft, $0) }
      }
    case .deleteDraft(let key): try mirror.deleteDraft(key)
    case .enqueue(let write, let dueAt, let draft):
      do {
        return .enqueued(try mirror.enqueue(write, dueAt: dueAt, replacing: draft))
      } catch {
        return Problem(error, account: write.ref.account, at: now()).map { .enqueueFailed(write.id, $0) }
      }
    case .loadOutbox:
      let rows = try mirror.outbox(delivered: false)
      return .outboxLoaded(rows, titles: try titles(of: rows.map(\.write.ref)))
    case .countOutbox: return .outboxCounted(try mirror.outboxCounts())
    default: return try request(effect)
    }
    return nil
  }

  private func request(_ effect: Effect) throws -> Action? {
    switch effect {
    case .withdraw(let id, let draft): return try answer(.withdraw, id, mirror.withdraw(id, keeping: draft))
    case .resend(let id, let at): return try answer(.resend, id, mirror.resend(id, at: at))
    case .hold(let id, let until): return try answer(.hold, id, mirror.reschedule(id, dueAt: until))
    case .release(let id, let at): return try answer(.release, id, mirror.reschedule(id, dueAt: at))
    case .rewrite(let id, let write, let at, let draft):
      let row = try mirror.rewrite(id, as: write, at: at)
      if row != nil, let draft { try mirror.deleteDraft(draft) }
      return try answer(.rewrite, id, row)
    case .acknowledge(let id, let item, let at):
      return try answer(.acknowledge, id, mirror.acknowledge(id, as: item, at: at))
    case .discard(let id): return try answer(.discard, id, mirror.discard(id))
    default: return nil
    }
  }

  private func answer(_ request: OutboxRequest, _ id: WriteID, _ row: OutboxItem?) throws -> Action {
    if let row { return .outboxAnswered(request, id, .done(row)) }
    return .outboxAnswered(request, id, .refused(try mirror.outboxItem(id)))
  }

  private func source(of key: DraftKey) throws -> FormSource {
    var source = FormSource(asked: key, record: try mirror.record(key.ref)?.record)
    source.draft = try mirror.draft(key)
    if let write = key.item?.write {
      source.row = try mirror.outboxItem(write)
    } else if let item = key.item {
      source.underWay = try mirror.outbox(of: key.ref).filter { row in
        row.write.change.target?.id == item.id && [.queued, .sending, .inDoubt].contains(row.state)
      }.map(\.write)
      source.item = try mirror.timeline(of: key.ref)?.items.first { $0.id == item.id }
    } else if source.draft == nil {
      source.draft = try draftTakenBack(like: key)
    }
    return source
  }

  /// What a write of that kind left that was taken back before it was sent.
  private func draftTakenBack(like key: DraftKey) throws -> Draft? {
    try mirror.drafts(of: key.ref).first { draft in
      guard draft.key.kind == key.kind, let write = draft.key.item?.write else { return false }
      return try mirror.outboxItem(write) == nil
    }
  }

  private func titles(of refs: [RecordRef]) throws -> [RecordRef: String] {
    var titles: [RecordRef: String] = [:]
    for ref in refs where titles[ref] == nil { titles[ref] = try mirror.record(ref)?.record.title }
    return titles
  }
}
