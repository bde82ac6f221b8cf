import Foundation
import Testing

extension WritingWithTheProgram {
  /// Hundreds of writes, each from a process of its own, against services that fail in every way there is. Whatever was
  /// accepted is in the CRM once, or waits visibly for the user.
  @Suite struct FaultMatrixTests {
    @Test func nothingIsLostAndNothingIsDoubled() async throws {
      let rows = try await withThrowingTaskGroup(of: (Int, FaultMatrix.Row).self) { group in
        let gate = Gate(width: 12)
        for (index, fault) in FaultMatrix.faults.enumerated() {
          group.addTask { (index, try await FaultMatrix(fault, gate: gate).run()) }
        }
        return try await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
      }
      print(FaultMatrix.table(rows))
      #expect(rows.reduce(0) { $0 + $1.cases } >= 300)
      for row in rows {
        #expect(row.lost == 0, "\(row.name): lost")
        #expect(row.doubled == 0, "\(row.name): doubled")
        if row.mustArrive { #expect(row.waiting == 0, "\(row.name): all arrive once the service is well") }
      }
    }
  }
}

/// One way to fail, and many writes that meet it.
struct FaultMatrix {
  struct Fault: Sendable {
    let name: String
    /// Rules for the sandbox; taken away before the outbox is flushed.
    var rules: [String] = []
    /// The words of the command after `closeup`, without whom and what.
    var command = ["note"]
    var account = "work"
    var cases = 24
    /// Whether the client is killed at a random moment.
    var killsClient = false
    /// Whether the server ends and comes back.
    var restartsServer = false
    /// Whether every write must have arrived in the end. Where the service cannot tell, the user decides.
    var mustArrive = true
    var sandbox: [String] = []
  }

  struct Row: Sendable {
    let name: String
    let mustArrive: Bool
    var cases = 0
    var arrived = 0
    var waiting = 0
    var notAccepted = 0
    var lost = 0
    var doubled = 0
  }

  static let faults: [Fault] = [
    Fault(name: "none", cases: 12),
    Fault(name: "dropped before it is applied", rules: ["drop-before@POST close:always"]),
    Fault(name: "dropped after it is applied", rules: ["drop-after@POST close:always"]),
    Fault(name: "the same, a call", rules: ["drop-after@POST close:always"], command: ["call"]),
    Fault(name: "the same, a to-do", rules: ["drop-after@POST close:always"], command: ["todo"]),
    Fault(name: "answer cut in half", rules: ["truncate@POST close:always"]),
    Fault(name: "answer that is no JSON", rules: ["malformed@POST close:always"]),
    Fault(name: "500", rules: ["500@POST close:always"]),
    Fault(name: "429", rules: ["429=1@POST close:always"]),
    Fault(name: "time-out", rules: ["delay=3000@POST close:always"]),
    Fault(
      name: "now this, now that",
      rules: ["drop-before@POST close:25%", "drop-after@POST close:25%", "500@POST close:25%", "429=1@POST close:25%"]),
    Fault(name: "client killed at random", cases: 60, killsClient: true, sandbox: ["--latency", "20"]),
    Fault(name: "server ends and comes back", restartsServer: true),
    Fault(
      name: "Cloze, dropped before", rules: ["drop-before@POST cloze:always"], account: "network", cases: 16),
    Fault(name: "Cloze, dropped after", rules: ["drop-after@POST cloze:always"], account: "network", cases: 16),
    Fault(
      name: "Cloze, a call, dropped after", rules: ["drop-after@POST cloze /v1/timeline:always"], command: ["call"],
      account: "network", cases: 16, mustArrive: false),
    Fault(
      name: "Cloze, a to-do, dropped before", rules: ["drop-before@POST cloze /v1/timeline:always"],
      command: ["todo"], account: "network", cases: 16, mustArrive: false),
  ]

  let fault: Fault
  let gate: Gate

  init(_ fault: Fault, gate: Gate) {
    self.fault = fault
    self.gate = gate
  }

  func run() async throws -> Row {
    let state = try TestHome()
    let arguments = fault.sandbox + ["--state", state.path + "/sandbox.jsonl"]
    let server = try await Sandbox(arguments: arguments)
    var again: Sandbox?
    let whom = try await whom(on: server)
    try await server.setFaults(fault.rules)
    let homes = try await withThrowingTaskGroup(of: (Int, TestHome).self) { group in
      for number in 0..<fault.cases {
        group.addTask {
          let home = try TestHome()
          try home.writeAccounts(on: server, extra: "timeout_seconds = 1")
          try await gate.through { try await attempt(number, whom(number), home) }
          return (number, home)
        }
      }
      if fault.restartsServer {
        // In the middle of it: some writes are there, others are on their way.
        try await eventually("a few writes", seconds: 240) {
          try await server.requestCount() > fault.cases ? true : nil
        }
        server.stop()
        again = try await Sandbox(arguments: arguments, port: server.port)
      }
      return try await group.reduce(into: [Int: TestHome]()) { $0[$1.0] = $1.1 }
    }
    try await (again ?? server).setFaults([])

    var row = Row(name: fault.name, mustArrive: fault.mustArrive, cases: fault.cases)
    let endings = try await withThrowingTaskGroup(of: (Int, [String]).self) { group in
      for (number, home) in homes {
        group.addTask {
          try await gate.through { _ = try await Program.run("outbox", "flush", "--wait", "60", home: home) }
          let list = try await Program.run("outbox", "list", "--all", "--json", home: home)
          return (number, list.output.split(separator: "\n").map(String.init))
        }
      }
      return try await group.reduce(into: [Int: [String]]()) { $0[$1.0] = $1.1 }
    }
    let arrivals = try Self.arrivals(state.path + "/sandbox.jsonl")
    for (number, outbox) in endings {
      let count = arrivals.count { $0.contains("matrix-\(number)-end") }
      let isWaiting = outbox.contains { !$0.contains("\"state\":\"delivered\"") }
      switch count {
      // Killed before it said that it has the write.
      case 0 where outbox.isEmpty && fault.killsClient: row.notAccepted += 1
      case 0 where isWaiting: row.waiting += 1
      case 0: row.lost += 1
      // There, and only the user can tell: he is asked, and it is not sent again.
      case 1 where isWaiting: row.waiting += 1
      case 1: row.arrived += 1
      default: row.doubled += 1
      }
    }
    return row
  }

  /// One write from a process of its own.
  private func attempt(_ number: Int, _ whom: String, _ home: TestHome) async throws {
    let words = fault.command + [whom, Self.text(number), "--account", fault.account, "--wait", "2"]
    guard fault.killsClient else {
      _ = try await ChildProcess.run(Program.path, words, environment: home.environment)
      return
    }
    // So that the record is in the mirror, and most of the run is about the write.
    _ = try await ChildProcess.run(Program.path, words.dropLast(2) + ["--dry-run"], environment: home.environment)
    let process = try ChildProcess(Program.path, words, environment: home.environment)
    // The fault itself: any moment of a run that takes some tenths of a second among others.
    try await Task.sleep(for: .milliseconds((number &* 7919) % 60 * 12))
    process.send(SIGKILL)
    _ = try await offThePool { process.wait() }
  }

  /// The requests that the services carried out, from the file that outlives the server. What Cloze is told by the same
  /// `uniqueid` again is the same item.
  private static func arrivals(_ stateFile: String) throws -> Set<String> {
    let lines = try String(contentsOfFile: stateFile, encoding: .utf8).split(separator: "\n")
    return Set(
      lines.enumerated().map { index, line in
        line.contains("uniqueid") ? String(line) : "\(index) \(line)"
      })
  }

  private static func text(_ number: Int) -> String { "matrix-\(number)-end 猫 e\u{301} 🎉" }

  /// A record of its own for each write.
  private func whom(on sandbox: Sandbox) async throws -> @Sendable (Int) -> String {
    guard fault.account == "work" else {
      let addresses = try await sandbox.addresses(count: fault.cases)
      return { addresses[$0 % addresses.count] }
    }
    var ids: [String] = []
    for number in 0..<fault.cases { ids.append(try await sandbox.create("lead", ["name": "Matrix \(number)"])) }
    return { [ids] in ids[$0] }
  }

  static func table(_ rows: [Row]) -> String {
    var lines = [
      "| fault | writes | arrived once | wait for the user | killed before accepted | lost | doubled |",
      "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for row in rows {
      lines.append(
        "| \(row.name) | \(row.cases) | \(row.arrived) | \(row.waiting) | \(row.notAccepted) | \(row.lost) | \(row.doubled) |"
      )
    }
    return lines.joined(separator: "\n")
  }
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
