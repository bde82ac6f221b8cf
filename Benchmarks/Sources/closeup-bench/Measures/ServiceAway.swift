/// How long keys take while the service answers nothing for a minute, and as it comes back.
struct ServiceAway {
  static let seconds = 60.0
  /// In milliseconds, from each key to the end of its answer.
  private(set) var times: [Double] = []

  init(program: String, folder: String) throws {
    let sandbox = try Sandbox(program: program, records: 1000)
    let closeup = try RunningProgram(browsing: program, home: try Home(folder, account: sandbox.address))
    _ = try closeup.press("30j", quiet: 300)
    try press(closeup, for: 3)
    sandbox.freeze()
    closeup.send("r")
    try press(closeup, for: Self.seconds)
    sandbox.thaw()
    try press(closeup, for: 10)
    _ = try closeup.quit()
    sandbox.stop()
  }

  /// Moves, pages and goes to other panes, round and round.
  private mutating func press(_ closeup: RunningProgram, for seconds: Double) throws {
    let keys = ["j", "j", "j", "\u{4}", "k", "k", "l", "j", "k", "h", "\u{15}", "k"]
    let end = Clock.nanoseconds + UInt64(seconds * 1e9)
    var index = 0
    while Clock.nanoseconds < end {
      let pressed = Clock.nanoseconds
      let answer = try closeup.press(keys[index % keys.count], quiet: 10)
      times.append(Double(answer.endedAt - pressed) / 1e6)
      index += 1
    }
  }
}
