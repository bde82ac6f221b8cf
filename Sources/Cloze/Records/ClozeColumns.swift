import CRM

/// What lists of Cloze records can show; fields by the labels that the detail gives them.
extension RecordColumn {
  static let clozePerson = [
    RecordColumn("stage", "Stage", .status, width: 13),
    RecordColumn("about", "About", .subtitle, width: 22),
    RecordColumn("last-contact", "Last contact", .lastContact, width: 15, sortKeys: ["lasttalked"]),
    RecordColumn("next-step", "Next step", .nextStep, width: 28, sortKeys: ["duenext", "nextstep"]),
    RecordColumn("assigned", "Assigned to", .field("Assigned to"), width: 16, sortKeys: ["assigned"]),
    RecordColumn("phone", "Phone", .field("Phone"), width: 17),
    RecordColumn("changed", "Changed", .updated, width: 15, sortKeys: ["lastchanged"]),
    RecordColumn("email", "E-mail", .field("E-mail"), width: 28, isUsual: false),
    RecordColumn("segment", "Segment", .field("Segment"), width: 14, isUsual: false),
    RecordColumn("keywords", "Keywords", .field("Keywords"), width: 20, isUsual: false),
    RecordColumn("location", "Location", .field("Location"), width: 18, isUsual: false),
    RecordColumn("first-met", "First seen", .created, width: 15, isUsual: false, sortKeys: ["firstmet"]),
  ]

  static let clozeCompany = [
    RecordColumn("stage", "Stage", .status, width: 13),
    RecordColumn("segment", "Segment", .field("Segment"), width: 14),
    RecordColumn("last-contact", "Last contact", .lastContact, width: 15, sortKeys: ["lasttalked"]),
    RecordColumn("next-step", "Next step", .nextStep, width: 28, sortKeys: ["duenext", "nextstep"]),
    RecordColumn("assigned", "Assigned to", .field("Assigned to"), width: 16, sortKeys: ["assigned"]),
    RecordColumn("domains", "Domains", .field("Domains"), width: 22),
    RecordColumn("changed", "Changed", .updated, width: 15, sortKeys: ["lastchanged"]),
    RecordColumn("industry", "Industry", .field("Industry"), width: 18, isUsual: false),
    RecordColumn("phone", "Phone", .field("Phone"), width: 17, isUsual: false),
    RecordColumn("first-met", "First seen", .created, width: 15, isUsual: false, sortKeys: ["firstmet"]),
  ]

  static let clozeProject = [
    RecordColumn("stage", "Stage", .status, width: 13),
    RecordColumn("value", "Value", .value, width: 14, sortKeys: ["value"]),
    RecordColumn("last-contact", "Last contact", .lastContact, width: 15, sortKeys: ["lasttalked"]),
    RecordColumn("next-step", "Next step", .nextStep, width: 28, sortKeys: ["duenext", "nextstep"]),
    RecordColumn("assigned", "Assigned to", .field("Assigned to"), width: 16, sortKeys: ["assigned"]),
    RecordColumn("end", "End", .field("End"), width: 12, sortKeys: ["end"]),
    RecordColumn("changed", "Changed", .updated, width: 15, sortKeys: ["lastchanged"]),
    RecordColumn("about", "About", .subtitle, width: 22, isUsual: false),
    RecordColumn("start", "Start", .field("Start"), width: 12, isUsual: false, sortKeys: ["start"]),
    RecordColumn("created", "Created", .field("Created"), width: 15, isUsual: false, sortKeys: ["created"]),
  ]
}
