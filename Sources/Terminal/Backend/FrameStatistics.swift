/// What has been sent to the terminal: how dear the screen is over a slow line.
public struct FrameStatistics: Sendable, Hashable {
  /// Frames that had something to send.
  public internal(set) var frames = 0
  /// Calls of write(2).
  public internal(set) var writes = 0
  public internal(set) var bytes = 0
  /// Bytes of the last frame.
  public internal(set) var lastFrameBytes = 0

  public init() {}

  mutating func count(bytes: Int, writes: Int) {
    frames += 1
    self.writes += writes
    self.bytes += bytes
    lastFrameBytes = bytes
  }
}
