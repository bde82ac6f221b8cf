/// Looks at records themselves whether filters hold for them: what a service cannot be asked for is applied to its
/// answer.
///
/// It judges as the mirror's index does, from the same terms. What the record does not say of itself, its timeline and
/// the to-dos beside it, cannot be judged so.
public struct FilterCheck: Sendable {
  private let filters: [SearchFilter]
  private let identity: Identity?
  private let now: Instant

  /// `identity` is whose records `owner:me` means.
  public init(_ filters: [SearchFilter], identity: Identity?, now: Instant) {
    self.filters = filters
    self.identity = identity
    self.now = now
  }

  public func holds(for record: Record) -> Bool {
    guard !filters.isEmpty else { return true }
    let terms = SearchIndexTerms(SearchDocument(record)).text.split(separator: " ")
    return filters.allSatisfy { holds($0, for: record, terms) }
  }

  private func holds(_ filter: SearchFilter, for record: Record, _ terms: [Substring]) -> Bool {
    func has(_ prefix: SearchTermPrefix, beginning values: [String]) -> Bool {
      values.contains { value in terms.contains { $0.hasPrefix(prefix.rawValue + value) } }
    }
    func has(_ prefix: SearchTermPrefix, _ value: String) -> Bool { terms.contains { $0 == prefix.rawValue + value } }
    switch filter {
    case .stage(let values): return has(.stage, beginning: values)
    case .segment(let values): return has(.segment, beginning: values)
    case .tag(let values): return has(.tag, beginning: values)
    case .owner(let values): return has(.owner, beginning: values)
    case .ownerIsMe:
      let names = identity.map { [$0.id, $0.name, $0.email ?? ""].map(SearchWords.joined) } ?? []
      return names.contains { !$0.isEmpty && has(.owner, $0) }
    case .has(let property): return terms.contains { $0 == SearchMark.has(property).term }
    case .updatedWithin(let seconds): return record.updated.map { now.seconds(since: $0) <= Double(seconds) } ?? false
    case .updatedBefore(let seconds): return record.updated.map { now.seconds(since: $0) > Double(seconds) } ?? false
    case .kind(let kinds): return kinds.contains(record.id.kind)
    case .isOverdue, .note: return false
    }
  }
}
