/// Names a timer of the loop; setting one anew moves it.
public struct TimerID: Sendable, Hashable, ExpressibleByStringLiteral {
  public let name: String
  public init(_ name: String) { self.name = name }
  public init(stringLiteral name: String) { self.name = name }
}

/// Timers that go off once. Time is what the caller says, in milliseconds.
struct TimerQueue: Sendable {
  private var deadlines: [TimerID: (at: Int64, order: Int)] = [:]
  private var order = 0

  mutating func set(_ id: TimerID, at deadline: Int64) {
    order += 1
    deadlines[id] = (deadline, order)
  }

  mutating func cancel(_ id: TimerID) { deadlines[id] = nil }

  /// When the next goes off; nil when none is set.
  var next: Int64? { deadlines.values.lazy.map(\.at).min() }

  /// Takes those that are due, the earliest first.
  mutating func takeDue(at now: Int64) -> [TimerID] {
    let due = deadlines.filter { $0.value.at <= now }.sorted { $0.value < $1.value }.map(\.key)
    for id in due { deadlines[id] = nil }
    return due
  }
}
