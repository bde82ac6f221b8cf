import CRM
import DisplayText
import MirrorStore

/// A record as vCards of version 3.0 (RFC 2426): one of each of its people, or of itself.
struct FoundCard {
  private let people: [FoundPerson]
  private let organization: String?
  private let title: String?
  private let id: String
  /// Whether it is a company's own card, with nobody's name on it.
  private let isNobody: Bool

  /// Nil when the record is gone.
  init?(_ found: FoundRecord) {
    guard found.record != nil else { return nil }
    let row = found.hit.row
    let listed = FoundPerson.people(of: found)
    isNobody = listed.isEmpty && row.id.kind != .person && row.id.kind != .contact
    let isPerson = row.id.kind == .person || row.id.kind == .contact
    people = listed.isEmpty ? [FoundPerson(name: row.title, emails: [], phones: [])] : listed
    organization = isPerson ? nil : row.title
    title = isPerson ? row.subtitle : nil
    id = row.id.id
  }

  func print() {
    for person in people {
      var lines = [
        "BEGIN:VCARD", "VERSION:3.0", "FN:\(Self.escaped(person.name))",
        "N:\(isNobody ? ";;;;" : Self.name(person.name))",
      ]
      if let organization { lines.append("ORG:\(Self.escaped(organization))") }
      if let title { lines.append("TITLE:\(Self.escaped(title))") }
      lines += person.emails.map { "EMAIL;TYPE=INTERNET:\(Self.escaped($0))" }
      lines += person.phones.map { "TEL:\(Self.escaped($0))" }
      if people.count == 1 { lines.append("UID:\(Self.escaped(id))") }
      lines.append("END:VCARD")
      StandardStream.output.write(safe: lines.map { DisplayText($0) }, lineEnd: "\r\n")
    }
  }

  /// The last word as the family name; a name has no better seams in it.
  private static func name(_ name: String) -> String {
    let words = name.split(separator: " ").map(String.init)
    guard words.count > 1, let last = words.last else { return "\(escaped(name));;;;" }
    return "\(escaped(last));\(escaped(words.dropLast().joined(separator: " ")));;;"
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\", ",", ";": escaped += "\\\(character)"
      case "\n", "\r\n": escaped += "\\n"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
