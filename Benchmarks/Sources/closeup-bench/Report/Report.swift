import Foundation

/// Takes all figures and prints them beside what is to be reached.
struct Report {
  private let arguments: Arguments
  private let program: String
  private let folder: String
  private let sizes: [Int]

  init(_ arguments: Arguments, folder: String) {
    self.arguments = arguments
    // The program is started elsewhere.
    program = URL(fileURLWithPath: arguments.program).path
    self.folder = folder
    sizes = arguments.records
  }

  func run() throws {
    let size = try FileManager.default.attributesOfItem(atPath: program)[.size] as? Int ?? 0
    say("closeup-bench: \(program), \((Double(size) / 1e6).formatted(1)) MB")
    say(Machine.description)
    let mirrors = try sizes.map { records in
      let mirror = try FilledMirror(program: program, records: records, folder: "\(folder)/\(records)")
      say("filled a mirror with \(grouped(records)) leads by paging to the end, in \(mirror.seconds.formatted(1)) s")
      return mirror
    }

    var table = Table(sizes: sizes)
    let connected = try FirstPaint(
      program: program, homes: mirrors.map { try $0.home(isFresh: false) }, runs: arguments.runs)
    addFirstPaint("service answering", connected, to: &table)
    say("timed \(arguments.runs) starts of each size with the service")
    let moves = try mirrors.map { try CursorMoves(program: program, mirror: $0) }
    let details = try mirrors.map { try DetailChanges(program: program, mirror: $0) }
    let traced = try mirrors.first.flatMap { try TracedWrites(program: program, mirror: $0) }
    say("counted cursor moves and detail changes")
    let peers = try mirrors.first.flatMap {
      try PeerComparison(program: program, mirror: $0, folder: folder + "/peers")
    }
    if peers != nil { say("counted what keys cost in other programs") }
    #if os(Linux)
      let sessions = try mirrors.map { try Session(program: program, mirror: $0) }
      say("watched \(Session.idleSeconds) idle seconds and a session")
    #endif
    for mirror in mirrors { mirror.sandbox.stop() }
    let alone = try FirstPaint(
      program: program, homes: mirrors.map { try $0.home(isFresh: false) }, runs: arguments.runs)
    addFirstPaint("no service", alone, to: &table)
    let version = try FirstPaint.versionTime(program: program, runs: arguments.runs)
    table.add("--version, start to end, ms (median)", sizes.map { _ in version.median }) { $0.formatted(1) }

    addCost("cursor move", moves.map(\.steps), limit: 120, to: &table)
    addCost("scrolling the list by a row", moves.map(\.scrolls), to: &table)
    addCost("detail change, from the mirror", details.map(\.known.detail), limit: 1500, to: &table)
    addCost("  timeline with it", details.map(\.known.timeline), to: &table)
    addCost("detail change, fetched", details.map(\.fetched.detail), to: &table)
    addCost("  timeline with it", details.map(\.fetched.timeline), to: &table)
    if let traced {
      let ratio = Double(traced.writes) / Double(traced.frames)
      table.add(
        "writes for each frame, by strace", sizes.map { _ in ratio }, target: "1", { $0.formatted(2) },
        isReached: { $0 <= 1 })
    }
    #if os(Linux)
      addSessions(sessions, to: &table)
    #endif
    table.add("peak memory while paging to the end, MB", mirrors.map(\.peakMemory)) { megabytes($0) }
    say("\n\(table.text)\n")
    if let peers {
      say("\(peers.text)\n\nBeside \(peers.versions), with \(grouped(sizes[0])) messages and commits.\n")
    } else {
      say("Not compared with other programs: \(PeerComparison.missing.joined(separator: ", ")) not installed.")
    }
    if traced == nil { say("There is no strace here: that a frame is one write(2) was not checked.") }
    showMoves(moves)
    #if os(Linux)
      for (size, session) in zip(sizes, sessions) {
        let wakeUps = session.idleWakeUps.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        let woke = wakeUps.isEmpty ? "none" : wakeUps.joined(separator: ", ")
        say("Threads at \(grouped(size)): \(session.threads); woken while idle: \(woke).")
      }
    #else
      say("Idle cost and memory of a session are measured on Linux only.")
    #endif
  }

  private func addFirstPaint(_ condition: String, _ paint: FirstPaint, to table: inout Table) {
    table.add(
      "first paint, \(condition), ms (median)", paint.times, target: "at most 30", { $0.median.formatted(1) },
      isReached: { $0.median <= 30 })
    table.add("  fastest and slowest", paint.times) { "\($0.least.formatted(1)), \($0.most.formatted(1))" }
    #if os(Linux)
      table.add("  processor time until then, ms (median)", paint.processorTimes) { $0.median.formatted(1) }
    #endif
    if let first = paint.times.first, let last = paint.times.last, sizes.count > 1 {
      table.addRatio("  ratio of the medians", last.median / first.median, atMost: 1.3)
    }
  }

  /// With a `limit` each is to take at most that many bytes, in one frame.
  private func addCost(_ name: String, _ costs: [[KeyCost]], limit: Int? = nil, to table: inout Table) {
    let bytes = costs.map { Spread($0.map(\.bytes)) }
    let frames = costs.map { Spread($0.map(\.frames)) }
    let shown = { (spread: Spread) in "\(spread.median.formatted(0)), \(spread.most.formatted(0))" }
    guard let limit else {
      table.add("\(name), bytes (median, max)", bytes, shown)
      table.add("  frames (median, max)", frames, shown)
      return
    }
    table.add(
      "\(name), bytes (median, max)", bytes, target: "at most \(grouped(limit))", shown,
      isReached: { $0.most <= Double(limit) })
    table.add("  above the target", bytes) { "\($0.above(Double(limit))) of \($0.count)" }
    table.add("  frames (median, max)", frames, target: "1", shown, isReached: { $0.most <= 1 })
  }

  #if os(Linux)
    private func addSessions(_ sessions: [Session], to table: inout Table) {
      table.add(
        "peak memory of a session, MB", sessions.map(\.peakMemory), target: "at most 60", { megabytes($0) },
        isReached: { $0 <= 60_000_000 })
      table.add("  of which by the first rest", sessions.map(\.memoryAtStart)) { megabytes($0) }
      let idle = "\(Session.idleSeconds) idle seconds"
      table.add(
        "\(idle): bytes", sessions.map(\.idleBytes), target: "0", { String($0) }, isReached: { $0 == 0 })
      table.add(
        "\(idle): wake-ups", sessions.map { $0.idleWakeUps.values.reduce(0, +) }, target: "0", { String($0) },
        isReached: { $0 == 0 })
      table.add("\(idle): processor time, ms", sessions.map(\.idleTime)) { $0.formatted(2) }
    }
  #endif

  private func megabytes(_ bytes: Int64) -> String { (Double(bytes) / 1e6).formatted(1) }

  /// What a typical move is made of.
  private func showMoves(_ moves: [CursorMoves]) {
    for (size, move) in zip(sizes, moves) {
      let steps = move.steps.sorted { $0.bytes < $1.bytes }
      guard let typical = steps.dropFirst(steps.count / 2).first, let dearest = steps.last else { continue }
      say("A typical cursor move at \(grouped(size)), \(typical.bytes) bytes: \(typical.legible)")
      say("The dearest, \(dearest.bytes) bytes: \(dearest.legible)")
    }
  }
}

/// Prints a line at once, also into a pipe.
func say(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }
