import CRM
import Strings

/// Groups everything a record has. Empty fields are left out; fields nobody here knows are shown under `Other`.
struct DetailBuilder {
  let record: Record
  let vocabulary: Vocabulary

  func detail() -> RecordDetail {
    var reader = FieldReader(record.original)
    // Put there by `/data/search/`; no field of the record. [close-api.md, 15]
    reader.skip(["__object_type"])
    var groups =
      switch record.id.kind {
      case .contact: contactGroups(&reader)
      case .deal: dealGroups(&reader)
      default: leadGroups(&reader)
      }
    let custom = CustomFieldReading(vocabulary: vocabulary, contacts: contactNames).fields(of: reader.object)
    reader.skip(custom.keys)
    groups.append(FieldGroup(Strings.RecordFields.customFields, custom.fields))
    groups.append(FieldGroup(Strings.CloseFields.links, integrationLinks(&reader)))
    groups.append(FieldGroup(Strings.CloseFields.record, audit(&reader)))
    groups.append(FieldGroup(Strings.RecordFields.other, reader.rest.compactMap(other)))
    return RecordDetail(groups: groups.filter { !$0.fields.isEmpty }, page: page)
  }

  /// Contacts and deals are shown on the page of their lead. [close-api.md, 3]
  private var page: String? {
    if let page = record.original["html_url"]?.filled { return page }
    let lead = record.id.kind == .lead ? record.id.id : record.original["lead_id"]?.filled
    return lead.map { "https://app.close.com/lead/\($0)/" }
  }

  /// The name of a user, as the record has it under `nameKey`, or as the vocabulary has it.
  func user(_ reader: inout FieldReader, _ key: String, _ nameKey: String) -> String? {
    let name = reader.text(nameKey)
    guard let id = reader.text(key) else { return name }
    return name ?? vocabulary.users.first { $0.key == id }?.label ?? id
  }

  func status(_ reader: inout FieldReader) -> Field? {
    let label = reader.text("status_label") ?? reader.text("status_display_name")
    reader.skip(["status_display_name"])
    let id = reader.text("status_id")
    let known = vocabulary.stages[record.id.kind]?.first { $0.key == id }?.label
    return (label ?? known ?? id).map { Field(Strings.CloseFields.status, .text($0)) }
  }

  private var contactNames: [String: String] {
    let pairs = (record.original["contacts"]?.elements ?? []).compactMap { contact -> (String, String)? in
      guard let id = contact["id"]?.filled, let name = ContactFields.name(contact) else { return nil }
      return (id, name)
    }
    return Dictionary(pairs) { first, _ in first }
  }

  /// Links to the account's other tools, rendered by Close. [close-api.md, 13]
  private func integrationLinks(_ reader: inout FieldReader) -> [Field] {
    (reader.take("integration_links")?.elements ?? []).compactMap { link in
      link["url"]?.filled.map { Field(link["name"]?.filled ?? Strings.CloseFields.link, .url($0)) }
    }
  }

  private func audit(_ reader: inout FieldReader) -> [Field] {
    let fields: [Field?] = [
      reader.field(Strings.RecordFields.created, "date_created"),
      user(&reader, "created_by", "created_by_name").map { Field(Strings.CloseFields.createdBy, .text($0)) },
      reader.field(Strings.CloseFields.updated, "date_updated"),
      user(&reader, "updated_by", "updated_by_name").map { Field(Strings.CloseFields.updatedBy, .text($0)) },
      reader.text("html_url").map { Field(Strings.CloseFields.inClose, .url($0)) },
      reader.text("organization_id").map {
        Field(Strings.CloseFields.organization, .text(vocabulary.identity?.organization ?? $0))
      },
      reader.text("id").map { Field(Strings.CloseFields.id, .text($0)) },
    ]
    return fields.compactMap { $0 }
  }

  private func other(_ key: String, _ value: JSON) -> Field? {
    let name = vocabulary.users.first { $0.key == value.string }?.label
    return (name.map { .text($0) } ?? FieldValue(looksOf: value)).map { Field(FieldLabel.of(key), $0) }
  }
}
