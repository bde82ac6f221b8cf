import CRM

/// How the arrays of a record merge, entry by entry.
extension ClozeMerge {
  /// An array member and what tells its entries apart.
  struct List: Sendable {
    let member: String
    /// The entry in the spelling it is stored in; nil for one that is not understood.
    var normal: @Sendable (JSON) -> JSON? = { $0 }
    let identity: @Sendable (JSON) -> String?
    /// Whether `archived` only marks the entry, as in a work history.
    var keepsArchived = false
  }

  static let lists: [List] = [
    List(member: "emails", normal: email, identity: { $0["value"]?.string }),
    List(member: "phones", normal: phone, identity: { $0["value"]?.string }),
    List(member: "faxes", normal: phone, identity: { $0["value"]?.string }),
    List(member: "addresses", identity: place),
    List(
      member: "socials",
      identity: { item in
        guard let type = item["type"]?.string, ClozeAddress.socialTypes.contains(type) else { return nil }
        return item["value"]?.string.map { "\(type):\($0.lowercased())" }
      }),
    List(member: "urls", identity: { $0["address"]?.string }),
    List(
      member: "workHistory",
      identity: { item in item["organization"]?.string.map { "\($0)\n\(item["title"]?.string ?? "")" } },
      keepsArchived: true),
    List(
      member: "appLinks",
      identity: { item in
        guard let source = item["source"]?.string, let uniqueid = item["uniqueid"]?.string else { return nil }
        return "\(source.lowercased()):\(uniqueid)"
      }),
    List(member: "companies", identity: { $0["domains"]?[0]?.string ?? $0["name"]?.string }),
    List(
      member: "domains", normal: { $0.string.flatMap { ClozeAddress.normalDomain($0) }.map { .string($0) } },
      identity: \.string),
    List(member: "uniqueids", identity: \.string),
    List(
      member: "projectTeam", normal: { $0.string.flatMap { ClozeAddress.normalEmail($0) }.map { .string($0) } },
      identity: \.string),
    List(member: "clientpeople", identity: \.text),
    List(member: "partnerpeople", identity: \.text),
    List(member: "clientcompanies", identity: \.text),
    List(member: "partnercompanies", identity: \.text),
  ]

  /// Entries that are not understood, such as e-mails keyed `email`, are passed over. [cloze-api.md, 2.3]
  mutating func apply(_ list: List, _ body: JSONObject) throws(ClozeFailure) {
    guard let value = body[list.member] else { return }
    guard let given = value.array else { throw .invalid(list.member) }
    var entries = record[list.member]?.array ?? []
    for item in given {
      guard let item = list.normal(item), let identity = list.identity(item) else { continue }
      let index = entries.firstIndex { list.identity($0) == identity }
      if item["archived"]?.bool == true, !list.keepsArchived {
        if let index { entries.remove(at: index) }
        continue
      }
      if item["preferred"]?.bool == true { entries = entries.map { Self.without("preferred", $0) } }
      if let index {
        entries[index] = Self.merged(entries[index], item)
      } else {
        entries.append(Self.without("archived", item, unless: list.keepsArchived))
      }
    }
    set(list.member, entries)
  }

  private static func merged(_ old: JSON, _ new: JSON) -> JSON {
    guard case .object(var object) = old, case .object(let given) = new else { return new }
    for (key, value) in given.members where key != "archived" || value == true { object[key] = value }
    return .object(object)
  }

  private static func without(_ member: String, _ item: JSON, unless isKept: Bool = false) -> JSON {
    guard !isKept, case .object(var object) = item else { return item }
    object[member] = nil
    return .object(object)
  }

  private static let email: @Sendable (JSON) -> JSON? = { item in
    guard case .object(var object) = item,
      let address = object["value"]?.string.flatMap({ ClozeAddress.normalEmail($0) })
    else { return nil }
    object["value"] = .string(address)
    return typed(object)
  }

  private static let phone: @Sendable (JSON) -> JSON? = { item in
    guard case .object(var object) = item,
      let number = object["value"]?.string.flatMap({ ClozeAddress.normalPhone($0) })
    else { return nil }
    object["value"] = .string(number)
    return typed(object)
  }

  /// `type` is another way to write the flags. [cloze-api.md, 7.1]
  private static func typed(_ object: JSONObject) -> JSON {
    var object = object
    if let type = object["type"]?.string, ["work", "home", "mobile"].contains(type) {
      object["type"] = nil
      object[type] = true
    }
    return .object(object)
  }

  private static let place: @Sendable (JSON) -> String? = { item in
    let parts = ["street", "suite", "city", "postcode"].map { item[$0]?.string?.lowercased() ?? "" }
    return parts.allSatisfy(\.isEmpty) ? nil : parts.joined(separator: "\n")
  }
}
