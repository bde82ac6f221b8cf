public import CRM
public import MirrorStore

/// Decides when the list on screen fetches which page.
///
/// A pure machine: give it what happened, do what it returns in that order. Every fetch has a generation of its own,
/// which its outcome brings back; outcomes of fetches that were given up are dropped. At most one fetch runs at a time.
///
///     ready ──fetch──► fetching ──arrived──► ready
///                         │ failed
///                         ▼
///                      waiting ──retry due, network back, refresh──► fetching
public struct ListPager: Sendable, Hashable {
  /// What happened.
  public enum Event: Sendable, Hashable {
    /// A list came on screen; `mirrored` is what the mirror has of its answer. Without one, or when it is not fresh
    /// enough, the question is asked anew.
    case opened(Question, mirrored: Answer?, isFresh: Bool)
    /// The selection, or the last row on screen, is at this index.
    case cursorMoved(to: Int)
    /// A page is in the mirror, which now has this answer.
    case pageArrived(generation: Int, Answer)
    /// The page was not written, because the answer was begun anew meanwhile; the mirror has this one.
    case answerMovedOn(generation: Int, Answer?)
    case pageFailed(generation: Int, PageFailure)
    /// The time set by `wake` is over.
    case retryDue(generation: Int)
    case networkBack
    /// The user wants the list fetched again.
    case refreshAsked
    /// No list is on screen any more.
    case closed
  }

  /// What to do.
  public enum Action: Sendable, Hashable {
    case fetchFirstPage(of: Question, generation: Int)
    case fetchPage(of: Question, after: String, generation: Int)
    /// Nobody waits for this fetch any more.
    case cancel(generation: Int)
    /// Send `retryDue` with this generation in so many seconds.
    case wake(generation: Int, afterSeconds: Double)
  }

  /// How far from the end of the fetched rows the next page is asked for, in rows.
  public static let reach = 50
  /// Pages in a row that bring nothing new, before the list stops asking.
  static let patience = 5

  /// The question on screen.
  public private(set) var question: Question?
  /// Its answer as last told.
  public private(set) var answer: Answer?
  public private(set) var state = State.ready

  private(set) var cursor = 0
  private var lastGeneration = 0
  private var failures = 0
  private var barrenPages = 0
  /// Whether a refresh was asked for while the first page was on its way.
  private var wasAskedAgain = false
  /// How many rows had come when the service last refused a page, in this round.
  private var refusedAt: Int?

  public enum State: Sendable, Hashable {
    case ready
    case fetching(Fetch)
    /// A fetch failed; nothing is asked for until something changes.
    case waiting(after: Fetch, PageFailure)
  }

  /// A fetch, by what it is for.
  public struct Fetch: Sendable, Hashable {
    public let generation: Int
    /// Names the page; nil for the first.
    public let page: String?
  }

  public init() {}

  public var isFetching: Bool { fetch != nil }

  public mutating func handle(_ event: Event) -> [Action] {
    switch event {
    case .opened(let question, let mirrored, let isFresh):
      let given = giveUp()
      startRound(of: question, mirrored)
      return given + (mirrored != nil && isFresh ? fetchIfNear() : [fetchFirst(question)])
    case .closed:
      let given = giveUp()
      startRound(of: nil, nil)
      return given
    case .refreshAsked:
      // Asking again and again must not start over what is on its way already; but when that fails, it is asked again.
      guard let question, fetch == nil || fetch?.page != nil else {
        wasAskedAgain = fetch != nil
        return []
      }
      let given = giveUp()
      startRound(of: question, answer)
      return given + [fetchFirst(question)]
    case .cursorMoved(let index):
      cursor = index
      return state == .ready ? fetchIfNear() : []
    case .pageArrived(let generation, let answer):
      guard let fetch, fetch.generation == generation else { return [] }
      return arrived(answer, of: fetch)
    case .answerMovedOn(let generation, let answer):
      guard fetch?.generation == generation else { return [] }
      return movedOn(to: answer)
    case .pageFailed(let generation, let failure):
      guard let fetch, fetch.generation == generation else { return [] }
      return failed(fetch, failure)
    case .retryDue(let generation):
      guard case .waiting(let fetch, .passing) = state, fetch.generation == generation else { return [] }
      return retry(fetch)
    case .networkBack:
      // A wait that the service asked for has nothing to do with the network.
      guard case .waiting(let fetch, .passing(retryAfter: nil)) = state else { return [] }
      return retry(fetch)
    }
  }

  private var fetch: Fetch? {
    guard case .fetching(let fetch) = state else { return nil }
    return fetch
  }
}

// MARK: - Outcomes

extension ListPager {
  private mutating func arrived(_ answer: Answer, of fetch: Fetch) -> [Action] {
    let grew = fetch.page == nil || answer.freshCount > (self.answer?.freshCount ?? 0)
    barrenPages = grew ? 0 : barrenPages + 1
    failures = 0
    wasAskedAgain = false
    self.answer = answer
    // A service that goes on naming next pages without a row in them would be asked for ever.
    guard barrenPages < Self.patience else {
      state = .waiting(after: fetch, .lasting)
      return []
    }
    state = .ready
    return fetchIfNear()
  }

  private mutating func movedOn(to answer: Answer?) -> [Action] {
    guard let question, let fetch else { return [] }
    self.answer = answer
    barrenPages += 1
    guard barrenPages < Self.patience else {
      state = .waiting(after: fetch, .lasting)
      return []
    }
    state = .ready
    return answer == nil ? [fetchFirst(question)] : fetchIfNear()
  }

  private mutating func failed(_ fetch: Fetch, _ failure: PageFailure) -> [Action] {
    state = .waiting(after: fetch, failure)
    switch failure {
    case .lasting:
      return []
    case .refused:
      // Names of pages expire: starting over gives new ones. Twice at the same row, it is something else.
      let count = answer?.freshCount ?? 0
      guard let question, fetch.page != nil, count > refusedAt ?? -1 else { return [] }
      refusedAt = count
      return [fetchFirst(question)]
    case .passing(retryAfter: nil) where wasAskedAgain:
      wasAskedAgain = false
      return question.map { [fetchFirst($0)] } ?? []
    case .passing(let retryAfter):
      failures += 1
      let backOff = min(60, Double(1 << min(failures, 6)))
      return [.wake(generation: fetch.generation, afterSeconds: retryAfter ?? backOff)]
    }
  }
}

// MARK: - Fetches

extension ListPager {
  private mutating func startRound(of question: Question?, _ answer: Answer?) {
    if question != self.question { cursor = 0 }
    self.question = question
    self.answer = answer
    failures = 0
    barrenPages = 0
    wasAskedAgain = false
    refusedAt = nil
  }

  private mutating func giveUp() -> [Action] {
    defer { state = .ready }
    return fetch.map { [.cancel(generation: $0.generation)] } ?? []
  }

  private mutating func retry(_ fetch: Fetch) -> [Action] {
    guard let question else { return [] }
    if fetch.page == nil { return [fetchFirst(question)] }
    state = .ready
    return fetchIfNear()
  }

  private mutating func fetchFirst(_ question: Question) -> Action {
    .fetchFirstPage(of: question, generation: start(page: nil))
  }

  private mutating func fetchIfNear() -> [Action] {
    guard let question, let answer, let next = answer.next, cursor + Self.reach >= answer.freshCount else { return [] }
    return [.fetchPage(of: question, after: next, generation: start(page: next))]
  }

  private mutating func start(page: String?) -> Int {
    lastGeneration += 1
    state = .fetching(Fetch(generation: lastGeneration, page: page))
    return lastGeneration
  }
}
