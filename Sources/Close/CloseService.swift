public import CRM
public import ServiceTransport
import Strings

/// A Close account. [close-api.md]
public struct CloseService: CRMService {
  /// Where Close answers unless the account says otherwise. [close-api.md, 2]
  public static let defaultURL = "https://api.close.com/api/v1"

  let wire: CloseWire
  let now: @Sendable () -> Instant
  let activityTypes = ActivityTypeCache()

  /// `localTime` and `now` set the day boundaries of relative dates in searches. The service owns the transport from
  /// here on and ends it with `shutdown()`.
  public init(
    transport: ServiceTransport, localTime: LocalTime = .system,
    now: @escaping @Sendable () -> Instant = { Instant.now() }
  ) {
    self.now = now
    wire = CloseWire(transport: transport) { localTime.offset(at: now()) }
  }

  /// What every Close account offers.
  public static let capabilities = ServiceCapabilities.close

  public var capabilities: ServiceCapabilities { Self.capabilities }

  public func verify() async throws -> Identity {
    let me = try await wire.get("me/")
    guard let identity = Identity(me: me) else {
      throw ServiceError(.malformedAnswer, Strings.CloseProblems.nobodysKey)
    }
    return identity
  }

  public func vocabulary() async throws -> Vocabulary {
    try await VocabularyLoader(wire: wire).load()
  }

  public func page(of question: Question, next: String?, vocabulary: Vocabulary) async throws -> RecordPage {
    try await ListRunner(wire: wire, vocabulary: vocabulary, now: now()).page(of: question, next: next)
  }

  public func searchLimitation(of question: Question, vocabulary: Vocabulary) -> String? {
    Self.searchLimitation(of: question, vocabulary: vocabulary)
  }

  /// What Close cannot be asked for; the same for every account with these words.
  public static func searchLimitation(of question: Question, vocabulary: Vocabulary) -> String? {
    let unasked = ListSearch(question, vocabulary: vocabulary, now: .now()).unasked
    return unasked.isEmpty ? nil : SearchFilter.cannotBeAsked(unasked, of: capabilities.name)
  }

  public func record(_ id: RecordID, vocabulary: Vocabulary) async throws -> Record {
    let json = try await wire.get(try CloseWire.path(of: id))
    guard let record = Record(close: json, kind: id.kind, isPartial: false) else {
      throw ServiceError(.malformedAnswer, Strings.CloseProblems.recordWithoutID)
    }
    return record
  }

  public func timeline(of id: RecordID, next: String?, vocabulary: Vocabulary) async throws -> TimelinePage {
    try await TimelineLoader(wire: wire, vocabulary: vocabulary, types: activityTypes).page(of: id, next: next)
  }

  public func timelineStandIn(for record: Record) -> TimelineStandIn? { Self.timelineStandIn(for: record) }

  /// Close keeps timelines by lead: a contact's is part of its lead's, an opportunity's is the same. [close-api.md, 10]
  public static func timelineStandIn(for record: Record) -> TimelineStandIn? {
    guard record.id.kind == .contact || record.id.kind == .deal, let lead = record.original["lead_id"]?.filled else {
      return nil
    }
    return TimelineStandIn(
      RecordID(.lead, lead),
      limitation: record.id.kind == .contact ? Strings.CloseProblems.wholeLead : nil)
  }

  public func detail(of record: Record, vocabulary: Vocabulary) -> RecordDetail {
    Self.detail(of: record, vocabulary: vocabulary)
  }

  /// Everything a record holds, grouped for reading; the same for every Close account.
  public static func detail(of record: Record, vocabulary: Vocabulary) -> RecordDetail {
    DetailBuilder(record: record, vocabulary: vocabulary).detail()
  }

  public func shutdown() async {
    await wire.transport.shutdown()
  }
}
