/// Lines entered before, and how far back one has gone.
struct LineHistory: Sendable, Hashable {
  /// Oldest first.
  private let lines: [String]
  /// Index of the line shown; the count of lines while it is the one being typed.
  private var position: Int
  /// What was being typed when one went back.
  private var draft = ""

  init(lines: [String]) {
    self.lines = lines
    position = lines.count
  }

  var isEmpty: Bool { lines.isEmpty }

  /// The line `steps` on from the one shown, which now reads `current`; nil past either end.
  mutating func recall(_ steps: Int, current: String) -> String? {
    let (target, overflow) = position.addingReportingOverflow(steps)
    guard !overflow, (0...lines.count).contains(target), target != position else { return nil }
    if position == lines.count { draft = current }
    position = target
    return target == lines.count ? draft : lines[target]
  }
}
