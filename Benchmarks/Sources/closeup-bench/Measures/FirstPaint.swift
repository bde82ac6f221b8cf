/// Times from starting the program to the first paint: the moment at which the list's first row can be read.
struct FirstPaint {
  /// For each size, in milliseconds.
  let times: [Spread]
  /// Processor time until then, in milliseconds: what a busy machine does not change much. Linux only.
  let processorTimes: [Spread]

  /// Sizes take turns, so that what else the machine does falls on all of them.
  init(program: String, homes: [Home], runs: Int) throws {
    var samples = homes.map { _ in [Double]() }
    var processorSamples = samples
    // The first round fills the caches and does not count.
    for round in 0...runs {
      for (index, home) in homes.enumerated() {
        let closeup = try RunningProgram([program], environment: home.environment)
        let painted = try closeup.read(until: "the list's first row") { !$0.firstListRow.isEmpty }
        #if os(Linux)
          let processorTime = try ProcessFigures.processorTime(of: closeup.process)
          if round > 0 { processorSamples[index].append(Double(processorTime) / 1e6) }
        #endif
        _ = try closeup.quit()
        if round > 0 { samples[index].append(Double(painted - closeup.startedAt) / 1e6) }
      }
    }
    times = samples.map { Spread($0) }
    processorTimes = processorSamples.map { Spread($0) }
  }

  /// Milliseconds that the program takes from start to end when it only tells its version.
  static func versionTime(program: String, runs: Int) throws -> Spread {
    var samples: [Double] = []
    for _ in 0...runs {
      let closeup = try RunningProgram([program, "--version"], environment: ["PATH": "/usr/bin:/bin", "HOME": "/"])
      guard try closeup.end() == 0 else { throw BenchError("\(program) --version fails") }
      samples.append(Double(Clock.nanoseconds - closeup.startedAt) / 1e6)
    }
    return Spread(samples.dropFirst())
  }
}
