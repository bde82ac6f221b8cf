import CRM
import Strings

extension ServiceCapabilities {
  static let cloze = ServiceCapabilities(
    name: "Cloze",
    kinds: [
      RecordKindInfo(
        .person, singular: Strings.ClozeKinds.person, plural: Strings.ClozeKinds.people,
        sorts: [
          .lastChanged, .lastTalked, .bestRelationship, .wentQuiet, .firstMet, .firstName, .lastName, .dueNext,
          .duePast, .nextStep, .assigned,
        ], columns: RecordColumn.clozePerson, nameSortKeys: ["first"]),
      RecordKindInfo(
        .company, singular: Strings.ClozeKinds.company, plural: Strings.ClozeKinds.companies,
        sorts: [
          .lastChanged, .lastTalked, .bestRelationship, .wentQuiet, .firstMet, .name, .dueNext, .duePast, .nextStep,
          .assigned,
        ], columns: RecordColumn.clozeCompany, nameSortKeys: ["name"]),
      RecordKindInfo(
        .project, singular: Strings.ClozeKinds.project, plural: Strings.ClozeKinds.projects,
        sorts: [
          .lastChanged, .name, .value, .created, .start, .end, .lastTalked, .wentQuiet, .dueNext, .duePast, .nextStep,
          .assigned,
        ], columns: RecordColumn.clozeProject, nameSortKeys: ["name"]),
    ])
}

/// The orders of `find`, each in the direction people expect of it [cloze-api.md, 3]. `distance` is not among them:
/// no call takes the place to measure from. Those by to-dos list only records that have some [cloze-api.md, 11].
extension SortOrder {
  fileprivate static let lastChanged = SortOrder(
    "lastchanged", label: Strings.ClozeFields.lastChanged, isDescending: true)
  fileprivate static let lastTalked = SortOrder("lasttalked", label: Strings.ClozeSorts.lastTalked, isDescending: true)
  fileprivate static let bestRelationship = SortOrder(
    "bestrelationship", label: Strings.ClozeSorts.bestRelationship, isDescending: true)
  fileprivate static let wentQuiet = SortOrder("wentquiet", label: Strings.ClozeSorts.wentQuiet, isDescending: true)
  fileprivate static let firstMet = SortOrder("firstmet", label: Strings.ClozeSorts.firstMet, isDescending: true)
  fileprivate static let firstName = SortOrder("first", label: Strings.ClozeFields.firstName, isDescending: false)
  fileprivate static let lastName = SortOrder("last", label: Strings.ClozeFields.lastName, isDescending: false)
  fileprivate static let name = SortOrder("name", label: Strings.RecordFields.name, isDescending: false)
  fileprivate static let dueNext = SortOrder("duenext", label: Strings.ClozeSorts.dueNext, isDescending: false)
  fileprivate static let duePast = SortOrder("duepast", label: Strings.ClozeSorts.duePast, isDescending: false)
  fileprivate static let nextStep = SortOrder("nextstep", label: Strings.RecordFields.nextStep, isDescending: false)
  fileprivate static let assigned = SortOrder("assigned", label: Strings.ClozeSorts.assigned, isDescending: false)
  fileprivate static let value = SortOrder("value", label: Strings.RecordFields.value, isDescending: true)
  fileprivate static let created = SortOrder("created", label: Strings.RecordFields.created, isDescending: true)
  fileprivate static let start = SortOrder("start", label: Strings.ClozeSorts.start, isDescending: true)
  fileprivate static let end = SortOrder("end", label: Strings.ClozeSorts.end, isDescending: true)
}
