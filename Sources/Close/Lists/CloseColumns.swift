import CRM
import Strings

/// What lists of Close records can show; fields by the labels that the detail gives them.
extension RecordColumn {
  static let closeLead = [
    RecordColumn("status", Strings.CloseFields.status, .status, width: 14),
    RecordColumn("contact", Strings.CloseFields.contact, .field(Strings.CloseFields.contact), width: 20),
    RecordColumn("last-contact", Strings.RecordFields.lastContact, .lastContact, width: 15),
    RecordColumn("next-step", Strings.RecordFields.nextStep, .nextStep, width: 28),
    RecordColumn("phone", Strings.RecordFields.phone, .field(Strings.RecordFields.phone), width: 17),
    RecordColumn("updated", Strings.CloseFields.updated, .updated, width: 15, sortKeys: ["date_updated"]),
    RecordColumn("email", Strings.RecordFields.email, .field(Strings.RecordFields.email), width: 28, isUsual: false),
    RecordColumn(
      "website", Strings.CloseFields.website, .field(Strings.CloseFields.website), width: 24, isUsual: false),
    RecordColumn(
      "description", Strings.RecordFields.description, .field(Strings.RecordFields.description), width: 30,
      isUsual: false),
    RecordColumn(
      "created", Strings.RecordFields.created, .created, width: 15, isUsual: false, sortKeys: ["date_created"]),
  ]

  static let closeContact = [
    RecordColumn("title", Strings.CloseFields.title, .field(Strings.CloseFields.title), width: 20),
    RecordColumn("email", Strings.RecordFields.email, .field(Strings.RecordFields.email), width: 28),
    RecordColumn("phone", Strings.RecordFields.phone, .field(Strings.RecordFields.phone), width: 17),
    RecordColumn("lead", Strings.CloseFields.lead, .field(Strings.CloseFields.lead), width: 24),
    RecordColumn("updated", Strings.CloseFields.updated, .updated, width: 15),
    RecordColumn("last-contact", Strings.RecordFields.lastContact, .lastContact, width: 15, isUsual: false),
    RecordColumn("next-step", Strings.RecordFields.nextStep, .nextStep, width: 28, isUsual: false),
    RecordColumn("created", Strings.RecordFields.created, .created, width: 15, isUsual: false),
  ]

  static let closeDeal = [
    RecordColumn("status", Strings.CloseFields.status, .status, width: 14),
    RecordColumn("value", Strings.RecordFields.value, .value, width: 14, sortKeys: ["value"]),
    RecordColumn(
      "owner", Strings.CloseFields.owner, .field(Strings.CloseFields.owner), width: 16, sortKeys: ["user_name"]),
    RecordColumn(
      "closes", Strings.CloseFields.closes, .field(Strings.CloseFields.expectedToClose), width: 12,
      sortKeys: ["date_won"]),
    RecordColumn(
      "confidence", Strings.CloseFields.confidence, .field(Strings.CloseFields.confidence), width: 10,
      sortKeys: ["confidence"]),
    RecordColumn("contact", Strings.CloseFields.contact, .field(Strings.CloseFields.contact), width: 20),
    RecordColumn("updated", Strings.CloseFields.updated, .updated, width: 15, sortKeys: ["date_updated"]),
    RecordColumn("note", Strings.CloseFields.note, .subtitle, width: 28, isUsual: false),
    RecordColumn(
      "pipeline", Strings.CloseFields.pipeline, .field(Strings.CloseFields.pipeline), width: 16, isUsual: false),
    RecordColumn("last-contact", Strings.RecordFields.lastContact, .lastContact, width: 15, isUsual: false),
    RecordColumn("next-step", Strings.RecordFields.nextStep, .nextStep, width: 28, isUsual: false),
    RecordColumn(
      "created", Strings.RecordFields.created, .created, width: 15, isUsual: false, sortKeys: ["date_created"]),
  ]
}
