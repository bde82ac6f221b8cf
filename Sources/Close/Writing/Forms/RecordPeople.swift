import CRM
import Strings

/// The lead a record belongs to and the people known there, as far as the record itself tells.
struct RecordPeople {
  struct Person {
    let id: String
    let name: String
    let phones: [Choice]
    let emails: [Choice]
  }

  let lead: Choice
  let people: [Person]
  /// Whom the record is about: the contact it is or has, or a lead's only one.
  let subject: Person?
  /// The contact that the record is.
  let own: Person?

  /// Nil for a record that belongs to no lead.
  init?(_ record: Record) {
    let json = record.original
    switch record.id.kind {
    case .lead:
      lead = Choice(record.id.id, record.title)
      people = (json["contacts"]?.elements ?? []).compactMap(Self.person)
      subject = people.count == 1 ? people.first : nil
      own = nil
    case .contact:
      guard let lead = json["lead_id"]?.filled else { return nil }
      self.lead = Choice(lead, json["lead_name"]?.filled ?? Strings.CloseWriting.lead(of: record.title))
      own = Self.person(json)
      people = own.map { [$0] } ?? []
      subject = own
    case .deal:
      guard let lead = json["lead_id"]?.filled else { return nil }
      self.lead = Choice(lead, json["lead_name"]?.filled ?? record.title)
      people =
        json["contact_id"]?.filled.map { id in
          [Person(id: id, name: json["contact_name"]?.filled?.oneLine ?? id, phones: [], emails: [])]
        } ?? []
      subject = people.first
      own = nil
    case .person, .company, .project: return nil
    }
  }

  var contacts: [Choice] { people.map { Choice($0.id, $0.name) } }
  /// The subject's first.
  var phones: [Choice] { ordered.flatMap(\.phones) }
  var emails: [Choice] { ordered.flatMap(\.emails) }

  private var ordered: [Person] {
    people.filter { $0.id == subject?.id } + people.filter { $0.id != subject?.id }
  }

  private static func person(_ json: JSON) -> Person? {
    guard let id = json["id"]?.filled else { return nil }
    let emails = (json["emails"]?.elements ?? []).compactMap { $0["email"]?.filled }
    let phones = (json["phones"]?.elements ?? []).compactMap { phone in
      phone["phone"]?.filled.map { (number: $0, shown: phone["phone_formatted"]?.filled ?? $0) }
    }
    let own = json["display_name"]?.filled ?? json["name"]?.filled
    let name = (own ?? emails.first ?? phones.first?.shown ?? id).oneLine
    return Person(
      id: id, name: name,
      phones: phones.map { Choice($0.number, own == nil ? $0.shown : "\($0.shown), \(name)") },
      emails: emails.map { Choice($0, own == nil ? $0 : "\(name) <\($0)>") })
  }
}
