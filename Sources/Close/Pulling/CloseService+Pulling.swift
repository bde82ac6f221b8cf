public import CRM
import Strings

extension CloseService: CRMPulling {
  /// Leads bring their contacts and opportunities along, so that each takes no request of its own.
  public static let pullKinds = [PullKind(.lead, alongside: [.contact, .deal])]

  public var pullKinds: [PullKind] { Self.pullKinds }

  public func pullPage(of kind: RecordKind, at position: String?, vocabulary: Vocabulary) async throws -> PullPage {
    try Self.checkPulled(kind)
    guard let position else {
      let log = EventLog(wire: wire, now: now)
      return try await LeadPull(wire: wire, vocabulary: vocabulary)
        .page(at: LeadPosition(by: .created, since: try await log.newest()))
    }
    guard let position = LeadPosition(token: position), position.order == .created else { throw ServiceError.lostPlace }
    return try await LeadPull(wire: wire, vocabulary: vocabulary).page(at: position)
  }

  public func changes(of kind: RecordKind, since cursor: String, vocabulary: Vocabulary) async throws -> PullChanges {
    try Self.checkPulled(kind)
    return try await LeadChanges(
      wire: wire, log: EventLog(wire: wire, now: now), pull: LeadPull(wire: wire, vocabulary: vocabulary)
    ).changes(since: cursor)
  }

  public func keyPage(of kind: RecordKind, at position: String?) async throws -> KeyPage {
    do throws(ServiceError) {
      return try await KeyList(wire: wire, kind: kind).page(at: position)
    } catch {
      // Not every kind can be searched for. [close-api.md, 15]
      guard error.reason == .rejected, position == nil, kind != .lead else { throw error }
      return KeyPage(ids: [], next: nil, isUsable: false)
    }
  }

  public func parts(of record: Record) -> [RecordID] { Self.parts(of: record) }

  /// The contacts and opportunities of a lead; the same for every Close account.
  public static func parts(of record: Record) -> [RecordID] {
    guard record.id.kind == .lead else { return [] }
    func ids(_ member: String, _ kind: RecordKind) -> [RecordID] {
      (record.original[member]?.elements ?? []).compactMap { $0["id"]?.filled.map { RecordID(kind, $0) } }
    }
    return ids("contacts", .contact) + ids("opportunities", .deal)
  }

  private static func checkPulled(_ kind: RecordKind) throws(ServiceError) {
    guard kind == .lead else { throw ServiceError(.unsupported, Strings.CloseProblems.bringsOnlyLeads) }
  }
}
