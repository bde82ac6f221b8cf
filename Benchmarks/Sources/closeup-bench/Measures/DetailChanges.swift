/// What it costs that detail and timeline follow the cursor once it has rested, by the pane that a frame draws in.
struct DetailChanges {
  struct Costs {
    /// Frames that change the detail pane, whatever else they change.
    var detail: [KeyCost] = []
    /// Frames that change the timeline pane and not the detail.
    var timeline: [KeyCost] = []
  }

  /// To records that the mirror has in full.
  private(set) var known = Costs()
  /// To records that are fetched: what the mirror has, and what the service then answers.
  private(set) var fetched = Costs()

  init(program: String, mirror: FilledMirror) throws {
    let closeup = try RunningProgram(browsing: program, home: try mirror.home(rest: .apart))
    for _ in 0..<25 {
      // Down to a record not seen before, up to one just seen, and down again.
      for (key, isNew) in [("j", true), ("k", false), ("j", false)] {
        let move = try closeup.press(key, quiet: 100)
        let before = closeup.screen
        var change = try closeup.readUntilQuiet(400)
        while closeup.screen.isFetching { change.bytes += try closeup.readUntilQuiet(400).bytes }
        // On a machine too busy to draw the move in time the two cannot be told apart.
        guard move.frames.count == 1, !change.bytes.isEmpty else { continue }
        let frames = try Self.frames(of: change, from: before)
        let costs = isNew ? \Self.fetched : \Self.known
        self[keyPath: costs].detail.append(KeyCost(frames: frames.detail))
        self[keyPath: costs].timeline.append(KeyCost(frames: frames.timeline))
      }
    }
    guard known.detail.count >= 10, fetched.detail.count >= 10 else {
      throw BenchError("the machine is too busy to tell cursor moves from what follows them")
    }
    _ = try closeup.quit()
  }

  /// The frames of `change`, drawn on `screen`, that change each pane.
  private static func frames(
    of change: RunningProgram.Burst, from screen: Screen
  ) throws -> (detail: [ArraySlice<UInt8>], timeline: [ArraySlice<UInt8>]) {
    var screen = screen
    let rules = screen.paneRules
    guard rules.count == 2 else { throw BenchError("there are not three panes on the screen:\n\(screen)") }
    var frames = (detail: [ArraySlice<UInt8>](), timeline: [ArraySlice<UInt8>]())
    for frame in change.frames {
      let before = screen
      screen.feed(Array(frame))
      if screen.differs(from: before, columns: rules[0]..<rules[1]) {
        frames.detail.append(frame)
      } else if screen.differs(from: before, columns: rules[1]..<screen.columns) {
        frames.timeline.append(frame)
      }
    }
    return frames
  }
}
