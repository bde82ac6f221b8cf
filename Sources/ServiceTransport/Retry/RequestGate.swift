/// Who may send now: at most so many at once, and nobody while the service's budget is used up. First come, first go.
struct RequestGate {
  typealias Ticket = UInt64

  let maximumInFlight: Int
  private(set) var inFlight = 0
  private var queue: [Ticket] = []
  /// Closed before this moment.
  private var opensAt = -Double.infinity

  init(maximumInFlight: Int) {
    self.maximumInFlight = max(1, maximumInFlight)
  }

  /// Queues `ticket`, which is the caller's to keep unique.
  mutating func ask(_ ticket: Ticket) {
    queue.append(ticket)
  }

  /// Gives up the place in the queue of one that was not admitted.
  mutating func giveUp(_ ticket: Ticket) {
    queue.removeAll { $0 == ticket }
  }

  mutating func finish() {
    inFlight = max(0, inFlight - 1)
  }

  /// Closes until `moment`, or later where it already is.
  mutating func close(until moment: Double) {
    opensAt = max(opensAt, moment)
  }

  /// Seconds until the gate opens; 0 when it is open.
  func secondsUntilOpen(at now: Double) -> Double { max(0, opensAt - now) }

  /// Those who may go now, and when to look again where the rest waits for the gate to open.
  mutating func admit(at now: Double) -> (tickets: [Ticket], lookAgainAt: Double?) {
    guard now >= opensAt else { return ([], queue.isEmpty ? nil : opensAt) }
    let free = min(maximumInFlight - inFlight, queue.count)
    guard free > 0 else { return ([], nil) }
    let tickets = Array(queue.prefix(free))
    queue.removeFirst(free)
    inFlight += free
    return (tickets, nil)
  }
}
