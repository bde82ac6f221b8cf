import CRM
import Strings

extension DetailBuilder {
  /// [close-api.md, 9]
  func contactGroups(_ reader: inout FieldReader) -> [FieldGroup] {
    let name = reader.text("name")
    let display = reader.text("display_name")
    let lead = reader.text("lead_id")
    let leadName = reader.text("lead_name")
    let contact: [Field?] = [
      (display ?? name).map { Field(Strings.RecordFields.name, .text($0)) },
      name == display || display == nil ? nil : name.map { Field(Strings.CloseFields.fullName, .text($0)) },
      reader.text("title").map { Field(Strings.CloseFields.title, .text($0)) },
      lead.map { Field(Strings.CloseFields.lead, .text(leadName ?? $0), link: RecordID(.lead, $0)) },
      reader.text("timezone").map { Field(Strings.CloseFields.timeZone, .text($0)) },
    ]
    reader.skip(["emails", "phones", "urls"])
    return [
      FieldGroup(Strings.RecordFields.contact, contact.compactMap { $0 }),
      FieldGroup(Strings.CloseFields.reach, ContactFields.reach(.object(reader.object))),
    ]
  }
}

/// How a contact can be reached.
enum ContactFields {
  static func name(_ contact: JSON) -> String? { contact["display_name"]?.filled ?? contact["name"]?.filled }

  /// A contact within its lead: a line that leads to it, then its addresses.
  static func inLead(_ contact: JSON) -> [Field] {
    let id = contact["id"]?.filled
    let reach = reach(contact)
    let title = [name(contact), contact["title"]?.filled].compactMap { $0 }.joined(separator: ", ")
    guard !title.isEmpty || !reach.isEmpty || id != nil else { return [] }
    let line = Field(
      Strings.CloseFields.contact,
      .text(title.isEmpty ? reach.first?.value.plainText ?? id ?? Strings.CloseFields.unnamed : title),
      link: id.map { RecordID(.contact, $0) })
    return [line] + reach
  }

  static func reach(_ contact: JSON) -> [Field] {
    let emails = (contact["emails"]?.elements ?? []).compactMap { email in
      email["email"]?.filled.map { address in
        let note = email["is_unsubscribed"]?.bool == true ? Strings.CloseFields.unsubscribed : ""
        return Field(label(Strings.RecordFields.email, email, note), .email(address))
      }
    }
    let phones = (contact["phones"]?.elements ?? []).compactMap { phone in
      (phone["phone_formatted"]?.filled ?? phone["phone"]?.filled).map {
        Field(label(Strings.RecordFields.phone, phone), .phone($0))
      }
    }
    let urls = (contact["urls"]?.elements ?? []).compactMap { url in
      url["url"]?.filled.map { Field(Strings.RecordFields.web, .url($0)) }
    }
    return emails + phones + urls
  }

  private static func label(_ what: String, _ entry: JSON, _ note: String = "") -> String {
    entry["type"]?.filled.map { "\(what) (\($0)\(note))" } ?? what + note
  }
}
