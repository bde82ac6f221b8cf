public import CRM

/// How the user wants the list of a kind, or of one of its views, to look.
public struct ListStyle: Sendable, Hashable, Codable {
  /// A column that is shown, and the width it was given; nil for its usual one.
  public struct Column: Sendable, Hashable, Codable {
    public var id: String
    public var width: Int?

    public init(_ id: String, width: Int? = nil) {
      self.id = id
      self.width = width
    }
  }

  public var kind: RecordKind
  /// The view's id; nil for the list of all records.
  public var view: String?
  /// What is shown beside the name, in order; nil for the usual columns.
  public var columns: [Column]?
  /// The order last chosen; nil for none.
  public var sort: SortOrder?

  public init(kind: RecordKind, view: String? = nil, columns: [Column]? = nil, sort: SortOrder? = nil) {
    self.kind = kind
    self.view = view
    self.columns = columns
    self.sort = sort
  }
}

/// A column as it is shown now.
public struct ShownColumn: Sendable, Hashable {
  /// Columns of the screen that a column takes at least and at most.
  static let widths = 4...80

  public var column: RecordColumn
  public var width: Int
}

/// What a column shows of a record.
public enum ColumnValue: Sendable, Hashable {
  case field(FieldValue)
  /// A to-do, with when it is due.
  case todo(TimelineItem)
}

/// What columns show of records, as far as it was read from the mirror; list rows have the rest.
public struct ListCells: Sendable {
  /// Records kept. A list is gone through in stretches; far ones are read again.
  private static let limit = 2000

  public private(set) var values: [RecordID: [RecordColumn.ID: ColumnValue]] = [:]
  private var asked: Set<RecordID> = []
  private var columns: [RecordColumn] = []

  /// Those of `records` that have to be read for `columns`.
  mutating func missing(for columns: [RecordColumn], of records: [RecordID]) -> [RecordID] {
    if columns != self.columns {
      self.columns = columns
      asked = []
    }
    if values.count > Self.limit { forget() }
    return records.filter { !asked.contains($0) }
  }

  /// They are being read.
  mutating func ask(for records: [RecordID]) { asked.formUnion(records) }

  mutating func take(_ found: [RecordID: [RecordColumn.ID: ColumnValue]]) {
    values.merge(found) { _, new in new }
  }

  /// What was read may have changed; it is shown until it is read again.
  mutating func expire() { asked = [] }

  mutating func expire(_ record: RecordID) { asked.remove(record) }

  private mutating func forget() {
    values = [:]
    asked = []
  }
}
