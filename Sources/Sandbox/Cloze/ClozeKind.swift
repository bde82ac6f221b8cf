/// The three kinds of records Cloze has.
enum ClozeKind: String, Sendable, Hashable, CaseIterable {
  /// Also the name of the path and of the array in replies.
  case people, companies, projects

  /// The member that holds a single record: `person`.
  var singular: String {
    switch self {
    case .people: "person"
    case .companies: "company"
    case .projects: "project"
    }
  }
}

/// A record by kind and number: derived ones from 0, those created through the API after them.
struct ClozeRef: Sendable, Hashable {
  let kind: ClozeKind
  let slot: Int

  init(_ kind: ClozeKind, _ slot: Int) {
    self.kind = kind
    self.slot = slot
  }
}
