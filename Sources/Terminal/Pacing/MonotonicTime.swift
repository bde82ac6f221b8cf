/// A clock that does not jump.
enum MonotonicTime {
  private static let start = ContinuousClock.now

  /// Since some moment of this process.
  static var milliseconds: Int64 { Int64((ContinuousClock.now - start) / .milliseconds(1)) }

  /// Since the same moment.
  static var microseconds: Int64 { Int64((ContinuousClock.now - start) / .microseconds(1)) }
}
