/// What a service can take for one kind of entry about one record, and what is known already.
public struct EntryForm: Sendable, Hashable {
  public let kind: EntryKind
  /// What the form does: `Log a call`.
  public let label: String
  /// In tab order, the most used first.
  public let fields: [EntryFieldInfo]

  public init(_ kind: EntryKind, label: String, fields: [EntryFieldInfo]) {
    self.kind = kind
    self.label = label
    self.fields = fields
  }

  public subscript(_ field: EntryField) -> EntryFieldInfo? { fields.first { $0.field == field } }
}

/// One field of a form.
public struct EntryFieldInfo: Sendable, Hashable {
  public let field: EntryField
  /// The service's or the account's word for it.
  public let label: String
  public let type: EntryFieldType
  public let isRequired: Bool
  /// What the field holds before anything is typed.
  public let initial: EntryValue?
  /// Most bytes of UTF-8 the service takes; nil for no known limit.
  public let maximumBytes: Int?

  public init(
    _ field: EntryField, _ label: String, _ type: EntryFieldType, isRequired: Bool = false,
    initial: EntryValue? = nil, maximumBytes: Int? = nil
  ) {
    self.field = field
    self.label = label
    self.type = type
    self.isRequired = isRequired
    self.initial = initial
    self.maximumBytes = maximumBytes
  }
}

/// How a field is typed and checked.
public enum EntryFieldType: Sendable, Hashable {
  /// One line of text.
  case line
  /// Text of any number of lines.
  case multiline
  /// One of these; the label is typed, the key is kept.
  case choice([Choice])
  /// Any of these, or what is typed where `acceptsOthers`; separated by commas.
  case list([Choice], acceptsOthers: Bool)
  /// A day, or a day and a time, in the user's words. Empty means someday where the field is not required.
  case moment(mayBeFuture: Bool, mayBeDay: Bool)
  /// A length of time in the user's words.
  case duration
  /// A telephone number; those known are offered.
  case phone([Choice])
  case flag
}

/// A kind of entry in a menu.
public struct EntryKindInfo: Sendable, Hashable {
  public let kind: EntryKind
  /// What choosing it does: `Log a call`.
  public let label: String
  /// Why it cannot be written here; nil when it can.
  public let unavailable: String?

  /// `label` is for a service that means something of its own by the kind.
  public init(_ kind: EntryKind, _ label: String? = nil, unavailable: String? = nil) {
    self.kind = kind
    self.label = label ?? kind.menuLabel
    self.unavailable = unavailable
  }
}
