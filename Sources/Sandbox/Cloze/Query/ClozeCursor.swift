import CRM

/// Where a feed stands and what it is about: unpadded base64url of a query string, opaque to clients.
/// [cloze-api.md, 5]
struct ClozeCursor: Sendable {
  /// The parameters of the first call that later ones inherit.
  private static let inherited = [
    "pagesize", "stage", "segment", "step", "scope", "freeformquery", "keysonly", "includeauditedchanges", "format",
  ]
  private let kind: ClozeKind
  private let query: [(name: String, value: String)]
  /// The `lastChanged` of the last record delivered, UTC milliseconds.
  var stamp: Int64
  /// When the feed began.
  let began: Int64

  var parameters: ClozeParameters { ClozeParameters(query: query) }

  /// The start of a feed. `newest` is the moment after which everything is in the future.
  init(_ kind: ClozeKind, first parameters: ClozeParameters, newest: Int64) {
    self.kind = kind
    query = Self.inherited.compactMap { name in parameters.text(name).map { (name: name, value: $0) } }
    began = newest
    stamp = -1
    if let after = parameters.text("modifiedafter") {
      stamp = after == "now" ? newest : Int64(after) ?? -1
    }
  }

  /// Nil for a text that is no cursor of this kind's feed.
  init?(_ text: String, _ kind: ClozeKind) {
    guard let bytes = Base64.decode(text) else { return nil }
    let pairs = String(decoding: bytes, as: UTF8.self).split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (name: String(parts[0]), value: parts.count > 1 ? PercentCoding.decode(parts[1], isForm: false) : "")
    }
    func value(_ name: String) -> String? { pairs.first { $0.name == name }?.value }
    guard value("of") == kind.rawValue, let stamp = value("stamp").flatMap({ Int64($0) }),
      let began = value("began").flatMap({ Int64($0) })
    else { return nil }
    self.kind = kind
    self.stamp = stamp
    self.began = began
    query = pairs.filter { Self.inherited.contains($0.name) }
  }

  var text: String {
    let pairs = query + [("of", kind.rawValue), ("stamp", String(stamp)), ("began", String(began))]
    return Base64.encode(pairs.map { "\($0.name)=\(PercentCoding.encode($0.value))" }.joined(separator: "&").utf8)
  }
}
