import CRM
import Strings

/// How to reach the record.
enum ContactFields {
  static func fields(_ members: inout UnreadMembers) -> [Field] {
    var fields = MarkedEntry.fields(members.take("emails"), label: Strings.RecordFields.email) { .email($0) }
    fields += MarkedEntry.fields(members.take("phones"), label: Strings.RecordFields.phone) { .phone($0) }
    fields += MarkedEntry.fields(members.take("faxes"), label: Strings.ClozeFields.fax) { .phone($0) }
    fields += (members.take("addresses")?.oneOrMore ?? []).flatMap(address)
    fields += (members.take("socials")?.oneOrMore ?? []).flatMap(social)
    fields += (members.take("urls")?.oneOrMore ?? []).flatMap(web)
    fields += members.fields([("domains", Strings.ClozeFields.domains), ("picture", Strings.ClozeFields.picture)])
    fields += (members.take("pictures")?.oneOrMore ?? []).flatMap(picture)
    return fields
  }

  private static func address(_ element: JSON) -> [Field] {
    let label = Strings.RecordFields.address
    guard let object = element.object else { return AnyValue.fields(label, element) }
    var entry = MarkedEntry(object)
    if let formatted = entry.take("formatted") {
      entry.drop(["street", "suite", "pobox", "postcode", "city", "region", "country"], saidBy: formatted)
      return [Field(entry.label(label), AnyValue.text(formatted))] + entry.rest(label)
    }
    let street = [entry.take("street"), entry.take("suite"), entry.take("pobox")].compactMap { $0 }
    let town = [entry.take("postcode"), entry.take("city")].compactMap { $0 }.joined(separator: " ")
    let area = [entry.take("region"), entry.take("country")].compactMap { $0 }
    let text = (street + (town.isEmpty ? [] : [town]) + area).joined(separator: ", ")
    guard !text.isEmpty else { return AnyValue.fields(label, element) }
    return [Field(entry.label(label), AnyValue.text(text))] + entry.rest(label)
  }

  private static func social(_ element: JSON) -> [Field] {
    let type = element["type"]?.word
    let label = type.map { networks[$0] ?? AnyValue.label($0) } ?? Strings.ClozeFields.social
    guard let object = element.object else { return AnyValue.fields(label, element) }
    var entry = MarkedEntry(object)
    guard let text = entry.take("value") else { return AnyValue.fields(label, element) }
    return [Field(entry.label(label, without: type), AnyValue.text(text))] + entry.rest(label)
  }

  private static func web(_ element: JSON) -> [Field] {
    let label = Strings.RecordFields.web
    guard let object = element.object else { return AnyValue.fields(label, element) }
    var entry = MarkedEntry(object)
    guard let address = entry.take("address") ?? entry.take("value") else { return AnyValue.fields(label, element) }
    let name = entry.take("name") ?? label
    return [Field(entry.label(name), AnyValue.text(address))] + entry.rest(name)
  }

  private static func picture(_ element: JSON) -> [Field] {
    let label = Strings.ClozeFields.picture
    guard let object = element.object else { return AnyValue.fields(label, element) }
    var entry = MarkedEntry(object)
    guard let address = entry.take("url") else { return AnyValue.fields(label, element) }
    return [Field(entry.label(label), AnyValue.text(address))] + entry.rest(label)
  }

  /// Names that their key does not spell.
  private static let networks = [
    "aboutme": "about.me", "angellist": "AngelList", "github": "GitHub", "linkedin": "LinkedIn", "tiktok": "TikTok",
    "whatsapp": "WhatsApp", "xing": "XING", "youtube": "YouTube",
  ]
}
