/// Takes the account's key out of texts that people and logs get to see: a server may echo it.
struct Redaction: Sendable {
  static let none = Redaction(secrets: [])
  static let mark = "[redacted]"

  private let secrets: [[UInt8]]

  private init(secrets: [[UInt8]]) {
    self.secrets = secrets
  }

  /// The key as it is, as Basic credentials carry it, and as a URL would.
  init(_ credentials: Credentials) {
    let key = credentials.key
    let forms = [
      key, Base64.encode(Array((key + ":").utf8)), PercentEncoding.encode(key, keeping: PercentEncoding.isUnreserved),
    ]
    secrets = forms.map { Array($0.utf8) }.filter { !$0.isEmpty }
  }

  func occurs(in text: String) -> Bool {
    let bytes = Array(text.utf8)
    return secrets.contains { !Self.ranges(of: $0, in: bytes).isEmpty }
  }

  func applied(to text: String) -> String {
    var bytes = Array(text.utf8)
    for secret in secrets {
      for range in Self.ranges(of: secret, in: bytes).reversed() {
        bytes.replaceSubrange(range, with: Self.mark.utf8)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func ranges(of secret: [UInt8], in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = 0
    while start + secret.count <= bytes.count {
      if bytes[start..<start + secret.count].elementsEqual(secret) {
        found.append(start..<start + secret.count)
        start += secret.count
      } else {
        start += 1
      }
    }
    return found
  }
}

extension Redaction: CustomStringConvertible, CustomReflectable {
  var description: String { "redaction" }
  var customMirror: Mirror { Mirror(self, children: [:]) }
}
