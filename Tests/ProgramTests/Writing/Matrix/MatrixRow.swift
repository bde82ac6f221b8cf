import Foundation

/// What became of the writes that met one fault.
struct MatrixRow: Sendable {
  let name: String
  /// Whether each must have arrived in the end. Where the service cannot tell, the user decides.
  let mustArrive: Bool
  private(set) var cases = 0
  private(set) var arrived = 0
  /// Shown to the user, who has to decide.
  private(set) var waiting = 0
  private(set) var notAccepted = 0
  private(set) var lost = 0
  private(set) var doubled = 0
  /// Still under way after all that time.
  private(set) var unsettled = 0
  private(set) var disordered = 0

  init(_ name: String, mustArrive: Bool) {
    self.name = name
    self.mustArrive = mustArrive
  }

  /// Counts one write by its mark, from what the services carried out and what the outbox shows. `mayBeMissing` when
  /// the program was killed and had not said that it has the write.
  mutating func count(_ mark: String, _ arrivals: Arrivals, _ outbox: [OutboxRow], mayBeMissing: Bool = false) {
    cases += 1
    let rows = outbox.filter { $0.what.contains(mark) }
    let isDelivered = rows.allSatisfy { $0.state == "delivered" }
    let needsUser = rows.contains { $0.question != nil || $0.state == "rejected" }
    switch arrivals.count(of: mark) {
    case _ where rows.count > 1: doubled += 1
    case 0 where rows.isEmpty && mayBeMissing: notAccepted += 1
    case 0 where isDelivered: lost += 1
    // There or not, and only the user can tell: he is asked, and it is not sent again.
    case 0...1 where needsUser: waiting += 1
    case 0...1 where !isDelivered: unsettled += 1
    case 1: arrived += 1
    default: doubled += 1
    }
  }

  /// Counts two writes about one record, which must have arrived in their order.
  mutating func countOrder(_ first: String, _ second: String, _ arrivals: Arrivals) {
    guard let first = arrivals.position(of: first), let second = arrivals.position(of: second) else { return }
    if first > second { disordered += 1 }
  }

  static func table(_ rows: [MatrixRow]) -> String {
    var lines = [
      "| fault | writes | arrived once | wait for the user | killed before accepted | lost | doubled | unsettled |",
      "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for row in rows {
      let counts = [row.cases, row.arrived, row.waiting, row.notAccepted, row.lost, row.doubled, row.unsettled]
      lines.append("| \(row.name) | \(counts.map(String.init).joined(separator: " | ")) |")
    }
    return lines.joined(separator: "\n")
  }
}

/// What the services carried out, from the file that outlives the server.
struct Arrivals: Sendable {
  private var bodies: [String] = []

  /// What Cloze is told again by the same `uniqueid` is the same item, and counts once.
  init(stateFile: String) throws {
    var ids: Set<String> = []
    for line in try String(contentsOfFile: stateFile, encoding: .utf8).split(separator: "\n") {
      let request = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      guard let body = request?["body"] as? String else { continue }
      let fields = try? JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any]
      if let id = fields?["uniqueid"] as? String, !ids.insert(id).inserted { continue }
      bodies.append(body)
    }
  }

  func count(of mark: String) -> Int { bodies.count { $0.contains(mark) } }

  func position(of mark: String) -> Int? { bodies.firstIndex { $0.contains(mark) } }
}

/// The texts of the writes, each with a mark of its own.
enum MatrixText {
  static func mark(_ name: String) -> String { "matrix-\(name)-end" }

  static func text(_ name: String) -> String { "\(mark(name)) 猫 e\u{301} 🎉" }
}

/// Lets so many through at once.
actor Gate {
  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(width: Int) { free = width }

  func through<Value: Sendable>(_ work: @Sendable () async throws -> Value) async rethrows -> Value {
    if free > 0 { free -= 1 } else { await withCheckedContinuation { waiting.append($0) } }
    defer { if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() } }
    return try await work()
  }
}
