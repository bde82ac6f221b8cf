import Foundation

/// What the size of a mirror means: filling it, finding in it, starting on it.
struct MirrorReport {
  private let program: String
  private let folder: String
  private let sizes: [Int]
  private let runs: Int

  init(_ arguments: Arguments, folder: String) {
    // The program is started elsewhere.
    program = URL(fileURLWithPath: arguments.program).path
    self.folder = folder
    sizes = arguments.mirrors
    runs = arguments.runs
  }

  func run() throws {
    say(Machine.description)
    let mirrors = try sizes.map { leads in
      let mirror = try PulledMirror(program: program, leads: leads, folder: "\(folder)/pulled-\(leads)")
      say("pulled \(grouped(mirror.firstPull.records)) records, in \(mirror.firstPull.seconds.formatted(1)) s")
      return mirror
    }
    // What was pulled is still on its way to the disk.
    sync()
    var table = Table(sizes: sizes, head: "leads in the account, their contacts and deals beside them")
    let paint = try FirstPaint(program: program, homes: mirrors.map(\.home), runs: runs)
    table.add(
      "first paint, no service, ms (median)", paint.times, target: "at most 30", { $0.median.formatted(1) },
      isReached: { $0.median <= 30 })
    addGrowth("first paint", paint.times.map(\.median), to: &table)
    let searches = try mirrors.map { SearchKeys.searches(among: try $0.home.mirror.titles(atMost: 240)) }
    let keys = try zip(mirrors, searches).map {
      try SearchKeys(program: program, home: $0.home, searches: $1)
    }
    let times = keys.map { Spread($0.times) }
    table.add("key of a search to painted list, ms (median)", times) { $0.median.formatted(1) }
    table.add(
      "  95 in 100", times, target: "at most 8", { $0.quantile(0.95).formatted(1) },
      isReached: { $0.quantile(0.95) <= 8 })
    addGrowth("key of a search", times.map(\.median), to: &table)
    let bytes = keys.map { Spread($0.bytes) }
    table.add(
      "  bytes (median, 95 in 100, most)", bytes, target: "at most 1 500",
      { "\($0.median.formatted(0)), \($0.quantile(0.95).formatted(0)), \($0.most.formatted(0))" },
      isReached: { $0.most <= 1500 })
    let finds = try zip(mirrors, searches).map {
      try FindCommand.times(program: program, home: $0.home, searches: $1)
    }
    table.add(
      "closeup find, start to end, ms (median)", finds, target: "at most 15", { $0.median.formatted(1) },
      isReached: { $0.median <= 15 })
    addGrowth("closeup find", finds.map(\.median), to: &table)
    table.add(
      "peak memory of searching, MB", keys.map(\.peakMemory), target: "at most 60",
      { (Double($0) / 1e6).formatted(1) }, isReached: { $0 <= 60_000_000 })
    table.add(
      "mirror beyond the records' JSON, bytes a record", mirrors.map(\.overhead), target: "at most 1 500",
      { $0.formatted(0) }, isReached: { $0 <= 1500 })
    add("first pull", mirrors.map(\.firstPull), isJudged: true, to: &table)
    add("increment", mirrors.map(\.increment), isJudged: false, to: &table)
    say("\n\(table.text)\n")
    let away = Spread(try ServiceAway(program: program, folder: "\(folder)/away").times)
    say(
      "\(grouped(away.count)) keys while the service answered nothing for \(Int(ServiceAway.seconds)) s: "
        + "median \(away.median.formatted(1)) ms, slowest \(away.most.formatted(1)) ms, "
        + "of at most 50: \(away.most <= 50 ? "reached" : "not reached")\n")
    for (leads, key) in zip(sizes, keys) {
      let slowest = key.slowest.map { "“\($0.typed)” \($0.time.formatted(1))" }
      say("The slowest keys at \(grouped(leads)), the last of each, ms: \(slowest.joined(separator: ", "))")
      guard let (typed, cost) = key.dearest else { continue }
      say("The dearest key at \(grouped(leads)), the last of “\(typed)”, \(cost.frames) frames: \(cost.legible)")
    }
  }

  /// From the second largest size to the largest.
  private func addGrowth(_ name: String, _ values: [Double], to table: inout Table) {
    guard values.count > 1 else { return }
    table.addRatio("  growth to the largest", values[values.count - 1] / values[values.count - 2], atMost: 1.3)
  }

  private func add(_ name: String, _ pulls: [SyncRun], isJudged: Bool, to table: inout Table) {
    let rates = pulls.map { Double($0.records) / $0.seconds }
    let costs = pulls.map { $0.processorSeconds * 1000 / Double(max(1, $0.records)) }
    table.add("\(name): records, requests", pulls) { "\(grouped($0.records)), \(grouped($0.requests))" }
    if isJudged {
      table.add(
        "  records a second", rates, target: "at least 5 000", { grouped(Int($0)) }, isReached: { $0 >= 5000 })
      table.add(
        "  processor time a record, ms", costs, target: "at most 0.2", { $0.formatted(2) },
        isReached: { $0 <= 0.2 })
    } else {
      table.add("  records a second", rates) { grouped(Int($0)) }
    }
    table.add("  processor time, s", pulls) { $0.processorSeconds.formatted(1) }
    table.add("  peak memory, MB", pulls) { (Double($0.peakMemory) / 1e6).formatted(1) }
  }
}
