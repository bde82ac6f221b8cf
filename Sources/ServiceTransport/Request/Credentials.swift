/// How an account proves itself. Neither description nor reflection shows the key.
public enum Credentials: Sendable {
  /// HTTP Basic with the key as user name and an empty password [close-api.md, 3].
  case basic(key: String)
  /// `Authorization: Bearer` [cloze-api.md, 1].
  case bearer(key: String)

  var key: String {
    switch self {
    case .basic(let key), .bearer(let key): key
    }
  }

  var authorization: String {
    switch self {
    case .basic(let key): "Basic " + Base64.encode(Array((key + ":").utf8))
    case .bearer(let key): "Bearer " + key
    }
  }

  /// Whether the key can stand in a header: visible ASCII and nothing else.
  var isUsable: Bool { !key.isEmpty && key.utf8.allSatisfy { (0x21...0x7E).contains($0) } }
}

extension Credentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String {
    switch self {
    case .basic: "basic credentials"
    case .bearer: "bearer credentials"
    }
  }

  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
