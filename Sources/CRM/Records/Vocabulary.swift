/// The words of one account: its stages, people, fields and saved views.
public struct Vocabulary: Sendable, Hashable, Codable {
  public var identity: Identity?
  /// Stages or statuses by the kind of record they apply to, in the account's order.
  public var stages: [RecordKind: [Choice]]
  /// Segments by kind (Cloze).
  public var segments: [RecordKind: [Choice]]
  public var users: [Choice]
  public var fields: [CustomField]
  public var views: [SavedView]
  /// What a call can come to, in the account's own words; empty where it has none.
  public var outcomes: [Choice]

  public init(
    identity: Identity? = nil, stages: [RecordKind: [Choice]] = [:], segments: [RecordKind: [Choice]] = [:],
    users: [Choice] = [], fields: [CustomField] = [], views: [SavedView] = [], outcomes: [Choice] = []
  ) {
    self.identity = identity
    self.stages = stages
    self.segments = segments
    self.users = users
    self.fields = fields
    self.views = views
    self.outcomes = outcomes
  }

  /// Takes what was stored before there were outcomes.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    identity = try container.decodeIfPresent(Identity.self, forKey: .identity)
    stages = try container.decode([RecordKind: [Choice]].self, forKey: .stages)
    segments = try container.decode([RecordKind: [Choice]].self, forKey: .segments)
    users = try container.decode([Choice].self, forKey: .users)
    fields = try container.decode([CustomField].self, forKey: .fields)
    views = try container.decode([SavedView].self, forKey: .views)
    outcomes = try container.decodeIfPresent([Choice].self, forKey: .outcomes) ?? []
  }
}

/// Who the account's credentials act as.
public struct Identity: Sendable, Hashable, Codable {
  public var id: String
  public var name: String
  public var email: String?
  public var organization: String?

  public init(id: String, name: String, email: String? = nil, organization: String? = nil) {
    self.id = id
    self.name = name
    self.email = email
    self.organization = organization
  }
}

/// A value the account allows, and what it is called there: send the key, show the label.
public struct Choice: Sendable, Hashable, Codable {
  public var key: String
  public var label: String

  public init(_ key: String, _ label: String) {
    self.key = key
    self.label = label
  }
}

/// A field that the account added to a kind of record.
public struct CustomField: Sendable, Hashable, Codable {
  public var id: String
  public var name: String
  /// The service's type name, such as `text`, `date` or `choices`.
  public var type: String
  public var kinds: [RecordKind]
  public var choices: [Choice]

  public init(id: String, name: String, type: String, kinds: [RecordKind], choices: [Choice] = []) {
    self.id = id
    self.name = name
    self.type = type
    self.kinds = kinds
    self.choices = choices
  }
}

/// A search that the account saved on the service.
public struct SavedView: Sendable, Hashable, Codable, Identifiable {
  public var id: String
  public var name: String
  public var kind: RecordKind
  /// Why the service cannot run it through its API; nil when it can.
  public var unavailable: String?

  public init(id: String, name: String, kind: RecordKind, unavailable: String? = nil) {
    self.id = id
    self.name = name
    self.kind = kind
    self.unavailable = unavailable
  }
}
