extension Strings {
  /// Why a request of a pull or of the outbox came to nothing.
  public enum Requests {
    public static let cancelled = "The request was cancelled."
    public static let interrupted = "The request was interrupted."
    public static func notReadable(reason: String) -> String { "The service's answer could not be read: \(reason)." }
  }
}
