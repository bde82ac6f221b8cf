import CRM

extension Record {
  /// Nil for something without an id.
  init?(close json: JSON, kind: RecordKind, isPartial: Bool) {
    guard let id = json["id"]?.filled else { return nil }
    let row =
      switch kind {
      case .contact: RecordRow.contact(json)
      case .deal: RecordRow.deal(json)
      default: RecordRow.lead(json)
      }
    self.init(
      id: RecordID(kind, id), title: row.title ?? id, subtitle: row.subtitle, status: row.status, value: row.value,
      created: json["date_created"]?.instant, updated: json["date_updated"]?.instant, isPartial: isPartial,
      original: json)
  }
}

/// What a list shows of a record.
private struct RecordRow {
  var title: String?
  var subtitle: String?
  var status: String?
  var value: String?

  static func lead(_ json: JSON) -> RecordRow {
    let contact = json["contacts"]?[0]
    let name = json["display_name"]?.filled ?? json["name"]?.filled
    let contactName = contact.flatMap { $0["display_name"]?.filled ?? $0["name"]?.filled }
    let title = name ?? contactName ?? contact.flatMap(address)
    return RecordRow(
      title: title?.oneLine, subtitle: (contactName == title ? contact.flatMap(address) : contactName)?.oneLine,
      status: json["status_label"]?.filled?.oneLine)
  }

  static func contact(_ json: JSON) -> RecordRow {
    let title = json["display_name"]?.filled ?? json["name"]?.filled ?? address(json)
    let address = address(json)
    return RecordRow(
      title: title?.oneLine, subtitle: (json["title"]?.filled ?? (address == title ? nil : address))?.oneLine)
  }

  static func deal(_ json: JSON) -> RecordRow {
    let note = (json["note"]?.filled ?? json["note_html"]?.filled.map(PlainText.reducing))?.firstLine
    let lead = json["lead_name"]?.filled
    let contact = json["contact_name"]?.filled
    return RecordRow(
      title: (lead ?? contact ?? note)?.oneLine, subtitle: (lead == nil ? nil : note ?? contact)?.oneLine,
      status: (json["status_label"]?.filled ?? json["status_display_name"]?.filled)?.oneLine,
      value: Money.formatted(json, "value")?.oneLine)
  }

  /// The first e-mail address, else the first phone number.
  private static func address(_ contact: JSON) -> String? {
    contact["emails"]?[0]?["email"]?.filled
      ?? contact["phones"]?[0].flatMap { $0["phone_formatted"]?.filled ?? $0["phone"]?.filled }
  }
}
