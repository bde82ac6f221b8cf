import CRM

/// What lists of Close records can show; fields by the labels that the detail gives them.
extension RecordColumn {
  static let closeLead = [
    RecordColumn("status", "Status", .status, width: 14),
    RecordColumn("contact", "Contact", .field("Contact"), width: 20),
    RecordColumn("last-contact", "Last contact", .lastContact, width: 15),
    RecordColumn("next-step", "Next step", .nextStep, width: 28),
    RecordColumn("phone", "Phone", .field("Phone"), width: 17),
    RecordColumn("updated", "Updated", .updated, width: 15, sortKeys: ["date_updated"]),
    RecordColumn("email", "E-mail", .field("E-mail"), width: 28, isUsual: false),
    RecordColumn("website", "Website", .field("Website"), width: 24, isUsual: false),
    RecordColumn("description", "Description", .field("Description"), width: 30, isUsual: false),
    RecordColumn("created", "Created", .created, width: 15, isUsual: false, sortKeys: ["date_created"]),
  ]

  static let closeContact = [
    RecordColumn("title", "Title", .field("Title"), width: 20),
    RecordColumn("email", "E-mail", .field("E-mail"), width: 28),
    RecordColumn("phone", "Phone", .field("Phone"), width: 17),
    RecordColumn("lead", "Lead", .field("Lead"), width: 24),
    RecordColumn("updated", "Updated", .updated, width: 15),
    RecordColumn("last-contact", "Last contact", .lastContact, width: 15, isUsual: false),
    RecordColumn("next-step", "Next step", .nextStep, width: 28, isUsual: false),
    RecordColumn("created", "Created", .created, width: 15, isUsual: false),
  ]

  static let closeDeal = [
    RecordColumn("status", "Status", .status, width: 14),
    RecordColumn("value", "Value", .value, width: 14, sortKeys: ["value"]),
    RecordColumn("owner", "Owner", .field("Owner"), width: 16, sortKeys: ["user_name"]),
    RecordColumn("closes", "Closes", .field("Expected to close"), width: 12, sortKeys: ["date_won"]),
    RecordColumn("confidence", "Confidence", .field("Confidence"), width: 10, sortKeys: ["confidence"]),
    RecordColumn("contact", "Contact", .field("Contact"), width: 20),
    RecordColumn("updated", "Updated", .updated, width: 15, sortKeys: ["date_updated"]),
    RecordColumn("note", "Note", .subtitle, width: 28, isUsual: false),
    RecordColumn("pipeline", "Pipeline", .field("Pipeline"), width: 16, isUsual: false),
    RecordColumn("last-contact", "Last contact", .lastContact, width: 15, isUsual: false),
    RecordColumn("next-step", "Next step", .nextStep, width: 28, isUsual: false),
    RecordColumn("created", "Created", .created, width: 15, isUsual: false, sortKeys: ["date_created"]),
  ]
}
