import CRM
import Strings

/// What Cloze calls a relation: a kind of record, with the words its paths and bodies use for it.
enum Relation: Sendable, Hashable, CaseIterable {
  case person, company, project

  init?(kind: RecordKind) {
    switch kind {
    case .person: self = .person
    case .company: self = .company
    case .project: self = .project
    case .lead, .contact, .deal: return nil
    }
  }

  /// Throws `.unsupported` for kinds that Cloze does not have.
  init(serving kind: RecordKind) throws(ServiceError) {
    guard let relation = Relation(kind: kind) else {
      throw ServiceError(.unsupported, Strings.ClozeAnswers.noKind(kind.rawValue))
    }
    self = relation
  }

  var kind: RecordKind {
    switch self {
    case .person: .person
    case .company: .company
    case .project: .project
    }
  }

  /// The member of a `get` reply, and the value of `relationtype`.
  var singular: String {
    switch self {
    case .person: "person"
    case .company: "company"
    case .project: "project"
    }
  }

  /// The segment of paths, and the member of a `find` reply.
  var plural: String {
    switch self {
    case .person: "people"
    case .company: "companies"
    case .project: "projects"
    }
  }
}

extension ServiceError {
  static func noSuch(_ relation: Relation) -> ServiceError {
    ServiceError(
      .notFound, Strings.ClozeAnswers.noSuch(relation.singular),
      advice: Strings.ServiceAnswers.mayBeDeleted)
  }

  static func withoutKey(_ relation: Relation) -> ServiceError {
    ServiceError(.unsupported, Strings.ClozeAnswers.withoutKey(relation.singular))
  }
}
