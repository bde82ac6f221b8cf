import CRM

extension ServiceCapabilities {
  static let cloze = ServiceCapabilities(
    name: "Cloze",
    kinds: [
      RecordKindInfo(
        .person, singular: "Person", plural: "People",
        sorts: [
          .lastChanged, .lastTalked, .bestRelationship, .wentQuiet, .firstMet, .firstName, .lastName, .dueNext,
          .duePast, .nextStep, .assigned,
        ], columns: RecordColumn.clozePerson, nameSortKeys: ["first"]),
      RecordKindInfo(
        .company, singular: "Company", plural: "Companies",
        sorts: [
          .lastChanged, .lastTalked, .bestRelationship, .wentQuiet, .firstMet, .name, .dueNext, .duePast, .nextStep,
          .assigned,
        ], columns: RecordColumn.clozeCompany, nameSortKeys: ["name"]),
      RecordKindInfo(
        .project, singular: "Project", plural: "Projects",
        sorts: [
          .lastChanged, .name, .value, .created, .start, .end, .lastTalked, .wentQuiet, .dueNext, .duePast, .nextStep,
          .assigned,
        ], columns: RecordColumn.clozeProject, nameSortKeys: ["name"]),
    ])
}

/// The orders of `find`, each in the direction people expect of it [cloze-api.md, 3]. `distance` is not among them:
/// no call takes the place to measure from. Those by to-dos list only records that have some [cloze-api.md, 11].
extension SortOrder {
  fileprivate static let lastChanged = SortOrder("lastchanged", label: "Last changed", isDescending: true)
  fileprivate static let lastTalked = SortOrder("lasttalked", label: "Last talked", isDescending: true)
  fileprivate static let bestRelationship = SortOrder(
    "bestrelationship", label: "Best relationship", isDescending: true)
  fileprivate static let wentQuiet = SortOrder("wentquiet", label: "Went quiet", isDescending: true)
  fileprivate static let firstMet = SortOrder("firstmet", label: "First met", isDescending: true)
  fileprivate static let firstName = SortOrder("first", label: "First name", isDescending: false)
  fileprivate static let lastName = SortOrder("last", label: "Last name", isDescending: false)
  fileprivate static let name = SortOrder("name", label: "Name", isDescending: false)
  fileprivate static let dueNext = SortOrder("duenext", label: "To-dos due next", isDescending: false)
  fileprivate static let duePast = SortOrder("duepast", label: "To-dos overdue", isDescending: false)
  fileprivate static let nextStep = SortOrder("nextstep", label: "Next step", isDescending: false)
  fileprivate static let assigned = SortOrder("assigned", label: "Assigned", isDescending: false)
  fileprivate static let value = SortOrder("value", label: "Value", isDescending: true)
  fileprivate static let created = SortOrder("created", label: "Created", isDescending: true)
  fileprivate static let start = SortOrder("start", label: "Start date", isDescending: true)
  fileprivate static let end = SortOrder("end", label: "End date", isDescending: true)
}
