/// An API key. It cannot be printed, dumped, reflected, compared or encoded; only `reveal` gives it away.
public struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  private let text: String

  /// Nil for text that no service gives out as a key: empty, longer than 4096 bytes, or with anything but visible ASCII
  /// characters. Such text could not stand in a request's header.
  public init?(_ text: String) {
    guard !text.isEmpty, text.utf8.count <= 4096, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      return nil
    }
    self.text = text
  }

  /// The key itself, for the request that needs it.
  public func reveal() -> String { text }

  public var description: String { "(secret)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
