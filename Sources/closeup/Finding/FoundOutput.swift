import CRM
import DisplayText
import MirrorStore
import Strings

/// How what was found is written.
enum FoundForm {
  /// A table on a terminal, otherwise tab-separated lines.
  case lines
  case json, vCard, mutt
}

/// Writes what was found to standard output. All texts are untrusted and made safe.
struct FoundOutput {
  private let found: [FoundRecord]
  private let form: FoundForm

  init(_ found: [FoundRecord], form: FoundForm) {
    self.found = found
    self.form = form
  }

  func print() {
    switch form {
    case .json: StandardStream.output.write(safe: found.map { DisplayText(json($0).text) })
    case .vCard: for record in found { FoundCard(record)?.print() }
    case .mutt: printAddresses()
    case .lines:
      if let columns = StandardStream.output.terminalColumns {
        FoundTable(found, columns: columns).print()
      } else {
        StandardStream.output.write(fields: found.map(fields))
      }
    }
  }

  private func fields(_ found: FoundRecord) -> [String] {
    let row = found.hit.row
    let people = FoundPerson.people(of: found)
    return [
      row.title, row.subtitle ?? "", row.status ?? "", people.lazy.flatMap(\.emails).first ?? "",
      people.lazy.flatMap(\.phones).first ?? "", row.id.kind.rawValue, found.hit.account.rawValue, row.id.id,
    ]
  }

  private func json(_ found: FoundRecord) -> JSON {
    let row = found.hit.row
    var members = JSONObject([
      ("account", .string(found.hit.account.rawValue)), ("kind", .string(row.id.kind.rawValue)),
      ("id", .string(row.id.id)), ("name", .string(row.title)),
    ])
    members["subtitle"] = row.subtitle.map(JSON.string)
    members["stage"] = row.status.map(JSON.string)
    members["value"] = row.value.map(JSON.string)
    members["updated"] = row.updated.map { .string($0.iso8601) }
    members["people"] = .array(
      FoundPerson.people(of: found).map { person in
        [
          "name": .string(person.name), "emails": .array(person.emails.map(JSON.string)),
          "phones": .array(person.phones.map(JSON.string)),
        ]
      })
    members["matched"] = found.hit.field.map { .string($0.rawValue) }
    members["excerpt"] = found.hit.excerpt.map(JSON.string)
    return .object(members)
  }

  /// Mail clients drop the first line, and take from each other one an address, a name and a remark.
  private func printAddresses() {
    var lines: [[String]] = []
    for record in found {
      for person in FoundPerson.people(of: record) {
        let remark = record.hit.row.title == person.name ? record.hit.row.subtitle ?? "" : record.hit.row.title
        for email in person.emails { lines.append([email, person.name, remark]) }
      }
    }
    StandardStream.output.write(Strings.Lookup.addresses(lines.count))
    StandardStream.output.write(fields: lines)
  }
}
