/// `closeup find` as a whole process, from its start to its end, in milliseconds.
enum FindCommand {
  /// Looks for each of `searches`; once before, to fill the caches.
  static func times(program: String, home: Home, searches: [String]) throws -> Spread {
    var samples: [Double] = []
    for round in 0...1 {
      for search in searches {
        let find = try RunningProgram(
          [program, "find", "--limit", "20", search], environment: home.environment, knowsSequences: false)
        _ = try find.end()
        if round > 0 { samples.append(Double(Clock.nanoseconds - find.startedAt) / 1e6) }
      }
    }
    return Spread(samples)
  }
}
