/// The name of an account in the config file, such as `work`.
public struct AccountID: Sendable, Hashable, Codable, RawRepresentable {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public init(_ name: String) { rawValue = name }
}

/// What a record is. A service has some of these kinds and names them its own way (`RecordKindInfo`).
public enum RecordKind: String, Sendable, Hashable, Codable, CaseIterable {
  case lead, contact, deal, person, company, project
}

/// A record within one account.
public struct RecordID: Sendable, Hashable, Codable {
  public let kind: RecordKind
  /// The service's own id; opaque.
  public let id: String

  public init(_ kind: RecordKind, _ id: String) {
    self.kind = kind
    self.id = id
  }
}

/// A record of one of the user's accounts.
public struct RecordRef: Sendable, Hashable, Codable {
  public let account: AccountID
  public let record: RecordID

  public init(_ account: AccountID, _ record: RecordID) {
    self.account = account
    self.record = record
  }
}

/// One record as a service gave it, with what a list row shows read out of it.
public struct Record: Sendable, Hashable {
  public let id: RecordID
  /// The name it goes by; never empty (the service target falls back to an address or the id).
  public var title: String
  /// What tells it from namesakes: a company, a job title, the lead of a contact.
  public var subtitle: String?
  /// Stage or status, as the account labels it.
  public var status: String?
  /// A deal's value, as the service formats it.
  public var value: String?
  public var created: Instant?
  public var updated: Instant?
  /// True while only a list's fields were fetched; the whole record replaces it when it is opened.
  public var isPartial: Bool
  /// The record as the service sent it, fields unknown to us included.
  public var original: JSON

  public init(
    id: RecordID, title: String, subtitle: String? = nil, status: String? = nil, value: String? = nil,
    created: Instant? = nil, updated: Instant? = nil, isPartial: Bool = false, original: JSON
  ) {
    self.id = id
    self.title = title
    self.subtitle = subtitle
    self.status = status
    self.value = value
    self.created = created
    self.updated = updated
    self.isPartial = isPartial
    self.original = original
  }
}
