/// Everything a record has, grouped for reading from top to bottom.
public struct RecordDetail: Sendable, Hashable {
  public var groups: [FieldGroup]
  /// The address of its page at the service; untrusted, nil where the service has none.
  public var page: String?

  public init(groups: [FieldGroup], page: String? = nil) {
    self.groups = groups
    self.page = page
  }
}

/// Fields that belong together under a heading, such as `Contact` or `Custom fields`.
public struct FieldGroup: Sendable, Hashable {
  public var title: String
  public var fields: [Field]

  public init(_ title: String, _ fields: [Field]) {
    self.title = title
    self.fields = fields
  }
}

/// One line of a record: a label, a value, and where the value is a record of the same account, that record.
public struct Field: Sendable, Hashable {
  public var label: String
  public var value: FieldValue
  public var link: RecordID?

  public init(_ label: String, _ value: FieldValue, link: RecordID? = nil) {
    self.label = label
    self.value = value
    self.link = link
  }
}

/// A value by its type, so that moments follow the user's zone and links can be opened.
public enum FieldValue: Sendable, Hashable {
  case text(String)
  /// Text over several lines, wrapped and never cut.
  case longText(String)
  case email(String)
  case phone(String)
  case url(String)
  case moment(Instant)
  case date(CalendarDate)
  case flag(Bool)
  case list([String])
}
