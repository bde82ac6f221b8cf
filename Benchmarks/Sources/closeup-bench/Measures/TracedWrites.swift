import Foundation

/// Whether a frame is one write(2), by tracing a short session.
///
/// A session of its own, because a traced program is slower: what follows a cursor move then falls into more frames.
struct TracedWrites {
  let frames: Int
  /// Writes to the terminal.
  let writes: Int

  /// Nil when there is no strace, or it is not allowed to trace.
  init?(program: String, mirror: FilledMirror) throws {
    guard let strace = Executable.find("strace"),
      let trial = try? RunningProgram([strace, "-qq", "-o", "/dev/null", "/bin/true"], environment: [:]),
      (try? trial.end()) == 0
    else { return nil }
    // Small frames have no brackets: they are told apart by coming one for a key.
    let home = try mirror.home(rest: .never)
    let log = home.folder + "/writes"
    let tracing = ["-f", "-qq", "-ttt", "-s", "0", "-e", "trace=write,writev", "-e", "signal=none", "-o", log]
    let closeup = try RunningProgram([strace] + tracing + [program], environment: home.environment)
    try closeup.settle()
    let start = Clock.microseconds
    var frames = 0
    for key in Array(repeating: "j", count: 20) + Array(repeating: KeyScript.pageDown, count: 5) {
      frames += try closeup.press(key, quiet: 600).frames.count
    }
    let end = Clock.microseconds
    // The log is whole only when the program has ended.
    _ = try closeup.quit()
    let lines = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
    self.frames = frames
    writes = lines.count { line in
      // 12345 1732170000.123456 write(1, ""..., 98) = 98
      let words = line.split(separator: " ")
      // The question of whether the line keeps step, alone, is no frame.
      guard words.count > 2, words[2].hasPrefix("write(1,") || words[2].hasPrefix("writev(1,"),
        words.last != "\(RunningProgram.question.count)", let seconds = Double(words[1])
      else { return false }
      return (start..<end).contains(Int64(seconds * 1_000_000))
    }
  }
}
