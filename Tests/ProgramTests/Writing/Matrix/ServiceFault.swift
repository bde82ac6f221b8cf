import Foundation

/// One way in which a service fails, or in which a client is killed at any moment, and many writes that meet it.
struct ServiceFault: Sendable {
  let name: String
  /// Rules for the sandbox; taken away before the outbox is flushed.
  var rules: [String] = []
  /// The words of the command after `closeup`, without whom and what.
  var command = ["note"]
  var account = "work"
  var cases = 16
  /// Whether the clients are killed, at moments spread over a run.
  var killsClients = false
  /// Whether the server ends and comes back.
  var restartsServer = false
  var mustArrive = true
  var sandbox: [String] = []

  static let all: [ServiceFault] = [
    ServiceFault(name: "none", cases: 8),
    ServiceFault(name: "dropped before it is applied", rules: ["drop-before@POST close:always"]),
    ServiceFault(name: "dropped after it is applied", rules: ["drop-after@POST close:always"]),
    ServiceFault(name: "the same, a call", rules: ["drop-after@POST close:always"], command: ["call"]),
    ServiceFault(name: "the same, a to-do", rules: ["drop-after@POST close:always"], command: ["todo"]),
    ServiceFault(name: "answer cut in half", rules: ["truncate@POST close:always"]),
    ServiceFault(name: "answer that is no JSON", rules: ["malformed@POST close:always"]),
    ServiceFault(name: "500", rules: ["500@POST close:always"]),
    ServiceFault(name: "429", rules: ["429=1@POST close:always"]),
    ServiceFault(name: "time-out", rules: ["delay=3000@POST close:always"]),
    ServiceFault(
      name: "now this, now that",
      rules: ["drop-before@POST close:25%", "drop-after@POST close:25%", "500@POST close:25%", "429=1@POST close:25%"],
      cases: 24),
    ServiceFault(name: "client killed at any time", cases: 64, killsClients: true, sandbox: ["--latency", "60"]),
    ServiceFault(name: "server ends and comes back", cases: 24, restartsServer: true),
    ServiceFault(name: "Cloze, dropped before", rules: ["drop-before@POST cloze:always"], account: "network"),
    ServiceFault(name: "Cloze, dropped after", rules: ["drop-after@POST cloze:always"], account: "network"),
    ServiceFault(
      name: "Cloze, a call, dropped after", rules: ["drop-after@POST cloze /v1/timeline:always"], command: ["call"],
      account: "network", mustArrive: false),
    ServiceFault(
      name: "Cloze, a to-do, dropped before", rules: ["drop-before@POST cloze /v1/timeline:always"],
      command: ["todo"], account: "network", mustArrive: false),
  ]

  /// Writes that share a mirror, and wait together.
  private static let groupSize = 8

  static func runAll() async throws -> [MatrixRow] {
    let gate = Gate(width: 12)
    return try await withThrowingTaskGroup(of: (Int, MatrixRow).self) { group in
      for (index, fault) in all.enumerated() { group.addTask { (index, try await fault.run(gate)) } }
      return try await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  private func run(_ gate: Gate) async throws -> MatrixRow {
    let state = try TestHome()
    let arguments = sandbox + ["--state", state.path + "/sandbox.jsonl"]
    let server = try await Sandbox(arguments: arguments)
    var again: Sandbox?
    let whom = try await whom(on: server)
    let homes = try (0..<(cases + Self.groupSize - 1) / Self.groupSize).map { _ in
      let home = try TestHome()
      try home.writeAccounts(on: server, extra: "timeout_seconds = 1")
      return home
    }
    let duration = killsClients ? try await duration(whom, homes) : 0
    try await server.setFaults(rules)
    let haveSpoken = try await withThrowingTaskGroup(of: (Int, Bool).self) { group in
      for number in 0..<cases {
        group.addTask {
          try await gate.through {
            (number, try await attempt(number, whom[number], homes[number / Self.groupSize], duration))
          }
        }
      }
      if restartsServer {
        // In the middle of it: some writes are there, others are on their way.
        try await eventually("a few writes", seconds: 120) { try await server.written().count > cases / 4 ? true : nil }
        server.stop()
        again = try await Sandbox(arguments: arguments, port: server.port)
      }
      return try await group.reduce(into: [Int: Bool]()) { $0[$1.0] = $1.1 }
    }
    try await (again ?? server).setFaults([])
    let outboxes = try await withThrowingTaskGroup(of: [OutboxRow].self) { group in
      for home in homes {
        group.addTask {
          _ = try await Program.run("outbox", "flush", "--wait", "90", home: home)
          return try await Program.outbox(home)
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    let arrivals = try Arrivals(stateFile: state.path + "/sandbox.jsonl")
    var row = MatrixRow(name, mustArrive: mustArrive)
    for number in 0..<cases {
      row.count(
        MatrixText.mark("\(number)"), arrivals, outboxes, mayBeMissing: killsClients && haveSpoken[number] == false)
    }
    return row
  }

  private func words(_ number: Int, _ whom: String) -> [String] {
    command + [whom, MatrixText.text("\(number)"), "--account", account, "--wait", "2"]
  }

  /// One write from a process of its own. Returns whether it said what became of it.
  private func attempt(_ number: Int, _ whom: String, _ home: TestHome, _ duration: Double) async throws -> Bool {
    let process = try ChildProcess(Program.path, words(number, whom), environment: home.environment)
    if killsClients {
      // The fault itself: any moment of a run, for every other one any after its row is in the mirror.
      if !number.isMultiple(of: 2) {
        let log = home.mirror + "-wal"
        try await eventually("a row in the mirror", seconds: 60) {
          process.hasEnded
            || FileManager.default.contents(atPath: log)?.contains(text: MatrixText.mark("\(number)")) == true
            ? true : nil
        }
      }
      try await Task.sleep(for: .seconds(duration * 1.5 * Double(number) / Double(cases)))
      process.send(SIGKILL)
    }
    let result = try await process.finish(within: 60)
    return !result.output.isEmpty || !result.errors.isEmpty
  }

  /// Lets the mirrors know the records, so that most of a run is about the write, and returns how long one takes, in
  /// seconds.
  private func duration(_ whom: [String], _ homes: [TestHome]) async throws -> Double {
    for number in 0..<cases {
      let home = homes[number / Self.groupSize]
      let result = try await ChildProcess.run(
        Program.path, words(number, whom[number]).dropLast(2) + ["--dry-run"], environment: home.environment)
      guard result.status == 0 else { throw TimeOut(wanted: "a dry run; it said: \(result.errors)") }
    }
    let began = Date()
    _ = try await Program.run("note", whom[0], "as a measure", "--account", account, home: homes[0])
    return Date().timeIntervalSince(began)
  }

  /// A record of its own for each write.
  private func whom(on sandbox: Sandbox) async throws -> [String] {
    guard account == "work" else { return try await sandbox.addresses(count: cases) }
    var ids: [String] = []
    for number in 0..<cases { ids.append(try await sandbox.create("lead", ["name": "Matrix \(number)"])) }
    return ids
  }
}
