public import CRM
public import MirrorStore

/// Fetches the timelines of one account that the mirror does not have, not wholly, or not with what happened since.
///
/// It can be cut off anywhere: the next run goes on with what is missing then.
public struct TimelineSync: Sendable {
  private let pulled: PulledAccount
  private let onSaved: @Sendable (RecordID) -> Void
  private let onProgress: @Sendable (SyncProgress) -> Void

  public var account: AccountID { pulled.id }

  /// Timelines fetched at a time, and read from the mirror at a time.
  private static let concurrency = 3
  private static let batch = 120
  /// So many empty timelines with nothing but the reason why, and nothing else before, are no accident.
  private static let enoughRefusals = 3

  /// As for `AccountSync`; `onSaved` is told whose timeline the mirror has now, `onProgress` of each, from any task.
  public init(
    account: AccountID, service: any CRMService & CRMPulling, mirror: MirrorStore, policy: SyncPolicy = .standard,
    gate: ForegroundGate? = nil, now: @escaping @Sendable () -> Instant = { .now() },
    sleep: @escaping @Sendable (Double) async throws -> Void = { try await Task.sleep(for: .seconds($0)) },
    onSaved: @escaping @Sendable (RecordID) -> Void = { _ in },
    onProgress: @escaping @Sendable (SyncProgress) -> Void = { _ in }
  ) {
    pulled = PulledAccount(
      account, service: service, mirror: mirror, policy: policy, gate: gate, now: now, sleep: sleep)
    self.onSaved = onSaved
    self.onProgress = onProgress
  }

  /// Fetches the timelines of the records that are pulled by themselves, of `kinds` or all; begins none more after so
  /// many seconds. Nil when someone else pulls the account into this mirror at present. Throws `MirrorError`, and
  /// `ServiceError` when not even the account's words can be had.
  public func run(kinds: Set<RecordKind>? = nil, atMost seconds: Double = .infinity) async throws -> TimelineReport? {
    try await pulled.pulling {
      var report = TimelineReport(account: account)
      let startedAt = pulled.now()
      for kind in pulled.service.pullKinds where kinds.map({ !$0.isDisjoint(with: kind.kinds) }) ?? true {
        try await run(kind.kind, &report, startedAt, atMost: seconds)
        if report.failure != nil || report.isRefused { break }
      }
      report.seconds = pulled.now().seconds(since: startedAt)
      return report
    }
  }

  private func run(
    _ kind: RecordKind, _ report: inout TimelineReport, _ startedAt: Instant, atMost seconds: Double
  ) async throws {
    var position: Int64?
    let total = try pulled.mirror.timelineGapCount(of: kind, in: account)
    guard total > 0 else { return }
    let vocabulary = try await pulled.vocabularies.vocabulary(notOlderThan: nil)
    var done = 0
    tell(kind, done, total, startedAt)
    while true {
      let gaps = try pulled.mirror.timelineGaps(of: kind, in: account, below: position, limit: Self.batch)
      guard let last = gaps.last else { return }
      position = last.number
      var refusals = 0
      let isBeginning = report.timelines == 0
      try await withThrowingTaskGroup(of: Result<Filled, ServiceError>.self) { group in
        var waiting = gaps.makeIterator()
        func start() {
          guard report.failure == nil, !report.isRefused, pulled.now().seconds(since: startedAt) <= seconds,
            let gap = waiting.next()
          else { return }
          group.addTask { try await fill(gap, vocabulary) }
        }
        for _ in 0..<Self.concurrency { start() }
        while let result = try await group.next() {
          switch result {
          case .success(let filled):
            done += 1
            report.timelines += 1
            refusals += filled.isRefusal ? 1 : 0
            if isBeginning, refusals == done, refusals >= Self.enoughRefusals {
              report.limitation = filled.limitation
              report.isRefused = true
              group.cancelAll()
            }
            tell(kind, done, total, startedAt)
          case .failure(let error):
            if report.failure == nil { report.failure = error }
            group.cancelAll()
          }
          start()
        }
      }
      if report.failure != nil || report.isRefused || pulled.now().seconds(since: startedAt) > seconds { return }
    }
  }

  /// What a gap was filled with.
  private struct Filled: Sendable {
    var limitation: String?
    var isRefusal: Bool
  }

  private func fill(_ gap: TimelineGap, _ vocabulary: Vocabulary) async throws -> Result<Filled, ServiceError> {
    let ref = RecordRef(account, gap.record)
    var next = gap.extent == .older ? try pulled.mirror.timeline(of: ref)?.next : nil
    var isFirst = gap.extent == .newest
    var filled = Filled(isRefusal: false)
    do {
      while isFirst || next != nil {
        // What happens while the page is on its way makes it older than that.
        let at = pulled.now()
        let page: TimelinePage
        switch try await self.page(of: gap.record, next, vocabulary) {
        case .page(let answer): page = answer
        case .none(let reason):
          // A place in it that is not known any more is no reason to do without; one that cannot be had at all is not
          // asked for again and again.
          next = nil
          if isFirst {
            try pulled.mirror.beginTimeline(
              of: ref, with: TimelinePage(items: [], next: nil, limitation: reason), at: at)
          }
          isFirst = !isFirst
          continue
        }
        if isFirst {
          try pulled.mirror.beginTimeline(of: ref, with: page, at: at)
          filled.limitation = page.limitation
          filled.isRefusal = page.items.isEmpty && page.next == nil && page.limitation != nil
        } else if let from = next {
          try pulled.mirror.extendTimeline(of: ref, from: from, with: page, at: at)
        }
        isFirst = false
        next = page.next == next ? nil : page.next
      }
    } catch let error as ServiceError {
      return .failure(error)
    }
    onSaved(gap.record)
    return .success(filled)
  }

  private enum Answer {
    case page(TimelinePage)
    /// There is none, for a reason.
    case none(String)
  }

  private func page(of id: RecordID, _ next: String?, _ vocabulary: Vocabulary) async throws -> Answer {
    var failures = 0
    while true {
      do {
        return .page(
          try await ServiceError.only { try await pulled.service.timeline(of: id, next: next, vocabulary: vocabulary) })
      } catch let error as ServiceError {
        switch error.reason {
        case .notFound, .unsupported, .rejected: return .none(error.summary)
        case .authentication, .permission, .cancelled: throw error
        case .rateLimited, .unreachable, .timeout, .serverFailure, .malformedAnswer:
          failures += 1
          guard pulled.policy.triesAgain(after: error, failures: failures) else { throw error }
          do {
            try await pulled.sleep(pulled.policy.wait(afterFailures: failures, told: error.retryAfter))
          } catch {
            throw ServiceError.interrupted
          }
        }
      }
    }
  }

  private func tell(_ kind: RecordKind, _ done: Int, _ total: Int, _ startedAt: Instant) {
    let elapsed = pulled.now().seconds(since: startedAt)
    let rate = elapsed > 0 && done > 0 ? Double(done) / elapsed : nil
    onProgress(
      SyncProgress(
        account: account, kind: kind, phase: .timelines, done: done, total: max(total, done), received: done,
        rate: rate, secondsLeft: rate.map { max(0, Double(total - done)) / $0 }, pause: 0))
  }
}

/// What fetching the timelines of an account came to.
public struct TimelineReport: Sendable, Hashable {
  public var account: AccountID
  /// How many were fetched.
  public var timelines = 0
  public var seconds = 0.0
  /// Why the account has none, for the reader; nil when it has.
  public var limitation: String?
  /// Why it ended early.
  public var failure: ServiceError?
  var isRefused = false

  init(account: AccountID) { self.account = account }
}
