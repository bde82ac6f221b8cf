import CPseudoTerminal

#if os(Linux)
  /// A session as users have them: start, rest, browse, go to the end and back, quit.
  struct Session {
    static let idleSeconds = 5

    /// Bytes drawn while nothing happens.
    let idleBytes: Int
    /// Processor time while nothing happens, in milliseconds.
    let idleTime: Double
    /// How often threads woke while nothing happened, by their names.
    let idleWakeUps: [String: Int]
    let threads: Int
    /// The most memory that was resident, in bytes: when the screen first rested, and in all.
    let memoryAtStart: Int64
    let peakMemory: Int64

    init(program: String, mirror: FilledMirror) throws {
      let closeup = try RunningProgram(browsing: program, home: try mirror.home())
      memoryAtStart = try ProcessFigures(of: closeup.process).peakMemory

      // Threads without work end, and connections without requests are closed, within half a minute.
      _ = try closeup.readUntilQuiet(35_000, within: 60)
      let before = try ProcessFigures(of: closeup.process)
      let bytes = closeup.bytesRead
      let deadline = Clock.nanoseconds + UInt64(Self.idleSeconds) * 1_000_000_000
      while Clock.nanoseconds < deadline {
        _ = try closeup.readUntilQuiet(Int((deadline - Clock.nanoseconds) / 1_000_000) + 1)
      }
      let after = try ProcessFigures(of: closeup.process)
      idleBytes = closeup.bytesRead - bytes
      idleTime = Double(after.processorTime - before.processorTime) / 1e6
      idleWakeUps = after.wakeUps(since: before)
      threads = after.threadCount

      for _ in 0..<100 {
        _ = try closeup.press("j", quiet: 10)
      }
      for _ in 0..<20 {
        _ = try closeup.press("j", quiet: 200)
        while closeup.screen.isFetching { _ = try closeup.readUntilQuiet(200) }
      }
      for keys in ["G", "gg"] {
        _ = try closeup.press(keys, quiet: 500)
        while closeup.screen.isFetching { _ = try closeup.readUntilQuiet(500) }
      }
      peakMemory = try closeup.quit().peak_memory
    }
  }
#endif
