import CRM
import MirrorStore

/// Somebody who can be written to or called, within a record that was found.
struct FoundPerson {
  var name: String
  var emails: [String]
  var phones: [String]

  /// The people of a record: itself where it has addresses of its own, otherwise those that it lists. Of several only
  /// those that `words` name, if they name any.
  static func people(of found: FoundRecord) -> [FoundPerson] {
    guard let record = found.record else { return [] }
    var people: [FoundPerson] = []
    collect(record.original, name: record.title, into: &people)
    let wanted = SearchQuery(words: found.hit.highlights.joined(separator: " ")).terms
    let named = people.filter { person in wanted.contains { person.isNamed(by: $0) } }
    return named.isEmpty ? people : named
  }

  private func isNamed(by term: SearchTerm) -> Bool {
    if let address = term.address { return emails.contains { $0.lowercased().contains(address) } }
    let words = SearchWords.ofDocument(name) + emails.flatMap(SearchWords.ofDocument)
    return !term.words.isEmpty && term.words.allSatisfy { word in words.contains { $0.hasPrefix(word) } }
  }

  private static func collect(_ json: JSON, name: String, into people: inout [FoundPerson]) {
    if let elements = json.array { return elements.forEach { collect($0, name: name, into: &people) } }
    guard let object = json.object else { return }
    let own = (object["display_name"] ?? object["name"])?.string ?? name
    let emails = texts(object, ["emails", "email"], ["email", "value"]).filter { $0.contains("@") }
    let phones = texts(object, ["phones", "phone"], ["phone_formatted", "phone", "value"])
    if !emails.isEmpty || !phones.isEmpty {
      people.append(FoundPerson(name: own.isEmpty ? name : own, emails: emails, phones: phones))
    }
    for member in object.members where lists.contains(member.key) { collect(member.value, name: own, into: &people) }
  }

  /// Members that list people.
  private static let lists: Set<String> = ["contacts", "people"]

  private static func texts(_ object: JSONObject, _ names: [String], _ inner: [String]) -> [String] {
    var texts: [String] = []
    for name in names {
      for element in object[name].map({ $0.array ?? [$0] }) ?? [] {
        let text = element.string ?? inner.lazy.compactMap { element[$0]?.string }.first
        if let text, !text.isEmpty, !texts.contains(text) { texts.append(text) }
      }
    }
    return texts
  }
}
