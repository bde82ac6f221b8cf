public import CRM
public import MirrorStore

/// Decides what the pull of one kind of records does next.
///
/// A pure machine: give it what happened, do what it returns. A step first names what is to be saved, then the one
/// thing to do next; saving and that may run side by side, but the next step's saving comes after this one's. What it
/// knows beyond the saved state is worth nothing: a pull that was cut off anywhere goes on from that state.
///
///     first pull ──last page──► changes ──no more──► finished
///          ▲                       │  └──deletions untold──► keys of each kind ──► finished
///          └───────too old─────────┘
public struct SyncMachine: Sendable {
  /// What happened.
  public enum Event: Sendable {
    /// The pull begins, or goes on from its saved state. `isFull` asks for another first pull.
    case started(PullState?, isFull: Bool)
    case pageArrived(PullPage)
    case changesArrived(PullChanges)
    case keysArrived(KeyPage)
    /// The mirror has this many records of the pull's own kind.
    case counted(Int)
    case failed(ServiceError)
  }

  /// What to do.
  public struct Step: Sendable, Hashable {
    public var saves: [Save]
    public var next: Next

    public init(saves: [Save] = [], next: Next) {
      self.saves = saves
      self.next = next
    }
  }

  /// What to write to the mirror, in one transaction.
  public enum Save: Sendable, Hashable {
    case state(PullState)
    case records([Record], deleted: [RecordID], news: [TimelineNews], PullState)
    /// The last page of a first pull: what no page has brought goes, of these kinds.
    case lastPage([Record], bringing: [RecordKind], PullState)
    case keys([String], of: RecordKind, isFirst: Bool, PullState)
    /// The last keys have been saved: records of the kind fetched by the moment, and without a key, go.
    case unmetKeys(of: RecordKind, fetchedBy: Instant, PullState)
  }

  public enum Next: Sendable, Hashable {
    /// Ask the service, after so many seconds.
    case fetch(Request, afterSeconds: Double)
    /// Ask the mirror how many records of the pull's own kind it has.
    case count
    case finish
    case fail(ServiceError)
  }

  public enum Request: Sendable, Hashable {
    case page(at: String?)
    case changes(since: String)
    case keys(of: RecordKind, at: String?)
  }

  public let kind: PullKind
  public let policy: SyncPolicy
  /// How far the pull has come with everything named in the last step.
  public private(set) var state: PullState
  /// Records that pages and changes have brought since the machine started.
  public private(set) var received = 0
  public private(set) var requests = 0

  private let now: @Sendable () -> Instant
  private var request = Request.page(at: nil)
  private var failures = 0
  /// Whether a refusal has already made the pull start over.
  private var hasStartedOver = false
  /// How many records the service has, until the mirror's have been compared with it.
  private var expected: Int?
  /// Whether the keys have been gone through because of `expected`.
  private var hasCheckedKeys = false

  public init(kind: PullKind, policy: SyncPolicy = .standard, now: @escaping @Sendable () -> Instant) {
    self.kind = kind
    self.policy = policy
    self.now = now
    state = PullState(startedAt: now())
  }

  public mutating func handle(_ event: Event) -> Step {
    switch event {
    case .started(let saved, let isFull):
      guard let saved, !isFull else { return startOver() }
      state = saved
      return Step(next: goOn())
    case .pageArrived(let page): return arrived(page)
    case .changesArrived(.page(let page)): return arrived(page)
    case .changesArrived(.tooOld): return startOver()
    case .keysArrived(let page): return arrived(page)
    case .counted(let count): return counted(count)
    case .failed(let error): return failed(error)
    }
  }
}

// MARK: - What arrives

extension SyncMachine {
  private mutating func arrived(_ page: PullPage) -> Step {
    succeeded(page.requests, records: page.records.count)
    state.total = page.total ?? state.total
    state.done += page.records.count { $0.id.kind == kind.kind }
    switch page.next {
    case .page(let position):
      state.phase = .first(position: position)
      return Step(
        saves: [.records(page.records, deleted: [], news: [], state)],
        next: fetch(.page(at: position), after: policy.pause(page.budget)))
    case .changes(let cursor):
      state.phase = .changes
      state.cursor = cursor
      state.finishedAt = now()
      return Step(
        saves: [.lastPage(page.records, bringing: kind.kinds.filter { !page.withheld.contains($0) }, state)],
        next: fetch(.changes(since: cursor), after: policy.pause(page.budget)))
    }
  }

  private mutating func arrived(_ page: ChangePage) -> Step {
    succeeded(page.requests, records: page.records.count)
    state.cursor = page.next
    if !page.hasMore { state.changedAt = now() }
    let save = Save.records(page.records, deleted: page.deleted, news: page.news, state)
    if page.hasMore {
      return Step(saves: [save], next: fetch(.changes(since: page.next), after: policy.pause(page.budget)))
    }
    switch page.deletions {
    case .told: return Step(saves: [save], next: .finish)
    case .counted(let count):
      expected = count
      return Step(saves: [save], next: .count)
    case .untold:
      let keys = startKeys(of: kind.kind)
      return Step(saves: [save] + keys.saves, next: keys.next)
    }
  }

  private mutating func arrived(_ page: KeyPage) -> Step {
    succeeded(1, records: 0)
    guard case .keys(let keyKind, let position) = state.phase else { return Step(next: .finish) }
    // Nothing can be concluded: what is gone of this kind stays until the next first pull.
    guard page.isUsable else {
      let next = nextKeys(after: keyKind)
      return Step(saves: [.state(state)], next: next)
    }
    if let next = page.next {
      state.phase = .keys(keyKind, position: next)
      return Step(
        saves: [.keys(page.ids, of: keyKind, isFirst: position == nil, state)],
        next: fetch(.keys(of: keyKind, at: next), after: policy.pause(page.budget)))
    }
    let keys = Save.keys(page.ids, of: keyKind, isFirst: position == nil, state)
    let began = state.changedAt ?? state.startedAt
    let end = nextKeys(after: keyKind)
    return Step(saves: [keys, .unmetKeys(of: keyKind, fetchedBy: began, state)], next: end)
  }

  /// Keys are gone through where the mirror has more than after the last time: some of what it has more may be there for
  /// another reason than that it was deleted.
  private mutating func counted(_ count: Int) -> Step {
    guard let expected else { return Step(next: .finish) }
    let excess = max(0, count - expected)
    if excess > state.excess, !hasCheckedKeys {
      hasCheckedKeys = true
      return startKeys(of: kind.kind)
    }
    guard excess != state.excess else { return Step(next: .finish) }
    state.excess = excess
    return Step(saves: [.state(state)], next: .finish)
  }

  private mutating func failed(_ error: ServiceError) -> Step {
    switch error.reason {
    case .rateLimited, .unreachable, .timeout, .serverFailure, .malformedAnswer:
      failures += 1
      guard policy.triesAgain(after: error, failures: failures) else { return Step(next: .fail(error)) }
      return Step(next: .fetch(request, afterSeconds: policy.wait(afterFailures: failures, told: error.retryAfter)))
    case .rejected:
      // Positions and cursors may be refused after a while: what they stood for is fetched anew, once.
      guard !hasStartedOver, request != .page(at: nil) else { return Step(next: .fail(error)) }
      hasStartedOver = true
      if case .keys(let keyKind, _) = state.phase { return startKeys(of: keyKind) }
      return startOver()
    case .authentication, .permission, .notFound, .unsupported, .cancelled: return Step(next: .fail(error))
    }
  }
}

// MARK: - What is next

extension SyncMachine {
  private mutating func goOn() -> Next {
    switch state.phase {
    case .first(let position): return fetch(.page(at: position))
    case .changes:
      guard let cursor = state.cursor else {
        state = PullState(startedAt: now())
        return fetch(.page(at: nil))
      }
      return fetch(.changes(since: cursor))
    case .keys(let keyKind, let position): return fetch(.keys(of: keyKind, at: position))
    }
  }

  /// Another first pull; what earlier ones brought stays until it is through.
  private mutating func startOver() -> Step {
    let changedAt = state.changedAt
    state = PullState(startedAt: now())
    state.changedAt = changedAt
    return Step(saves: [.state(state)], next: fetch(.page(at: nil)))
  }

  private mutating func startKeys(of keyKind: RecordKind) -> Step {
    state.phase = .keys(keyKind, position: nil)
    return Step(saves: [.state(state)], next: fetch(.keys(of: keyKind, at: nil)))
  }

  /// The keys of the kind after `keyKind`, or the end.
  private mutating func nextKeys(after keyKind: RecordKind) -> Next {
    let later = kind.kinds.drop { $0 != keyKind }.dropFirst()
    guard let next = later.first else {
      state.phase = .changes
      return expected == nil ? .finish : .count
    }
    state.phase = .keys(next, position: nil)
    return fetch(.keys(of: next, at: nil))
  }

  private mutating func succeeded(_ requests: Int, records: Int) {
    failures = 0
    self.requests += requests
    received += records
  }

  private mutating func fetch(_ request: Request, after seconds: Double = 0) -> Next {
    self.request = request
    return .fetch(request, afterSeconds: seconds)
  }
}
