import CRM

/// The id a record goes by. `syncKey` before `portableId` and `direct`, then the identifiers that look-ups take: an
/// e-mail address, a phone number, a domain, an app link [cloze-api.md, 3.2 and 12].
enum RecordKey {
  /// Stands before ids of our own making, for records without any of these.
  private static let ownPrefix = "closeup:"

  static func of(_ record: JSON) -> String {
    lookup(in: record) ?? ownPrefix + fingerprint(of: record)
  }

  /// The identifier that a look-up takes; nil when the record has none.
  static func lookup(in record: JSON) -> String? {
    guard let object = record.object else { return record.word }
    return own(of: object) ?? Identifiers(object).firstLookup
  }

  /// The key that Cloze itself gave to a record or a reference to one.
  static func own(of object: JSONObject) -> String? {
    object.word("syncKey", "portableId", "direct")
  }

  /// Whether Cloze knows a record by this id.
  static func isUsable(_ id: String) -> Bool { !id.isEmpty && !id.hasPrefix(ownPrefix) }

  /// FNV-1a over the record's text: the same record keeps its place in a list from one answer to the next.
  private static func fingerprint(of record: JSON) -> String {
    let hash = record.bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    return String(hash, radix: 16)
  }
}

/// What names a record beside its own keys and its name.
struct Identifiers {
  let email: String?
  let phone: String?
  let domain: String?
  /// `source:uniqueid`, the form look-ups take.
  let appLink: String?

  init(_ object: JSONObject) {
    email = Self.value(in: object["emails"])
    phone = Self.value(in: object["phones"])
    domain = (object["domains"]?.oneOrMore ?? []).lazy.compactMap(\.word).first
    appLink =
      (object["appLinks"]?.oneOrMore ?? []).lazy.compactMap { link in
        guard let source = link["source"]?.word, let id = link["uniqueid"]?.word else { return nil }
        return "\(source):\(id)"
      }.first
  }

  var firstLookup: String? { email ?? phone ?? domain ?? appLink }

  /// The preferred value, else the first that is not archived, else the first.
  private static func value(in entries: JSON?) -> String? {
    let values = (entries?.oneOrMore ?? []).compactMap { entry in
      (entry.word ?? entry["value"]?.word).map { (entry: entry, value: $0) }
    }
    let current = values.filter { $0.entry["archived"]?.truth != true }
    return (current.first { $0.entry["preferred"]?.truth == true } ?? current.first ?? values.first)?.value
  }
}
