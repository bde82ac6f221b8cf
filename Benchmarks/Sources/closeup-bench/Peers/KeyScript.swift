/// The same things done by keys in one program or another, and what each puts on the wire.
struct KeyScript {
  /// What is measured, in the order of the table.
  enum Step: String, CaseIterable {
    case move = "the cursor down a row"
    case page = "a page down"
    case pane = "to another pane"
    case letter = "a letter typed"
  }

  /// Keys that lead to where a step is measured, then the keys measured one by one, then those that lead back.
  struct Part {
    var before: [String] = []
    var measured: [String]
    var after: [String] = []
  }

  static let pageDown = "\u{1B}[6~"
  private static let phrase = "wants chairs".map(String.init)

  let parts: [Step: Part]
  /// How long nothing may come, in milliseconds, for what follows a key to be its own: longer than the program takes
  /// to draw, shorter than what it does when it is left alone.
  let quiet: Int

  /// Notes are what it is made for, so the letters go into one.
  static let closeup = KeyScript(
    parts: [
      .move: Part(measured: Array(repeating: "j", count: 30)),
      .page: Part(measured: Array(repeating: pageDown, count: 12), after: ["gg"]),
      .pane: Part(measured: Array(repeating: "\t", count: 9)),
      .letter: Part(before: ["n"], measured: phrase),
    ], quiet: 80)

  /// Its panes are the index and the message; the nearest to changing panes is to open and to leave one.
  static let neomutt = KeyScript(
    parts: [
      .move: Part(measured: Array(repeating: "j", count: 30)),
      .page: Part(measured: Array(repeating: pageDown, count: 12)),
      .pane: Part(measured: Array(repeating: ["\r", "q"], count: 5).flatMap(\.self)),
      .letter: Part(before: ["/"], measured: phrase),
    ], quiet: 80)

  /// Its panes are the log and the commit below it.
  static let tig = KeyScript(
    parts: [
      .move: Part(measured: Array(repeating: "j", count: 30)),
      .page: Part(measured: Array(repeating: pageDown, count: 12)),
      .pane: Part(before: ["\r"], measured: Array(repeating: "\t", count: 9)),
      .letter: Part(before: ["/"], measured: phrase),
    ], quiet: 80)

  /// Bytes for each step, in a program that shows its list and rests.
  func run(in program: RunningProgram) throws -> [Step: Spread] {
    var costs: [Step: Spread] = [:]
    for step in Step.allCases {
      guard let part = parts[step] else { continue }
      for key in part.before { _ = try program.press(key, quiet: 600) }
      costs[step] = Spread(try part.measured.map { try program.press($0, quiet: quiet).bytes.count })
      for key in part.after { _ = try program.press(key, quiet: 600) }
      // What a program does once it is left alone is not to fall into the next step.
      _ = try program.readUntilQuiet(2500)
    }
    return costs
  }
}
