import CRM
import Strings

/// What lists of Cloze records can show; fields by the labels that the detail gives them.
extension RecordColumn {
  static let clozePerson = [
    RecordColumn("stage", Strings.ClozeFields.stage, .status, width: 13),
    RecordColumn("about", Strings.ClozeFields.about, .subtitle, width: 22),
    RecordColumn("last-contact", Strings.RecordFields.lastContact, .lastContact, width: 15, sortKeys: ["lasttalked"]),
    RecordColumn("next-step", Strings.RecordFields.nextStep, .nextStep, width: 28, sortKeys: ["duenext", "nextstep"]),
    RecordColumn(
      "assigned", Strings.ClozeFields.assignedTo, .field(Strings.ClozeFields.assignedTo), width: 16,
      sortKeys: ["assigned"]),
    RecordColumn("phone", Strings.RecordFields.phone, .field(Strings.RecordFields.phone), width: 17),
    RecordColumn("changed", Strings.ClozeFields.changed, .updated, width: 15, sortKeys: ["lastchanged"]),
    RecordColumn("email", Strings.RecordFields.email, .field(Strings.RecordFields.email), width: 28, isUsual: false),
    RecordColumn(
      "segment", Strings.ClozeFields.segment, .field(Strings.ClozeFields.segment), width: 14, isUsual: false),
    RecordColumn(
      "keywords", Strings.ClozeFields.keywords, .field(Strings.ClozeFields.keywords), width: 20, isUsual: false),
    RecordColumn(
      "location", Strings.ClozeFields.location, .field(Strings.ClozeFields.location), width: 18, isUsual: false),
    RecordColumn(
      "first-met", Strings.ClozeFields.firstSeen, .created, width: 15, isUsual: false, sortKeys: ["firstmet"]),
  ]

  static let clozeCompany = [
    RecordColumn("stage", Strings.ClozeFields.stage, .status, width: 13),
    RecordColumn("segment", Strings.ClozeFields.segment, .field(Strings.ClozeFields.segment), width: 14),
    RecordColumn("last-contact", Strings.RecordFields.lastContact, .lastContact, width: 15, sortKeys: ["lasttalked"]),
    RecordColumn("next-step", Strings.RecordFields.nextStep, .nextStep, width: 28, sortKeys: ["duenext", "nextstep"]),
    RecordColumn(
      "assigned", Strings.ClozeFields.assignedTo, .field(Strings.ClozeFields.assignedTo), width: 16,
      sortKeys: ["assigned"]),
    RecordColumn("domains", Strings.ClozeFields.domains, .field(Strings.ClozeFields.domains), width: 22),
    RecordColumn("changed", Strings.ClozeFields.changed, .updated, width: 15, sortKeys: ["lastchanged"]),
    RecordColumn(
      "industry", Strings.ClozeFields.industry, .field(Strings.ClozeFields.industry), width: 18, isUsual: false),
    RecordColumn("phone", Strings.RecordFields.phone, .field(Strings.RecordFields.phone), width: 17, isUsual: false),
    RecordColumn(
      "first-met", Strings.ClozeFields.firstSeen, .created, width: 15, isUsual: false, sortKeys: ["firstmet"]),
  ]

  static let clozeProject = [
    RecordColumn("stage", Strings.ClozeFields.stage, .status, width: 13),
    RecordColumn("value", Strings.RecordFields.value, .value, width: 14, sortKeys: ["value"]),
    RecordColumn("last-contact", Strings.RecordFields.lastContact, .lastContact, width: 15, sortKeys: ["lasttalked"]),
    RecordColumn("next-step", Strings.RecordFields.nextStep, .nextStep, width: 28, sortKeys: ["duenext", "nextstep"]),
    RecordColumn(
      "assigned", Strings.ClozeFields.assignedTo, .field(Strings.ClozeFields.assignedTo), width: 16,
      sortKeys: ["assigned"]),
    RecordColumn("end", Strings.ClozeFields.end, .field(Strings.ClozeFields.end), width: 12, sortKeys: ["end"]),
    RecordColumn("changed", Strings.ClozeFields.changed, .updated, width: 15, sortKeys: ["lastchanged"]),
    RecordColumn("about", Strings.ClozeFields.about, .subtitle, width: 22, isUsual: false),
    RecordColumn(
      "start", Strings.ClozeFields.start, .field(Strings.ClozeFields.start), width: 12, isUsual: false,
      sortKeys: ["start"]),
    RecordColumn(
      "created", Strings.RecordFields.created, .field(Strings.RecordFields.created), width: 15, isUsual: false,
      sortKeys: ["created"]),
  ]
}
