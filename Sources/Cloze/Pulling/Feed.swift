import CRM
import ServiceTransport
import Strings

/// The feed of a relation: everything once, then what changes, oldest change first [cloze-api.md, 5].
struct Feed {
  let calls: ClozeCalls
  let relation: Relation

  /// Records of one answer: large enough that the time of a request does not count, small enough to hold in memory.
  private static let pageSize = 500
  private static let keyPageSize = 1000

  /// A stretch of the feed.
  struct Batch {
    let relation: Relation
    let items: [FeedItem]
    let cursor: String
    /// How many there were to have, with this batch.
    let available: Int?
    let size: Int

    var isLast: Bool { items.isEmpty || items.count >= available ?? (items.count < size ? 0 : .max) }

    /// The feed's records are whole.
    func records(_ vocabulary: Vocabulary) -> [Record] {
      items.compactMap { item in
        guard let id = item.id(relation) else { return nil }
        return Record(id: id, relation: relation, original: item.record, vocabulary: vocabulary)
      }
    }

    /// What the changes were, and that there may be more in the timelines of what has changed.
    func news(_ vocabulary: Vocabulary) -> [TimelineNews] {
      items.compactMap { item in
        item.id(relation).map { id in
          TimelineNews(id, item: item.timelineItem(Labels(vocabulary: vocabulary, kind: relation.kind), of: id))
        }
      }
    }
  }

  /// The batch that follows `cursor`; without one, the first of all.
  func batch(after cursor: String?) async throws(ServiceError) -> Batch {
    try await batch(
      after: cursor,
      first: [Parameter.pageSize(String(Self.pageSize)), Parameter.auditedChanges("true")], size: Self.pageSize)
  }

  /// The same with nothing but the keys.
  func keys(after cursor: String?) async throws(ServiceError) -> Batch {
    let keysOnly = Parameter.keysOnly("true")
    return try await batch(
      after: cursor, first: [Parameter.pageSize(String(Self.keyPageSize)), keysOnly], always: [keysOnly],
      size: Self.keyPageSize)
  }

  /// How many records there are; nil when Cloze does not say.
  func count() async throws(ServiceError) -> Int? {
    try await calls.get(Endpoint.find(relation), [Parameter.countOnly("true")])["availablecount"]?.whole
  }

  /// The cursor holds the filters of the first call. `keysonly` is named again all the same: the contract lists it
  /// without saying to which calls it belongs [cloze-api.md, 3].
  private func batch(
    after cursor: String?, first: [ServiceRequest.Pair], always: [ServiceRequest.Pair] = [], size: Int
  ) async throws(ServiceError) -> Batch {
    let query = cursor.map { [Parameter.cursor($0)] + always } ?? first
    let reply = try await calls.get(Endpoint.feed(relation), query)
    let audited = reply["results"]
    let member = audited ?? reply[relation.plural] ?? .null
    guard let items = member.isNull ? [] : member.array, let next = reply["cursor"]?.word else {
      throw ServiceError(.malformedAnswer, Strings.ClozeAnswers.brokenFeed(relation.plural))
    }
    return Batch(
      relation: relation,
      items: items.map { audited == nil ? FeedItem(record: $0) : FeedItem(audited: $0, relation) }, cursor: next,
      available: reply["availablecount"]?.whole, size: size)
  }
}
