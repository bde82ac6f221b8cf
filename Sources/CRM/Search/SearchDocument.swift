/// The texts of a record by what they are, from which it is found.
public struct SearchDocument: Sendable, Hashable {
  public struct Text: Sendable, Hashable {
    public var field: SearchField
    public var text: String

    public init(_ field: SearchField, _ text: String) {
      self.field = field
      self.text = text
    }
  }

  public var kind: RecordKind
  public var texts: [Text]
  /// Days on which open to-dos of the record are due.
  public var dueDays: [CalendarDate]

  public init(kind: RecordKind, texts: [Text], dueDays: [CalendarDate] = []) {
    self.kind = kind
    self.texts = texts
    self.dueDays = dueDays
  }

  /// What a record says, whatever the service: its row, and its JSON by the names and shapes of its members.
  public init(_ record: Record) {
    var reader = RecordTextReader()
    reader.add(.name, record.title)
    if let status = record.status { reader.add(.stage, status) }
    if let subtitle = record.subtitle { reader.addByShape(subtitle, otherwise: .title) }
    if let value = record.value { reader.add(.custom, value) }
    reader.read(record.original, kind: record.id.kind)
    self.init(kind: record.id.kind, texts: reader.texts, dueDays: reader.dueDays)
  }
}
