import CRM
public import MirrorStore

/// The stretch of a list that is in memory: a list of a million rows costs as much as one of a thousand.
public struct RowWindow: Sendable, Hashable {
  /// Rows kept on either side of what is looked at.
  static let margin = 200

  /// Index in the list of the first row held.
  public private(set) var start = 0
  public private(set) var rows: [RecordRow] = []

  public init() {}

  /// `rows` from index `start` of the list on.
  public init(start: Int, rows: [RecordRow]) {
    self.start = start
    self.rows = rows
  }

  /// The row at `index` of the list; nil while it is not in memory.
  public subscript(index: Int) -> RecordRow? {
    rows.indices.contains(index - start) ? rows[index - start] : nil
  }

  /// The places in the list of the rows in memory.
  var places: Range<Int> { start..<start + rows.count }

  /// Where the record is in the list; nil when it is not in memory.
  func index(of record: RecordID) -> Int? {
    rows.firstIndex { $0.id == record }.map { start + $0 }
  }

  /// The stretch to load so that the rows `visible` of a list of `count` are in memory with some to spare;
  /// nil when they are.
  func missing(for visible: Range<Int>, count: Int) -> Range<Int>? {
    let wanted = visible.clamped(to: 0..<max(0, count))
    guard !wanted.isEmpty, !(start <= wanted.lowerBound && wanted.upperBound <= start + rows.count) else { return nil }
    return Self.stretch(around: wanted, count: count)
  }

  /// `visible` and `margin` rows on either side, within the list.
  static func stretch(around visible: Range<Int>, count: Int) -> Range<Int> {
    let lower = max(0, min(visible.lowerBound - margin, count))
    return lower..<max(lower, min(visible.upperBound + margin, count))
  }
}
