import CRM

/// What a record is called, however little of it there is.
enum RecordName {
  /// Never empty.
  static func title(of original: JSON, relation: Relation) -> String {
    name(of: original) ?? "\(relation.singular.prefix(1).uppercased())\(relation.singular.dropFirst()) without a name"
  }

  /// Name, first and last name, e-mail address, phone number, domain, key; nil when there is none of them.
  static func name(of original: JSON) -> String? {
    guard let object = original.object else { return original.word }
    if let name = object.word("name") { return name }
    let parts = [object.word("first"), object.word("middle"), object.word("last")].compactMap { $0 }
    if !parts.isEmpty { return parts.joined(separator: " ") }
    let identifiers = Identifiers(object)
    return identifiers.email ?? identifiers.phone ?? identifiers.domain ?? RecordKey.own(of: object)
      ?? identifiers.appLink
  }

  /// What tells the record from others of its name; nil when nothing but the title is known.
  static func subtitle(of object: JSONObject, relation: Relation, title: String) -> String? {
    let identifiers = Identifiers(object)
    let text =
      switch relation {
      case .person: position(of: object) ?? object.word("headline") ?? identifiers.email ?? object.word("location")
      case .company:
        object.word("industry") ?? identifiers.domain ?? object.word("location", "description", "headline")
      case .project: client(of: object) ?? object.word("summary")
      }
    guard let line = text?.firstLine, line != title else { return nil }
    return line
  }

  private static func position(of object: JSONObject) -> String? {
    let work = object["workHistory"]?.oneOrMore.first { $0["archived"]?.truth != true }
    let title = object.word("jobtitle") ?? work?["title"]?.word
    let company = work?["organization"]?.word ?? object["companies"]?.oneOrMore.first.flatMap(name)
    let parts = [title, company].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private static func client(of object: JSONObject) -> String? {
    for key in ["clientcompanies", "clientpeople"] {
      if let name = object[key]?.oneOrMore.lazy.compactMap(name).first { return name }
    }
    return nil
  }
}
