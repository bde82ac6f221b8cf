import Foundation

enum Clock {
  /// Of a clock that only goes forward.
  static var nanoseconds: UInt64 { reading(CLOCK_MONOTONIC) }

  /// Since 1970.
  static var microseconds: Int64 { Int64(reading(CLOCK_REALTIME) / 1000) }

  private static func reading(_ clock: clockid_t) -> UInt64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
