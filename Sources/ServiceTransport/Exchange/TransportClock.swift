/// Time and chance as the transport sees them; tests drive their own.
public struct TransportClock: Sendable {
  /// Seconds of a clock that only goes forward.
  public var now: @Sendable () -> Double
  /// Waits so many seconds; throws when the task is cancelled.
  public var sleep: @Sendable (Double) async throws(CancellationError) -> Void
  /// 0 to 1.
  public var chance: @Sendable () -> Double

  public init(
    now: @escaping @Sendable () -> Double, sleep: @escaping @Sendable (Double) async throws(CancellationError) -> Void,
    chance: @escaping @Sendable () -> Double
  ) {
    self.now = now
    self.sleep = sleep
    self.chance = chance
  }

  /// The machine's clock.
  public static let system: TransportClock = {
    let start = ContinuousClock.now
    return TransportClock(
      now: { (ContinuousClock.now - start) / .seconds(1) },
      sleep: { seconds throws(CancellationError) in
        do {
          try await Task.sleep(for: .seconds(seconds))
        } catch {
          throw CancellationError()
        }
      },
      chance: { Double.random(in: 0...1) })
  }()
}
