import CRM
import GRDB
import Synchronization

/// What a transaction changes in the index, kept until its end.
///
/// FTS5 gathers what is written and puts it away in one sorted piece; but whenever another statement opens a savepoint,
/// as every `INSERT … RETURNING` does, it puts away what it has at once. Written record by record, the index would fall
/// into pieces as small as that, which are then merged over and over. And terms are learnt cheaper together.
final class SearchWrites: Sendable {
  /// Those of the transaction that is under way.
  @TaskLocal static var current: SearchWrites?

  private struct Pending {
    var changes: [Change] = []
    var terms: Set<String> = []
    var bytes = 0
  }

  fileprivate struct Change {
    var isDeletion: Bool
    var content: SearchIndex.Content
    var row: Int64
    var terms: String
  }

  private let pending = Mutex(Pending())
  /// Bytes of terms that are kept. A page of records has about a tenth of it.
  private static let mostBytes = 4 << 20

  /// Runs `body` within a transaction, and then writes what it changed in the index.
  static func keeping<Value>(in database: Database, _ body: (Database) throws -> Value) throws -> Value {
    let writes = SearchWrites()
    let value = try $current.withValue(writes) { try body(database) }
    try writes.flush(to: database)
    return value
  }

  static func insert(_ terms: String, as row: Int64, of content: SearchIndex.Content, in database: Database) throws {
    try add(Change(isDeletion: false, content: content, row: row, terms: terms), to: database)
  }

  /// `terms` are exactly those that the row was inserted with.
  static func delete(_ row: Int64, _ terms: String, of content: SearchIndex.Content, in database: Database) throws {
    try add(Change(isDeletion: true, content: content, row: row, terms: terms), to: database)
  }

  static func learn(_ terms: [String], in database: Database) throws {
    guard let current else { return try TermTable(database: database).learn(Set(terms)) }
    current.pending.withLock { $0.terms.formUnion(terms) }
  }

  private static func add(_ change: Change, to database: Database) throws {
    guard let current else { return try change.write(to: database) }
    let isEnough = current.pending.withLock { pending in
      pending.changes.append(change)
      pending.bytes += change.terms.utf8.count
      return pending.bytes > mostBytes
    }
    if isEnough { try current.flush(to: database) }
  }

  private func flush(to database: Database) throws {
    let pending = pending.withLock { pending in
      defer { pending = Pending() }
      return pending
    }
    try TermTable(database: database).learn(pending.terms)
    // In the order of their rows: FTS5 puts away what it has gathered whenever the next row is not a later one. Changes of
    // the same row stay in the order in which they were made.
    let changes = pending.changes.enumerated().sorted { ($0.element.row, $0.offset) < ($1.element.row, $1.offset) }
    for change in changes { try change.element.write(to: database) }
  }
}

extension SearchWrites.Change {
  fileprivate func write(to database: Database) throws {
    let table = "\(content.rawValue)_search"
    if isDeletion {
      try database.run("INSERT INTO \(table) (\(table), rowid, terms) VALUES ('delete', ?, ?)", [row, terms])
    } else {
      try database.run("INSERT INTO \(table) (rowid, terms) VALUES (?, ?)", [row, terms])
    }
  }
}
