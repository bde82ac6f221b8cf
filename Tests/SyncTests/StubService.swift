import CRM
import Synchronization

/// A service whose answers the test gives.
final class StubService: CRMService {
  typealias Pages = @Sendable (Question, String?) async throws -> RecordPage
  typealias TimelinePages = @Sendable (RecordID, String?) async throws -> TimelinePage

  let capabilities = ServiceCapabilities(
    name: "Stub", kinds: [RecordKindInfo(.lead, singular: "Lead", plural: "Leads", sorts: [])])
  private let pages: Pages
  private let timelines: TimelinePages
  private let words: @Sendable () async throws -> Vocabulary
  private let calls = Mutex(0)

  init(
    pages: @escaping Pages = { _, _ in RecordPage(records: [], next: nil) },
    timelines: @escaping TimelinePages = { _, _ in TimelinePage(items: [], next: nil) },
    words: @escaping @Sendable () async throws -> Vocabulary = { Vocabulary(users: [Choice("u", "Ada")]) }
  ) {
    self.pages = pages
    self.timelines = timelines
    self.words = words
  }

  /// How often the vocabulary was fetched.
  var vocabularyCalls: Int { calls.withLock { $0 } }

  func verify() async throws -> Identity { Identity(id: "u", name: "Ada") }

  func vocabulary() async throws -> Vocabulary {
    calls.withLock { $0 += 1 }
    return try await words()
  }

  func page(of question: Question, next: String?, vocabulary: Vocabulary) async throws -> RecordPage {
    try await pages(question, next)
  }

  func record(_ id: RecordID, vocabulary: Vocabulary) async throws -> Record {
    guard id.id != "none" else { throw ServiceError(.notFound, "There is no such lead.") }
    return Record(id: id, title: vocabulary.users.first?.label ?? "?", original: ["id": .string(id.id)])
  }

  func timeline(of id: RecordID, next: String?, vocabulary: Vocabulary) async throws -> TimelinePage {
    try await timelines(id, next)
  }

  func detail(of record: Record, vocabulary: Vocabulary) -> RecordDetail { RecordDetail(groups: []) }

  func shutdown() async {}
}

/// A clock that the test sets.
final class TestClock: Sendable {
  private let time = Mutex(Instant(seconds: 1_700_000_000))

  var now: Instant { time.withLock { $0 } }

  func advance(seconds: Int64) { time.withLock { $0 = $0.adding(seconds: seconds) } }

  /// A nap that takes no time: the clock is as if it had.
  func nap(_ seconds: Double) async throws {
    try Task.checkCancellation()
    time.withLock { $0 = Instant(microseconds: $0.microseconds + Int64((seconds * 1_000_000).rounded(.up))) }
    await Task.yield()
  }
}

/// Holds callers up until the test opens it; a cancelled caller leaves with `CancellationError`.
actor Gate {
  private var isOpen = false
  private var held: [Int: CheckedContinuation<Void, any Error>] = [:]
  /// How many callers have come.
  private(set) var arrivals = 0
  private var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []

  func pass() async throws {
    let caller = arrivals
    arrivals += 1
    for watcher in watchers where watcher.count <= arrivals { watcher.continuation.resume() }
    watchers.removeAll { $0.count <= arrivals }
    if isOpen { return }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
        if Task.isCancelled {
          continuation.resume(throwing: CancellationError())
        } else {
          held[caller] = continuation
        }
      }
    } onCancel: {
      Task { await self.release(caller) }
    }
  }

  func open() {
    isOpen = true
    for continuation in held.values { continuation.resume() }
    held = [:]
  }

  /// Returns once so many callers have come.
  func arrived(_ count: Int) async {
    if arrivals >= count { return }
    await withCheckedContinuation { watchers.append((count, $0)) }
  }

  private func release(_ caller: Int) {
    held.removeValue(forKey: caller)?.resume(throwing: CancellationError())
  }
}
