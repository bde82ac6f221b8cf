import CRM
import Strings

/// The addresses of a record that a timeline item can name it by, the surest first.
///
/// A person's e-mail addresses and mobile numbers are unique; an office number may be several people's. A company goes
/// by its domains: its e-mail addresses and numbers would be taken for a person's. A project has its app links
/// [cloze-api.md, 9.1].
enum RecordAddresses {
  static func choices(of record: Record, relation: Relation) -> [Choice] {
    let object = record.original.object ?? JSONObject()
    var choices: [Choice] = []
    switch relation {
    case .person:
      choices += entries(object["emails"], first: "preferred")
      choices += entries(object["phones"], first: "mobile")
      choices += handles(object["socials"])
    case .company:
      choices += (object["domains"]?.oneOrMore ?? []).compactMap(\.word).map { Choice($0, $0) }
    case .project: break
    }
    choices += appLinks(object["appLinks"])
    // Records that came as a bare identifier, or that are known by one.
    for text in [record.original.word, record.id.id].compactMap({ $0 }) { choices.append(Choice(text, text)) }
    return unique(choices, relation)
  }

  /// Why no timeline item can be written about such a record; nil when one can.
  static func unavailable(_ record: Record, relation: Relation) -> String? {
    guard choices(of: record, relation: relation).isEmpty else { return nil }
    return missing(relation)
  }

  static func missing(_ relation: Relation) -> String {
    switch relation {
    case .person: Strings.ClozeEntries.personWithoutAddress
    case .company: Strings.ClozeEntries.companyWithoutDomain
    case .project: Strings.ClozeEntries.projectWithoutAppLink
    }
  }

  /// The people, companies and projects that the record names and that have an address of their own.
  static func linked(in record: Record, _ keys: [String]) -> [Choice] {
    let object = record.original.object ?? JSONObject()
    let choices = keys.flatMap { key in
      (object[key]?.oneOrMore ?? []).compactMap { element -> Choice? in
        let members = element.object ?? JSONObject()
        let identifiers = Identifiers(members)
        let address =
          identifiers.email ?? identifiers.domain ?? identifiers.phone ?? identifiers.appLink
          ?? members.word("email", "value") ?? element.word
        return address.map { Choice($0, RecordName.name(of: element) ?? $0) }
      }
    }
    return unique(choices, nil)
  }

  /// Values that are not archived, those marked `mark` before the others.
  private static func entries(_ list: JSON?, first mark: String) -> [Choice] {
    let current = (list?.oneOrMore ?? []).filter { $0["archived"]?.truth != true }
    let marked = current.filter { $0[mark]?.truth == true || $0["type"]?.word == mark }
    return (marked + current).compactMap { $0.word ?? $0["value"]?.word }.map { Choice($0, $0) }
  }

  private static func handles(_ list: JSON?) -> [Choice] {
    (list?.oneOrMore ?? []).filter { $0["archived"]?.truth != true }.compactMap { social in
      guard let network = social["type"]?.word, let name = social["value"]?.word else { return nil }
      return Choice("\(network):\(name)", "\(network):\(name)")
    }
  }

  private static func appLinks(_ list: JSON?) -> [Choice] {
    (list?.oneOrMore ?? []).filter { $0["archived"]?.truth != true }.compactMap { link in
      guard let source = link["source"]?.word, let id = link["uniqueid"]?.word else { return nil }
      return Choice("\(source):\(id)", link["label"]?.word.map { "\($0) \(id)" } ?? "\(source):\(id)")
    }
  }

  /// In the spelling of the wire, each once; without those that cannot name `relation`.
  private static func unique(_ choices: [Choice], _ relation: Relation?) -> [Choice] {
    var seen: Set<String> = []
    return choices.compactMap { choice in
      guard let address = WritingAddress(choice.key), relation.map(address.canName) ?? true,
        seen.insert(address.text.lowercased()).inserted
      else { return nil }
      return Choice(address.text, choice.label)
    }
  }
}
