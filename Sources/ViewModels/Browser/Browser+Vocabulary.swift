import CRM

extension Browser {
  mutating func vocabularyLoaded(_ id: AccountID, _ vocabulary: Vocabulary) -> [Effect] {
    update(id) { $0.vocabulary = vocabulary }
    return []
  }

  mutating func vocabularyFetched(_ id: AccountID, _ fetched: Fetched<Vocabulary>) -> [Effect] {
    inFlight.remove(.vocabulary(id))
    switch fetched {
    case .success(let vocabulary):
      succeeded(id, .vocabulary(id))
      update(id) { $0.vocabulary = vocabulary }
      // Names of fields and people may have arrived that the detail shows as ids.
      return detail.ref.map { [.loadDetail($0)] } ?? []
    case .failure(let problem):
      report(problem, of: .fetch(.vocabulary(id)))
      return []
    case .cancelled: return []
    }
  }
}
