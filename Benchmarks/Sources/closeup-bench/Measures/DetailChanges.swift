/// What it costs that detail and timeline follow the cursor once it has rested.
struct DetailChanges {
  /// To records that the mirror has in full.
  private(set) var known: [KeyCost] = []
  /// To records that are fetched: what the mirror has, and what the service then answers.
  private(set) var fetched: [KeyCost] = []

  init(program: String, mirror: FilledMirror) throws {
    let closeup = try RunningProgram(browsing: program, home: try mirror.home(rest: .apart))
    for _ in 0..<25 {
      // Down to a record not seen before, up to one just seen, and down again.
      for (key, isNew) in [("j", true), ("k", false), ("j", false)] {
        let move = try closeup.press(key, quiet: 100)
        var change = try closeup.readUntilQuiet(400)
        while closeup.screen.isFetching { change.bytes += try closeup.readUntilQuiet(400).bytes }
        // On a machine too busy to draw the move in time the two cannot be told apart.
        guard move.frames.count == 1, !change.bytes.isEmpty else { continue }
        if isNew { fetched.append(KeyCost(change)) } else { known.append(KeyCost(change)) }
      }
    }
    guard known.count >= 10, fetched.count >= 10 else {
      throw BenchError("the machine is too busy to tell cursor moves from what follows them")
    }
    _ = try closeup.quit()
  }
}
