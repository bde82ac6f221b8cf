public import CRM
public import MirrorStore
import Strings

/// Pulls all records of one account into the mirror, and then what changed.
///
/// It can be cut off anywhere, by cancelling its task or by ending the process: what was saved is there together with how
/// far it goes, and the next pull goes on from there.
public struct AccountSync: Sendable {
  fileprivate let pulled: PulledAccount
  fileprivate let onProgress: @Sendable (SyncProgress) -> Void
  fileprivate let onSaved: @Sendable (PulledChanges) -> Void

  public var account: AccountID { pulled.id }

  /// Words of the account older than this, in seconds, are fetched again before a pull.
  private static let vocabularyAge = 3600.0

  /// Its requests wait while foreground reads are at `gate`. `sleep` waits for so many seconds. `onSaved` is told what has
  /// become different in the mirror, and `onProgress` how far the pull is, once per request at least; both from any
  /// task.
  public init(
    account: AccountID, service: any CRMService & CRMPulling, mirror: MirrorStore, policy: SyncPolicy = .standard,
    gate: ForegroundGate? = nil,
    now: @escaping @Sendable () -> Instant = { .now() },
    sleep: @escaping @Sendable (Double) async throws -> Void = { try await Task.sleep(for: .seconds($0)) },
    onSaved: @escaping @Sendable (PulledChanges) -> Void = { _ in },
    onProgress: @escaping @Sendable (SyncProgress) -> Void = { _ in }
  ) {
    pulled = PulledAccount(
      account, service: service, mirror: mirror, policy: policy, gate: gate, now: now, sleep: sleep)
    self.onSaved = onSaved
    self.onProgress = onProgress
  }

  /// Pulls `kinds`, or all, one after another; `isFull` brings everything anew, `onlyChanges` leaves kinds alone whose
  /// first pull is not through. Nil when someone else pulls the account into this mirror at present.
  ///
  /// A kind that the service fails at is reported with its failure, and the next one is tried, unless that cannot be of
  /// use. Throws `MirrorError`, and `ServiceError` when not even the account's words can be had.
  public func run(
    kinds: Set<RecordKind>? = nil, isFull: Bool = false, onlyChanges: Bool = false
  ) async throws -> [SyncReport]? {
    try await pulled.pulling {
      try await pull(kinds, isFull: isFull, onlyChanges: onlyChanges)
    }
  }

  private func pull(_ kinds: Set<RecordKind>?, isFull: Bool, onlyChanges: Bool) async throws -> [SyncReport] {
    var wanted: [PullKind] = []
    var isFilling = false
    for kind in pulled.service.pullKinds where kinds.map({ !$0.isDisjoint(with: kind.kinds) }) ?? true {
      let isFirst = try pulled.mirror.pullState(of: kind.kind, in: account)?.isFirst ?? true
      if onlyChanges, isFirst { continue }
      if isFirst { isFilling = true }
      wanted.append(kind)
    }
    guard !wanted.isEmpty else { return [] }
    let vocabulary = try await pulled.vocabularies.vocabulary(notOlderThan: Self.vocabularyAge)
    // Where it is cut off, the next pull sets it back.
    try pulled.mirror.setFilling(isFilling)
    var reports: [SyncReport] = []
    for kind in wanted {
      let report = try await KindSync(self, kind, vocabulary).run(isFull: isFull)
      reports.append(report)
      if let failure = report.failure, failure.isOfAccount { break }
    }
    if isFilling { try pulled.mirror.setFilling(false) }
    if reports.contains(where: { $0.wasFirst && $0.failure == nil }) { try mergeSearchIndex() }
    return reports
  }

  /// A mirror that was just filled is left with its search index in many pieces.
  private func mergeSearchIndex() throws {
    var isFirst = true
    while try pulled.mirror.mergeSearchIndex(isFirst: isFirst) {
      isFirst = false
      try Task.checkCancellation()
    }
  }
}

extension PullState {
  /// Whether the first pull is not through.
  var isFirst: Bool {
    if case .first = phase { true } else { false }
  }
}

extension ServiceError {
  /// Whether other kinds of the account would meet it as well.
  fileprivate var isOfAccount: Bool {
    switch reason {
    case .authentication, .unreachable, .timeout, .cancelled: true
    default: false
    }
  }
}

/// One run of the pull of one kind.
private struct KindSync {
  let sync: AccountSync
  let kind: PullKind
  let vocabulary: Vocabulary
  var machine: SyncMachine
  var tally = PullTally()
  var wasFirst = false
  /// The records of the last answer, ready to be saved.
  var prepared: PreparedRecords?
  let startedAt: Instant
  /// What of the first pull earlier runs had brought.
  var doneBefore = 0

  init(_ sync: AccountSync, _ kind: PullKind, _ vocabulary: Vocabulary) {
    self.sync = sync
    self.kind = kind
    self.vocabulary = vocabulary
    startedAt = sync.pulled.now()
    machine = SyncMachine(kind: kind, policy: sync.pulled.policy, now: sync.pulled.now)
  }

  consuming func run(isFull: Bool) async throws -> SyncReport {
    let saved = try sync.pulled.mirror.pullState(of: kind.kind, in: sync.account)
    doneBefore = isFull ? 0 : saved?.done ?? 0
    var step = machine.handle(.started(saved, isFull: isFull))
    while true {
      tell(step)
      switch step.next {
      case .fetch(let request, let seconds):
        if case .page = request { wasFirst = true }
        // The mirror is written while the service works on the next answer, and while that is read.
        async let next = fetched(request, afterSeconds: seconds)
        try save(step.saves)
        let answer = await next
        prepared = answer.prepared
        step = machine.handle(answer.event)
      case .count:
        try save(step.saves)
        step = machine.handle(.counted(try sync.pulled.mirror.count(of: kind.kind, in: sync.account)))
      case .finish:
        try save(step.saves)
        return report(nil)
      case .fail(let error):
        try save(step.saves)
        return report(error)
      }
    }
  }

  /// What came of a request, and its records prepared to be saved, where they are many and new.
  private func fetched(
    _ request: SyncMachine.Request, afterSeconds seconds: Double
  ) async -> (event: SyncMachine.Event, prepared: PreparedRecords?) {
    let event = await answer(to: request, afterSeconds: seconds)
    if case .pageArrived(let page) = event { return (event, PreparedRecords(page.records)) }
    return (event, nil)
  }

  private func answer(to request: SyncMachine.Request, afterSeconds seconds: Double) async -> SyncMachine.Event {
    do {
      return try await ServiceError.only {
        if seconds > 0 { try await sync.pulled.sleep(seconds) }
        try Task.checkCancellation()
        let service = sync.pulled.service
        switch request {
        case .page(let position):
          return .pageArrived(try await service.pullPage(of: kind.kind, at: position, vocabulary: vocabulary))
        case .changes(let cursor):
          return .changesArrived(try await service.changes(of: kind.kind, since: cursor, vocabulary: vocabulary))
        case .keys(let keyKind, let position):
          return .keysArrived(try await service.keyPage(of: keyKind, at: position))
        }
      }
    } catch let error as ServiceError {
      return .failed(error)
    } catch {
      return .failed(ServiceError(.malformedAnswer, Strings.Requests.notReadable(reason: String(describing: error))))
    }
  }

  private mutating func save(_ saves: [SyncMachine.Save]) throws {
    let (mirror, account, at) = (sync.pulled.mirror, sync.account, sync.pulled.now())
    for save in saves {
      switch save {
      case .state(let state): try mirror.savePullState(state, of: kind.kind, in: account)
      case .records(let records, let deleted, let news, let state):
        took(
          try mirror.savePulled(
            records, prepared: prepared, deleted: deleted, parts: sync.pulled.service.parts, news: news, state: state,
            of: kind.kind,
            in: account,
            at: at))
      case .lastPage(let records, let kinds, let state):
        took(
          try mirror.finishPull(
            with: records, prepared: prepared, state: state, of: kind.kind, bringing: kinds, in: account, at: at))
      case .keys(let ids, let keyKind, let isFirst, let state):
        try mirror.saveKeys(ids, of: keyKind, isFirst: isFirst, state: state, of: kind.kind, in: account)
      case .unmetKeys(let keyKind, let moment, let state):
        took(try mirror.removeUnmet(keyKind, fetchedBy: moment, state: state, of: kind.kind, in: account))
      }
    }
  }

  private mutating func took(_ changes: PulledChanges) {
    tally += changes.tally
    if !changes.isEmpty { sync.onSaved(changes) }
  }

  private func report(_ failure: ServiceError?) -> SyncReport {
    SyncReport(
      account: sync.account, kind: kind.kind, tally: tally, requests: machine.requests,
      seconds: sync.pulled.now().seconds(since: startedAt), wasFirst: wasFirst, failure: failure)
  }

  private func tell(_ step: SyncMachine.Step) {
    let state = machine.state
    let phase: SyncProgress.Phase =
      switch state.phase {
      case .first: .first
      case .changes: .changes
      case .keys: .deletions
      }
    var pause = 0.0
    if case .fetch(_, let seconds) = step.next { pause = seconds }
    let elapsed = sync.pulled.now().seconds(since: startedAt)
    let rate = elapsed > 0 && machine.received > 0 ? Double(machine.received) / elapsed : nil
    var left: Double?
    if phase == .first, let total = state.total, state.done > doneBefore, elapsed > 0 {
      left = max(0, Double(total - state.done)) * elapsed / Double(state.done - doneBefore)
    }
    sync.onProgress(
      SyncProgress(
        account: sync.account, kind: kind.kind, phase: phase, done: state.done, total: state.total,
        received: machine.received, rate: rate, secondsLeft: left, pause: pause))
  }
}
