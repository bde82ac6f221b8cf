import CRM
import MirrorStore
import Sync

/// What the background pulls bring: it appears in place, and the cursor stays where it is.
extension Browser {
  mutating func synced(_ event: SyncEvent) -> [Effect] {
    switch event {
    case .began: return []
    case .progress(let progress):
      update(progress.account) { $0.pulling = progress.phase == .first ? progress : nil }
      return []
    case .ended(let id):
      update(id) { $0.pulling = nil }
      return []
    case .changed(let id, let changes): return changed(id, changes)
    case .changedElsewhere(let id): return readAgain(id)
    case .offline(let id, let since, _):
      update(id) {
        $0.offlineSince = $0.offlineSince ?? since
        $0.pulling = nil
      }
      return []
    case .online(let id): return online(id)
    case .reached(let id): return accounts.first { $0.id == id }?.offlineSince == nil ? [] : online(id)
    case .failed(let id, let error):
      guard let problem = Problem(error, account: id, at: now) else { return [] }
      report(problem)
      return []
    case .mirrorFailed(let error):
      guard let problem = Problem(error, account: nil, at: now) else { return [] }
      report(problem)
      return []
    }
  }

  private mutating func online(_ id: AccountID) -> [Effect] {
    update(id) { $0.offlineSince = nil }
    if let problem, problem.account == id, problem.isOffline { self.problem = nil }
    return page(id, .networkBack) + [.wakeDeliverer]
  }

  private mutating func changed(_ id: AccountID, _ changes: PulledChanges) -> [Effect] {
    guard let account, account.id == id else { return [] }
    let kind = account.kind
    var effects: [Effect] = []
    if (changes.new + changes.deleted).contains(where: { $0.kind == kind }), account.pulling == nil {
      // Where new ones stand in the list's order only the service knows.
      let isReadHere = account.question.isMarked || changes.deleted.contains { $0.kind == kind }
      effects += (isReadHere ? loadList() : []) + page(id, .refreshAsked)
    } else if changes.changed.contains(where: { $0.kind == kind }) {
      effects += loadList()
    } else {
      effects += expireCells(of: changes.timelines.map { RecordRef(id, $0) })
    }
    guard let subject, subject.account == id else { return effects }
    if (changes.new + changes.changed).contains(subject.record) { effects.append(.loadDetail(subject)) }
    if changes.timelines.contains(subject.record), timeline.ref == subject, !inFlight.contains(.timeline) {
      effects.append(.fetchTimeline(subject))
    }
    return effects
  }

  /// Reads what is on the screen from the mirror once more.
  private mutating func readAgain(_ id: AccountID) -> [Effect] {
    guard let account, account.id == id else { return [] }
    let subject = self.subject.map { [Effect.loadDetail($0), .loadTimeline($0)] } ?? []
    return loadList() + subject
  }
}
