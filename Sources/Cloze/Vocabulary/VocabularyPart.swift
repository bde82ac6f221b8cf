import CRM

/// The calls that together give an account's words [cloze-api.md, 8].
enum VocabularyPart: Sendable, Hashable {
  case profile
  case peopleStages, projectStages
  case peopleSegments, projectSegments
  case steps
  case fields(Relation)
  case views
  case teamMembers

  static let all: [VocabularyPart] =
    [.profile, .peopleStages, .projectStages, .peopleSegments, .projectSegments, .steps]
    + Relation.allCases.map { .fields($0) } + [.views, .teamMembers]

  /// Whether an account may do without: not all versions and plans have them, and who is in no team gets an error for
  /// the team's members.
  fileprivate var isOptional: Bool {
    switch self {
    case .profile, .peopleStages, .projectStages: false
    case .peopleSegments, .projectSegments, .steps, .fields, .views, .teamMembers: true
    }
  }
}

extension ClozeCalls {
  /// The reply for `part`; no members when the account does without.
  func vocabularyPart(_ part: VocabularyPart) async throws(ServiceError) -> JSONObject {
    do throws(ServiceError) {
      return try await reply(for: part)
    } catch {
      switch error.reason {
      case .permission, .notFound, .rejected, .unsupported:
        guard part.isOptional else { throw error }
        return JSONObject()
      case .authentication, .rateLimited, .unreachable, .timeout, .serverFailure, .malformedAnswer, .cancelled:
        throw error
      }
    }
  }

  private func reply(for part: VocabularyPart) async throws(ServiceError) -> JSONObject {
    switch part {
    case .profile: try await get(Endpoint.profile)
    case .peopleStages: try await get(Endpoint.peopleStages)
    case .projectStages: try await get(Endpoint.projectStages)
    case .peopleSegments: try await get(Endpoint.peopleSegments)
    case .projectSegments: try await get(Endpoint.projectSegments)
    case .steps: try await get(Endpoint.steps)
    case .fields(let relation): try await get(Endpoint.fields, [Parameter.relationType(relation.singular)])
    case .views: try await get(Endpoint.views)
    case .teamMembers: try await get(Endpoint.teamMembers)
    }
  }
}
