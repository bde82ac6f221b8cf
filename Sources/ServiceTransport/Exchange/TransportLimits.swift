/// How long and how much a transport waits for, takes and sends at once.
public struct TransportLimits: Sendable, Hashable {
  /// Seconds until a connection stands, TLS included.
  public var connect: Double
  /// Seconds without a byte from the service.
  public var read: Double
  /// Seconds for one try from asking for a connection to the last byte.
  public var total: Double
  /// Bytes of an answer's body after decompression.
  public var body: Int
  /// Requests under way at once.
  public var concurrency: Int
  public var retry: RetryPolicy

  public static let standard = TransportLimits()

  public init(
    connect: Double = 10, read: Double = 30, total: Double = 60, body: Int = 32 << 20, concurrency: Int = 4,
    retry: RetryPolicy = .standard
  ) {
    self.connect = connect
    self.read = read
    self.total = total
    self.body = body
    self.concurrency = concurrency
    self.retry = retry
  }
}
