public import CRM
public import ServiceTransport

/// One Cloze account.
///
/// Cloze documents little and ignores parameters it does not know, so that a misspelt one answers with the whole book
/// [cloze-api.md, 3]: paths and parameter names stand in `Endpoint` and `Parameter` and nowhere else.
public struct ClozeService: CRMService {
  public static let defaultURL = "https://api.cloze.com"

  /// No more than three calls at once: Cloze states no rate limit, and this is what it was seen to bear
  /// [cloze-api.md, 2.4 and 12].
  public static let limits = TransportLimits(concurrency: ClozeCalls.concurrency)

  let calls: ClozeCalls
  let lookups = LookupSpellings()

  /// `transport` carries bearer credentials [cloze-api.md, 1]; `user` is the account's e-mail address, which only
  /// some accounts have to send along.
  public init(transport: ServiceTransport, user: String? = nil) {
    calls = ClozeCalls(transport: transport, user: user.flatMap { $0.isEmpty ? nil : $0 })
  }

  /// What every Cloze account offers.
  public static let capabilities = ServiceCapabilities.cloze

  public var capabilities: ServiceCapabilities { Self.capabilities }

  public func verify() async throws -> Identity {
    try Identity(profile: await calls.get(Endpoint.profile))
  }

  public func vocabulary() async throws -> Vocabulary {
    let replies = try await concurrently(VocabularyPart.all, limit: ClozeCalls.concurrency) {
      part throws(ServiceError) in
      try await calls.vocabularyPart(part)
    }
    return try Vocabulary(replies: Dictionary(zip(VocabularyPart.all, replies)) { first, _ in first })
  }

  public func page(of question: Question, next: String?, vocabulary: Vocabulary) async throws -> RecordPage {
    let find = try FindCall(question: question, next: next, vocabulary: vocabulary)
    guard !find.isHopeless else { return RecordPage(records: [], next: nil) }
    let reply = try await calls.get(Endpoint.find(find.relation), find.query)
    return try find.page(from: reply, vocabulary: vocabulary, now: .now())
  }

  public func searchLimitation(of question: Question, vocabulary: Vocabulary) -> String? {
    Self.searchLimitation(of: question, vocabulary: vocabulary)
  }

  /// What Cloze cannot be asked for; the same for every account with these words.
  public static func searchLimitation(of question: Question, vocabulary: Vocabulary) -> String? {
    let unasked = FindSearch(question, vocabulary: vocabulary).unasked
    return unasked.isEmpty ? nil : SearchFilter.cannotBeAsked(unasked, of: capabilities.name)
  }

  /// The record keeps the id it was asked for by, though its own key may have changed since by a merge
  /// [cloze-api.md, 3.2].
  public func record(_ id: RecordID, vocabulary: Vocabulary) async throws -> Record {
    let relation = try Relation(serving: id.kind)
    guard RecordKey.isUsable(id.id) else { throw ServiceError.withoutKey(relation) }
    let reply = try await lookups.query.lookUp { spelling throws(ServiceError) in
      try await calls.get(Endpoint.get(relation), relation.lookup(spelling, id.id))
    }
    guard let found = reply[relation.singular], found.object?.isEmpty == false else {
      throw ServiceError.noSuch(relation)
    }
    return Record(id: id, relation: relation, original: found, vocabulary: vocabulary)
  }

  public func timeline(of id: RecordID, next: String?, vocabulary: Vocabulary) async throws -> TimelinePage {
    let relation = try Relation(serving: id.kind)
    guard RecordKey.isUsable(id.id) else { throw ServiceError.withoutKey(relation) }
    let reader = TimelineReader(calls: calls, lookups: lookups, vocabulary: vocabulary)
    return try await reader.page(of: relation, id: id.id, next: next)
  }

  public func fullBody(of item: TimelineItem) async throws -> String? {
    try await calls.fullBody(of: item)
  }

  public func detail(of record: Record, vocabulary: Vocabulary) -> RecordDetail {
    Self.detail(of: record, vocabulary: vocabulary)
  }

  /// Everything a record holds, grouped for reading; the same for every Cloze account.
  public static func detail(of record: Record, vocabulary: Vocabulary) -> RecordDetail {
    guard let relation = Relation(kind: record.id.kind) else { return RecordDetail(groups: []) }
    return RecordDetail(of: record.original, relation: relation, vocabulary: vocabulary)
  }

  public func shutdown() async {
    await calls.transport.shutdown()
  }
}
