import CRM
import GRDB

/// One of the two full-text indexes, for use within a transaction.
struct SearchIndex {
  enum Content: String {
    case record, item

    /// The table whose rows are indexed.
    var table: String { self == .record ? "record" : "timeline_item" }
  }

  /// How a row is indexed.
  struct Place: Equatable {
    var row: Int64
    var hash: Int64
  }

  let content: Content
  let database: Database

  /// Indexes row `number`, whose `terms` are known, and says where; takes what was there before out. `kind` is that of a
  /// record.
  ///
  /// `formerTerms` are made again of what was stored before. Should they not be those that were indexed, because another
  /// version made them, the former row stays behind as a dead one: the index itself must never be told wrong terms.
  func update(
    _ number: Int64, _ kind: RecordKind?, terms: String, at moment: Instant?, former: Place?,
    formerTerms: () throws -> String?
  ) throws {
    let place = SearchRowNumber.row(of: number, kind, at: moment).map { Place(row: $0, hash: Self.hash(terms)) }
    guard place != former else { return }
    if let former { try remove(former, terms: formerTerms()) }
    if let place {
      // A dead row may be where the new one goes: the same number, used again at the same time.
      try SearchWrites.insert(terms, as: place.row, of: content, in: database)
    }
    try database.run(point, [place?.row, place?.hash, number])
  }

  /// Takes a row out whose record or item is about to go.
  func remove(_ former: Place, terms: String?) throws {
    guard let terms, Self.hash(terms) == former.hash else { return }
    try SearchWrites.delete(former.row, terms, of: content, in: database)
  }

  private var point: String { "UPDATE \(content.table) SET search_row = ?, search_hash = ? WHERE id = ?" }

  /// FNV-1a.
  private static func hash(_ terms: String) -> Int64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in terms.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int64(bitPattern: hash)
  }
}

extension SearchIndex.Place {
  /// Nil when the columns are NULL.
  init?(row: Int64?, hash: Int64?) {
    guard let row, let hash else { return nil }
    self.init(row: row, hash: hash)
  }
}
