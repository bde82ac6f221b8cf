import Foundation
import Testing

extension KillStep {
  static func runAll() async throws -> [MatrixRow] {
    let state = try TestHome()
    let file = state.path + "/sandbox.jsonl"
    let server = try await Sandbox(arguments: ["--state", file])
    let addresses = try await server.addresses(count: all.count)
    // Most of the time of a case is waiting.
    let gate = Gate(width: 40)
    let outboxes = try await withThrowingTaskGroup(of: (Int, [[OutboxRow]?]).self) { group in
      for (index, step) in all.enumerated() {
        group.addTask {
          let whom =
            step.account == "work"
            ? try await server.create("lead", ["name": "Killed \(index)"]) : addresses[index]
          return (index, try await step.run(index, whom, server, gate))
        }
      }
      return try await group.reduce(into: [Int: [[OutboxRow]?]]()) { $0[$1.0] = $1.1 }
    }
    let arrivals = try Arrivals(stateFile: file)
    return all.enumerated().map { index, step in
      var row = MatrixRow("killed: \(step.name)", mustArrive: step.mustArrive)
      for (number, outbox) in (outboxes[index] ?? []).enumerated() {
        guard let outbox else { continue }
        let marks = (0..<step.writes).map { MatrixText.mark(Self.name(index, number, $0)) }
        // The bytes of a row are there a moment before they count.
        for mark in marks { row.count(mark, arrivals, outbox, mayBeMissing: step.kills[0].moment == .rowInMirror) }
        if marks.count == 2 { row.countOrder(marks[0], marks[1], arrivals) }
      }
      return row
    }
  }

  private static func name(_ step: Int, _ number: Int, _ write: Int) -> String { "\(step)-\(number)-\(write)" }

  /// Runs the cases side by side, and returns their outboxes at the end; nil for one that did not go as the step has it,
  /// which is an issue of its own.
  private func run(_ index: Int, _ whom: String, _ server: Sandbox, _ gate: Gate) async throws -> [[OutboxRow]?] {
    // Knows the record, so that no request is about anything but the write.
    let template = try TestHome()
    try template.writeAccounts(on: server)
    let known = try await Program.run("note", whom, "x", "--account", account, "--dry-run", home: template)
    guard known.status == 0 else { throw TimeOut(wanted: "a dry run; it said: \(known.errors)") }
    let outboxes = try await withThrowingTaskGroup(of: (Int, [OutboxRow]?).self) { group in
      for number in 0..<cases {
        group.addTask {
          do {
            return (number, try await gate.through { try await run(index, number, whom, server, template) })
          } catch {
            Issue.record(error)
            return (number, nil)
          }
        }
      }
      return try await group.reduce(into: [Int: [OutboxRow]?]()) { $0[$1.0] = $1.1 }
    }
    return (0..<cases).map { outboxes[$0] ?? nil }
  }

  private func run(
    _ index: Int, _ number: Int, _ whom: String, _ server: Sandbox, _ template: TestHome
  ) async throws -> [OutboxRow] {
    let scene = KillScene()
    let relay = try Relay(to: server) { scene.handle($0) }
    let home = try TestHome(mirrorOf: template)
    try home.writeAccounts(on: server, extra: "timeout_seconds = 30", port: relay.port)
    func words(_ write: Int) -> [String] {
      command + [whom, MatrixText.text(Self.name(index, number, write)), "--account", account]
    }
    let queuesFirst = writes > 1 && !kills[0].waitsForSecond
    if queuesFirst {
      for write in 0..<writes {
        let queued = try await ChildProcess.run(
          Program.path, words(write) + ["--queue"], environment: home.environment)
        guard queued.status == 0 else { throw TimeOut(wanted: "a queued write; it said: \(queued.errors)") }
      }
    }
    for (round, kill) in kills.enumerated() {
      let isFirst = round == 0 && !queuesFirst
      let command = isFirst ? words(0) + ["--wait", "60"] : ["outbox", "flush", "--wait", "60"]
      let victim = try scene.start(command, kill, home)
      if kill.moment == .rowInMirror {
        try await killAtRow(MatrixText.mark(Self.name(index, number, 0)), victim, home, scene)
      }
      if kill.waitsForSecond { try await queueSecond(words(1), scene, home) }
      let result = try await victim.finish(within: 100)
      // Between an answer and the end of the program there is not always the time to kill it.
      let isTold = if case .passedOn = kill.moment { true } else { kill.moment == .rowInMirror }
      guard result.status == 128 + SIGKILL || (isTold && result.status == 0), scene.problem == nil else {
        throw KillScene.Missed(
          description: "“\(name)” \(number), \(round): ended with \(result.status) and was to be killed; "
            + "\(scene.problem ?? "") \(result.output)\(result.errors)")
      }
    }
    let flushed = try await Program.run("outbox", "flush", "--wait", "90", home: home)
    if let problem = scene.problem { throw KillScene.Missed(description: "“\(name)” \(number): \(problem)") }
    let outbox = try await Program.outbox(home)
    let isDone = outbox.allSatisfy { $0.state == "delivered" }
    guard flushed.status == (isDone ? 0 : 1) else {
      throw KillScene.Missed(description: "“\(name)” \(number): flush ended with \(flushed.status): \(flushed.output)")
    }
    return outbox
  }

  private func killAtRow(_ mark: String, _ victim: ChildProcess, _ home: TestHome, _ scene: KillScene) async throws {
    let log = home.mirror + "-wal"
    try await offThePool("a row in the mirror", within: 60) {
      while true {
        let bytes = FileManager.default.contents(atPath: log) ?? Data()
        if bytes.contains(text: mark) || victim.hasEnded { return scene.strike() }
        usleep(200)
      }
    }
  }

  /// A second program, whose write has to wait for the first one's. Both are killed then.
  private func queueSecond(_ words: [String], _ scene: KillScene, _ home: TestHome) async throws {
    try await scene.waitUntilHeld()
    let second = try ChildProcess(Program.path, words + ["--wait", "60"], environment: home.environment)
    try await eventually("a second row that waits", seconds: 30) {
      let states = try await Program.outbox(home).map(\.state)
      return states == ["sending", "queued"] ? true : nil
    }
    second.send(SIGKILL)
    _ = try await second.finish(within: 10)
    scene.goOnWithSecond()
  }
}
