import CRM
import MirrorStore
import Synchronization
import TestSupport
import Testing

@testable import Sync

/// Whole lives of an outbox under random faults: two programs on one mirror, either killed at any moment, a service
/// that fails before and after it does what it is asked, or does it when nobody waits for it any longer, strangers who write the same, a user who answers or does not.
/// Whatever happens, every write is on the service exactly once, or was refused, or waits for the user.
@Suite struct DeliveryRandomTests {
  @Test(arguments: 0..<10)
  func everyWriteArrivesOnceOrWaitsForTheUser(part: UInt64) throws {
    let mirror = try MirrorStore.temporary()
    for seed in part * 100..<(part + 1) * 100 {
      var life = try Life(seed: seed, mirror: mirror)
      try life.live()
    }
  }
}

/// One run: some writes on two records of an account of its own.
private struct Life {
  /// A program: what dies with it.
  private final class Program {
    var owner: OutboxOwner
    var machine: DeliveryMachine
    var underWay: [(claimed: ClaimedWrite, event: DeliveryMachine.Event?)] = []

    init(_ mirror: MirrorStore, _ account: AccountID) throws {
      owner = try OutboxOwner(of: mirror)
      machine = DeliveryMachine(accounts: [account])
    }
  }

  private let seed: UInt64
  private let mirror: MirrorStore
  private let account: AccountID
  private let writes: [Write]
  private let service: FakeCRM
  private let weather: Weather
  private var random: SeededGenerator
  private var programs: [Program]
  private var now = Instant(seconds: 1_700_000_000)

  /// Decides how each request ends.
  private final class Weather: Sendable {
    let random: Mutex<SeededGenerator>
    let isFine = Mutex(false)

    init(seed: UInt64) { random = Mutex(SeededGenerator(seed: seed)) }

    func lateness() -> Double { random.withLock { Double.random(in: 0..<15, using: &$0) } }

    func next() -> FakeCRM.Fault {
      if isFine.withLock({ $0 }) { return .none }
      return random.withLock { random in
        Bool.random(using: &random) ? .none : FakeCRM.Fault.allCases.randomElement(using: &random) ?? .none
      }
    }
  }

  init(seed: UInt64, mirror: MirrorStore) throws {
    self.seed = seed
    self.mirror = mirror
    var random = SeededGenerator(seed: seed)
    let account = AccountID("account\(seed)")
    self.account = account
    let weather = Weather(seed: seed &+ 1_000_000)
    self.weather = weather
    service = FakeCRM(plan: { _, _ in weather.next() }, lateness: { weather.lateness() })
    writes = (0..<5).map { index in
      let record = RecordID(.lead, "l\(Int.random(in: 0..<2, using: &random))")
      // Few texts, so that equal notes on one record are usual.
      let text = "Text \(Int.random(in: 0..<2, using: &random))"
      return Write(
        id: WriteID("\(seed)-\(index)"), ref: RecordRef(account, record),
        change: .create(Entry(.note, [.text: .text(text)])), madeAt: Instant(seconds: 1_700_000_000))
    }
    self.random = random
    programs = try [Program(mirror, account), Program(mirror, account)]
  }

  mutating func live() throws {
    for write in writes { _ = try mirror.enqueue(write, dueAt: now) }
    for _ in 0..<Int.random(in: 0..<120, using: &random) { try step() }
    // Then everything works, and whoever is left finishes.
    weather.isFine.withLock { $0 = true }
    try settleDown()
    try check(isOver: false)
    var rounds = 0
    while try answer(all: true), rounds < 20 {
      try settleDown()
      rounds += 1
    }
    try check(isOver: true)
  }

  private mutating func step() throws {
    let program = programs[Int.random(in: 0..<programs.count, using: &random)]
    switch Int.random(in: 0..<20, using: &random) {
    case 0:
      program.underWay = []
      program.owner = try OutboxOwner(of: mirror)
      program.machine = DeliveryMachine(accounts: [account])
    case 1:
      // One alone, at the same moment, with the same words: no service could tell it from the user's own.
      if let write = writes.randomElement(using: &random) {
        for _ in 0..<2 { service.strangerWrites(write, at: now) }
      }
    case 2: _ = try answer(all: false)
    case 3:
      // Impatience, but no false answer.
      if let write = writes.randomElement(using: &random), try mirror.outboxItem(write.id)?.question == nil {
        _ = try mirror.resend(write.id, at: now)
      }
    case 4..<10: try claim(program)
    case 10..<15: perform(program)
    case 15..<19: try finish(program)
    default: now = now.adding(Double.random(in: 0...20, using: &random))
    }
  }

  private func claim(_ program: Program) throws {
    let ready = program.machine.accounts(readyAt: now)
    guard let claimed = try mirror.claim(at: now, accounts: ready, by: program.owner) else { return }
    program.machine.began(claimed)
    program.underWay.append((claimed, nil))
  }

  private mutating func perform(_ program: Program) {
    guard let index = program.underWay.firstIndex(where: { $0.event == nil }) else { return }
    let claimed = program.underWay[index].claimed
    let write = claimed.item.write
    service.catchUp(to: now)
    do throws(ServiceError) {
      switch claimed.task {
      case .send: program.underWay[index].event = .delivered(try service.send(write, at: now))
      case .settle(let sentAt):
        let known = (try? mirror.itemsKnown(besides: write)) ?? []
        program.underWay[index].event = .settled(try service.look(for: write, sentAt: sentAt, known: known))
      }
    } catch {
      program.underWay[index].event = claimed.task == .send ? .sendingFailed(error) : .settlingFailed(error)
    }
  }

  private mutating func finish(_ program: Program) throws {
    guard let index = program.underWay.firstIndex(where: { $0.event != nil }) else { return }
    let (claimed, event) = program.underWay.remove(at: index)
    guard let event else { return }
    let chance = Double.random(in: 0...1, using: &random)
    let step = program.machine.ended(claimed, event, at: now, chance: chance)
    _ = try mirror.finish(claimed, step.outcome, at: now)
  }

  private mutating func settleDown() throws {
    for _ in 0..<2000 {
      for program in programs {
        try claim(program)
        perform(program)
        try finish(program)
      }
      let isIdle = programs.allSatisfy(\.underWay.isEmpty)
      let next = try mirror.nextOutboxDate(accounts: [account])
      if isIdle, next == nil { return }
      let paused = programs.compactMap { $0.machine.nextDate(after: now) }
      now = max(now, isIdle ? ([next] + paused).compactMap { $0 }.min() ?? now : now).adding(0.01)
    }
    Issue.record("seed \(seed): it never ends")
  }

  /// The user answers questions, truthfully. Returns whether there was one.
  private mutating func answer(all: Bool) throws -> Bool {
    var wasAsked = false
    for write in writes {
      guard let item = try mirror.outboxItem(write.id), item.question != nil, item.state == .inDoubt else { continue }
      wasAsked = true
      guard all || Bool.random(using: &random), !service.isLate(with: write.id) else { continue }
      if let arrival = service.arrivals(of: write.id).first {
        // What has come since he was asked can only be named.
        let isCandidate = item.question?.candidates.contains { $0.id == arrival.item.id } ?? false
        let named = Bool.random(using: &random) || !isCandidate ? arrival.item : nil
        _ = try mirror.acknowledge(write.id, as: named, at: now)
      } else {
        _ = try mirror.resend(write.id, at: now)
      }
    }
    return wasAsked
  }

  private func check(isOver: Bool) throws {
    service.catchUp(to: now.adding(3600.0))
    let rows = try Set(writes.map(\.ref)).map { try mirror.outbox(of: $0) }
    #expect(rows.joined().count == writes.count, "seed \(seed): a write is lost")
    for row in rows {
      check(row, isOver: isOver)
      let known = Set(row.map(\.id))
      let arrived = service.arrivals.map(\.write).filter { known.contains($0) }
      #expect(arrived == row.map(\.id).filter { arrived.contains($0) }, "seed \(seed): out of order, or twice")
    }
  }

  /// The writes of one record.
  private func check(_ row: [OutboxItem], isOver: Bool) {
    var isHeldBack = false
    for item in row {
      let count = service.arrivals(of: item.id).count
      switch item.state {
      case .delivered: #expect(count == 1, "seed \(seed): delivered, arrived \(count) times")
      case .rejected, .conflict: #expect(count == 0, "seed \(seed): \(item.state), arrived \(count) times")
      case .inDoubt:
        #expect(item.question != nil && !isHeldBack, "seed \(seed): in doubt, and nobody is asked")
        #expect(count <= 1 && !isOver, "seed \(seed): in doubt, arrived \(count) times")
        isHeldBack = true
      case .queued:
        #expect(isHeldBack && !isOver, "seed \(seed): queued, and nothing holds it back")
        #expect(count == 0, "seed \(seed): queued, arrived \(count) times")
      case .sending: Issue.record("seed \(seed): still being sent")
      }
    }
  }
}
