public import CRM

extension ClozeService: CRMPulling {
  /// People, companies and projects have a feed each [cloze-api.md, 5].
  public static let pullKinds = [PullKind(.person), PullKind(.company), PullKind(.project)]

  public var pullKinds: [PullKind] { Self.pullKinds }

  /// The position is the feed's cursor, and so is the cursor for changes: one feed brings both.
  public func pullPage(of kind: RecordKind, at position: String?, vocabulary: Vocabulary) async throws -> PullPage {
    let batch = try await Feed(calls: calls, relation: try Relation(serving: kind)).batch(after: position)
    return PullPage(
      records: batch.records(vocabulary), next: batch.isLast ? .changes(batch.cursor) : .page(batch.cursor),
      total: position == nil ? batch.available : nil)
  }

  public func changes(of kind: RecordKind, since cursor: String, vocabulary: Vocabulary) async throws -> PullChanges {
    let feed = Feed(calls: calls, relation: try Relation(serving: kind))
    let batch: Feed.Batch
    do throws(ServiceError) {
      batch = try await feed.batch(after: cursor)
    } catch {
      // How long a cursor lives is not known.
      guard error.reason == .rejected else { throw error }
      return .tooOld
    }
    var page = ChangePage(
      records: batch.records(vocabulary), news: batch.news(vocabulary), next: batch.cursor, hasMore: !batch.isLast)
    if batch.isLast {
      page.deletions = try await feed.count().map { .counted($0) } ?? .untold
      page.requests += 1
    }
    return .page(page)
  }

  public func keyPage(of kind: RecordKind, at position: String?) async throws -> KeyPage {
    let batch = try await Feed(calls: calls, relation: try Relation(serving: kind)).keys(after: position)
    let ids = batch.items.compactMap { RecordKey.lookup(in: $0.record) }
    return KeyPage(
      ids: ids, next: batch.isLast ? nil : batch.cursor, isUsable: ids.count == batch.items.count)
  }
}
