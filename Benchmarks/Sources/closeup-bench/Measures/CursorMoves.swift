/// What single steps down the list cost, each waited for, while the panes beside it stay as they are.
struct CursorMoves {
  /// Steps within the screen.
  private(set) var steps: [KeyCost] = []
  /// Steps at its lower end, where the list scrolls.
  private(set) var scrolls: [KeyCost] = []

  init(program: String, mirror: FilledMirror) throws {
    let closeup = try RunningProgram(browsing: program, home: try mirror.home(rest: .never))
    while steps.count < 120 {
      for _ in 0..<30 { steps.append(try step(closeup)) }
      guard let row = closeup.screen.cursorRow, row > 30 else {
        throw BenchError("the cursor did not go down:\n\(closeup.screen)")
      }
      _ = try closeup.press("gg", quiet: 400)
    }
    // To where the view begins to move.
    var last = -1
    while let row = closeup.screen.cursorRow, row > last {
      last = row
      _ = try step(closeup)
    }
    for _ in 0..<120 { scrolls.append(try step(closeup)) }
    _ = try closeup.quit()
  }

  private func step(_ closeup: RunningProgram) throws -> KeyCost {
    KeyCost(try closeup.press("j", quiet: 50))
  }
}
