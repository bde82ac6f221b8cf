import CRM
import Synchronization

@testable import Sync

/// A service that keeps what it is sent, and fails as it is told. Like a real one it does not know the ids of writes:
/// it can only look for an item by its record and text. The test does know.
final class FakeCRM: CRMWriting {
  /// How a request ends.
  enum Fault: CaseIterable {
    case none
    /// Never left the program.
    case offline
    case slowDown
    case refusedKey
    /// The connection broke before or after the service did it.
    case cutBefore, cutAfter
    case failedBefore, failedAfter
    case timeoutBefore, timeoutAfter
    /// The service does it some time after the connection broke, or after nobody waits for it any longer.
    case cutLate, timeoutLate
    /// It was done, and the answer cannot be read.
    case garbled
    case rejected
  }

  struct Arrival: Sendable, Hashable {
    let write: WriteID
    let item: TimelineItem
    let ref: RecordRef
  }

  typealias Plan = @Sendable (Write, _ isSettling: Bool) -> Fault

  private let plan: Plan
  private let clock: (@Sendable () -> Instant)?
  private let lateness: @Sendable () -> Double
  private let pause: @Sendable (Write) async throws -> Void
  private let kept = Mutex<[Arrival]>([])
  private let late = Mutex<[(write: Write, date: Instant)]>([])
  private let seen = Mutex<[RecordRef: Int]>([:])

  /// `lateness` is in seconds by `clock`, without which `catchUp` has to be called.
  init(
    plan: @escaping Plan = { _, _ in .none }, pause: @escaping @Sendable (Write) async throws -> Void = { _ in },
    lateness: @escaping @Sendable () -> Double = { 14 }, clock: (@Sendable () -> Instant)? = nil
  ) {
    self.clock = clock
    self.lateness = lateness
    self.pause = pause
    self.plan = plan
  }

  /// What the service has, in the order in which it came.
  var arrivals: [Arrival] { kept.withLock { $0 } }

  func arrivals(of write: WriteID) -> [Arrival] { arrivals.filter { $0.write == write } }

  /// Somebody else writes the same.
  func strangerWrites(_ write: Write, at: Instant) { keep(write, as: WriteID("stranger"), at: at) }

  /// Does what it is late with and is due by `now`.
  func catchUp(to now: Instant) {
    let due = late.withLock { late in
      let due = late.filter { $0.date <= now }
      late.removeAll { $0.date <= now }
      return due.sorted { $0.date < $1.date }
    }
    for (write, date) in due { keep(write, as: write.id, at: date) }
  }

  func isLate(with write: WriteID) -> Bool { late.withLock { $0.contains { $0.write.id == write } } }

  private func postpone(_ write: Write, at: Instant) {
    let date = (clock?() ?? at).adding(lateness())
    late.withLock { $0.append((write, date)) }
  }

  func send(_ write: Write, at: Instant) throws(ServiceError) -> Delivery {
    switch plan(write, false) {
    case .none: return Delivery(item: keep(write, as: write.id, at: at))
    case .offline: throw ServiceError(.unreachable, "No network.")
    case .slowDown: throw ServiceError(.rateLimited, "Slow down.", retryAfter: 3)
    case .refusedKey: throw ServiceError(.authentication, "The key was refused.")
    case .rejected: throw ServiceError(.rejected, "The service refused it.", serverWords: "no")
    case .cutBefore: throw ServiceError(.unreachable, "The connection broke.", mayHaveArrived: true)
    case .failedBefore: throw ServiceError(.serverFailure, "The service failed.", mayHaveArrived: true)
    case .timeoutBefore: throw ServiceError(.timeout, "No answer came.", mayHaveArrived: true)
    case .cutAfter:
      keep(write, as: write.id, at: at)
      throw ServiceError(.unreachable, "The connection broke.", mayHaveArrived: true)
    case .failedAfter:
      keep(write, as: write.id, at: at)
      throw ServiceError(.serverFailure, "The service failed.", mayHaveArrived: true)
    case .timeoutAfter:
      keep(write, as: write.id, at: at)
      throw ServiceError(.timeout, "No answer came.", mayHaveArrived: true)
    case .cutLate:
      postpone(write, at: at)
      throw ServiceError(.unreachable, "The connection broke.", mayHaveArrived: true)
    case .timeoutLate:
      postpone(write, at: at)
      throw ServiceError(.timeout, "No answer came.", mayHaveArrived: true)
    case .garbled:
      keep(write, as: write.id, at: at)
      throw ServiceError(.malformedAnswer, "The answer cannot be read.")
    }
  }

  func look(for write: Write, sentAt: Instant, known: Set<TimelineItem.ID>) throws(ServiceError) -> Settlement {
    switch plan(write, true) {
    case .none, .rejected, .cutAfter, .failedAfter, .timeoutAfter, .cutLate, .timeoutLate: break
    case .offline, .cutBefore: throw ServiceError(.unreachable, "No network.")
    case .slowDown: throw ServiceError(.rateLimited, "Slow down.", retryAfter: 3)
    case .refusedKey: throw ServiceError(.authentication, "The key was refused.")
    case .failedBefore: throw ServiceError(.serverFailure, "The service failed.")
    case .timeoutBefore: throw ServiceError(.timeout, "No answer came.")
    case .garbled: throw ServiceError(.malformedAnswer, "The answer cannot be read.")
    }
    // Clocks differ: items that are a little older may be it.
    let since = sentAt.adding(seconds: -60)
    let title = TimelineItem(written: write).title
    let found = arrivals.filter {
      $0.ref == write.ref && $0.item.title == title && $0.item.at >= since && !known.contains($0.item.id)
    }.map(\.item)
    switch found.count {
    case 0: return .notFound
    case 1: return .arrived(Delivery(item: found[0]))
    default: return .unclear(question: "Is it one of these?", candidates: found)
    }
  }

  @discardableResult
  private func keep(_ write: Write, as id: WriteID, at: Instant) -> TimelineItem {
    kept.withLock { kept in
      let item = TimelineItem(
        id: "item\(kept.count)", kind: .note, at: at, title: TimelineItem(written: write).title, source: "Fake")
      kept.append(Arrival(write: id, item: item, ref: write.ref))
      return item
    }
  }

  // MARK: CRMWriting

  func deliver(_ write: Write, vocabulary: Vocabulary) async throws -> Delivery {
    let count = seen.withLock { seen in
      seen[write.ref, default: 0] += 1
      return seen[write.ref, default: 0]
    }
    defer { seen.withLock { $0[write.ref, default: 0] -= 1 } }
    guard count == 1 else { throw ServiceError(.rejected, "Two writes of one record at once.") }
    try await pause(write)
    if let clock { catchUp(to: clock()) }
    return try send(write, at: write.madeAt)
  }

  func settle(
    _ write: Write, sentAt: Instant, known: Set<TimelineItem.ID>, vocabulary: Vocabulary
  ) async throws -> Settlement {
    try await pause(write)
    if let clock { catchUp(to: clock()) }
    return try look(for: write, sentAt: write.madeAt, known: known)
  }

  let rules: any WriteRules = NoRules()
}

/// A service that has no forms.
private struct NoRules: WriteRules {
  func entryKinds(for kind: RecordKind) -> [EntryKindInfo] { [] }
  func form(for kind: EntryKind, about record: Record, vocabulary: Vocabulary) -> EntryForm? { nil }
  func entry(of item: TimelineItem) -> Entry? { nil }
  func unavailable(_ change: ItemChange, of item: TimelineItem) -> String? { nil }
  func preview(_ write: Write, vocabulary: Vocabulary) throws(ServiceError) -> RequestPreview {
    RequestPreview(method: "POST", path: "note/", body: nil)
  }
}

let fakeAccount = AccountID("work")

func note(_ id: String, on record: String = "l1", text: String? = nil) -> Write {
  Write(
    id: WriteID(id), ref: RecordRef(fakeAccount, RecordID(.lead, record)),
    change: .create(Entry(.note, [.text: .text(text ?? "Note \(id)")])), madeAt: Instant(seconds: 1_700_000_000))
}
