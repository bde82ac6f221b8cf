import CRM
import Strings

extension DetailBuilder {
  /// [close-api.md, 8]
  func leadGroups(_ reader: inout FieldReader) -> [FieldGroup] {
    let name = reader.text("name")
    let display = reader.text("display_name")
    let lead: [Field?] = [
      (display ?? name).map { Field(Strings.RecordFields.name, .text($0)) },
      name == display || display == nil ? nil : name.map { Field(Strings.CloseFields.fullName, .text($0)) },
      status(&reader),
      reader.text("description").map { Field(Strings.RecordFields.description, .longText($0)) },
      reader.text("url").map { Field(Strings.CloseFields.website, .url($0)) },
      reader.field(Strings.CloseFields.localTime, "localtime"),
    ]
    return [
      FieldGroup(Strings.CloseFields.lead, lead.compactMap { $0 }),
      FieldGroup(Strings.CloseFields.contacts, contacts(&reader)),
      FieldGroup(
        Strings.CloseFields.opportunities, (reader.take("opportunities")?.elements ?? []).compactMap(opportunity)),
      FieldGroup(Strings.CloseFields.tasks, (reader.take("tasks")?.elements ?? []).compactMap(task)),
      FieldGroup(
        Strings.CloseFields.addresses, (reader.take("addresses")?.elements ?? []).compactMap(AddressText.field)),
    ]
  }

  private func contacts(_ reader: inout FieldReader) -> [Field] {
    let contacts = reader.take("contacts")?.elements ?? []
    let shown = Set(contacts.compactMap { $0["id"]?.filled })
    let others = (reader.take("contact_ids")?.elements ?? []).compactMap(\.filled).filter { !shown.contains($0) }
    return contacts.flatMap(ContactFields.inLead)
      + others.map { Field(Strings.CloseFields.contact, .text($0), link: RecordID(.contact, $0)) }
  }

  private func opportunity(_ json: JSON) -> Field? {
    guard !json.isBlank else { return nil }
    let parts = [
      Money.formatted(json, "value"), json["confidence"]?.scalarText.map { Strings.CloseFields.percent($0) },
      json["user_name"]?.filled, json["note"]?.filled?.headline(),
    ]
    let text = parts.compactMap { $0 }.joined(separator: ", ")
    return Field(
      json["status_label"]?.filled ?? Strings.CloseFields.opportunity,
      .text(text.isEmpty ? Strings.CloseFields.withoutValue : text),
      link: json["id"]?.filled.map { RecordID(.deal, $0) })
  }

  private func task(_ json: JSON) -> Field? {
    guard let item = TaskReading(vocabulary: vocabulary).item(json) else { return nil }
    let due = json["date"]?.filled ?? json["due_date"]?.filled
    let dueText = due.map { Strings.RecordFields.due(String($0.prefix(10))) }
    let details = [dueText, item.actor].compactMap { $0 }.joined(separator: ", ")
    return Field(
      item.isDone == true ? Strings.CloseFields.done : Strings.RecordFields.todo,
      .text(details.isEmpty ? item.title : "\(item.title) (\(details))"))
  }
}

/// An address as it is written on an envelope. [close-api.md, 8]
enum AddressText {
  static func field(_ json: JSON) -> Field? {
    let town = [json["city"], json["state"], json["zipcode"]].compactMap { $0?.scalarText }.joined(separator: " ")
    let lines = [json["address_1"]?.filled, json["address_2"]?.filled, town, json["country"]?.filled]
    let text = lines.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "\n")
    guard !text.isEmpty else { return nil }
    return Field(json["label"]?.filled.map(FieldLabel.of) ?? Strings.RecordFields.address, .longText(text))
  }
}
