import CRM
import GRDB
import Strings

/// Something that is wrong with the mirror.
public struct MirrorFault: Sendable, Hashable {
  /// What is affected, which says what helps.
  public enum Part: String, Sendable, Hashable {
    /// The file itself: the mirror is to be set aside.
    case file
    /// Something in the outbox or a draft that cannot be read, and keeps the others from being read: the same.
    case written
    /// Rows of which others are missing that they need.
    case rows
    /// The search index: it is to be rebuilt.
    case index
  }

  public var part: Part
  /// In one line; may hold SQLite's words.
  public var words: String

  public init(_ part: Part, _ words: String) {
    self.part = part
    self.words = words
  }
}

extension MirrorStore {
  /// Looks through all of the mirror for what is wrong; empty when nothing is. Reads every page of the file, which takes
  /// seconds for a large one, and changes nothing.
  public func check() throws(MirrorError) -> [MirrorFault] {
    let pages = try FileCheck.faults(ofMirror: path, pragma: "integrity_check")
    // What is to be said of the rows of a file that is not whole would be guesses.
    guard pages.isEmpty else { return pages }
    return try read { try WrittenCheck(database: $0).faults() + RowCheck(database: $0).faults() } + indexFaults()
  }

  /// Checks the pages of the file, in a fraction of the time that `check` takes, on a connection of its own: other reads
  /// and writes go on meanwhile.
  public func quickCheck() throws(MirrorError) -> [MirrorFault] {
    try FileCheck.faults(ofMirror: path, pragma: "quick_check")
  }

  private func indexFaults() throws(MirrorError) -> [MirrorFault] {
    do {
      try checkSearchIndex()
    } catch {
      guard error.reason == .indexDamaged else { throw error }
      return [MirrorFault(.index, Strings.MirrorFaults.indexDamaged(error.detail ?? error.summary))]
    }
    return try read { try IndexCheck(database: $0).faults() }
  }
}

/// SQLite's own checks of a file.
enum FileCheck {
  /// Lines that are reported at most.
  private static let most = 20

  static func faults(ofMirror path: String, pragma: String) throws(MirrorError) -> [MirrorFault] {
    do {
      var configuration = Configuration()
      configuration.label = "mirror check"
      configuration.readonly = true
      configuration.busyMode = .timeout(5)
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      let lines = try queue.read { try String.fetchAll($0, sql: "PRAGMA \(pragma)(\(most))") }
      try queue.close()
      if lines == ["ok"] { return [] }
      // The first line holds a heading, too.
      let words = lines.flatMap { $0.split(separator: "\n") }.filter { !$0.hasPrefix("***") }
      return words.map { MirrorFault(.file, String($0)) }
    } catch let error as DatabaseError where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode) {
      return [MirrorFault(.file, error.message ?? Strings.MirrorFaults.noDatabase)]
    } catch {
      throw MirrorError(error, path: path)
    }
  }
}

/// Whether what the user wrote can be read. None of it is ever passed over, so that one row that cannot be read keeps all
/// others from being read.
struct WrittenCheck {
  let database: Database

  func faults() throws -> [MirrorFault] {
    try unreadable(Strings.MirrorFaults.outbox) { try OutboxTable(database: database).rows("ORDER BY id") }
      + unreadable(Strings.MirrorFaults.drafts) { try DraftTable(database: database).drafts(of: nil) }
  }

  private func unreadable<Value>(_ what: String, _ read: () throws -> Value) throws -> [MirrorFault] {
    do {
      _ = try read()
      return []
    } catch let error as UnreadableRow {
      return [MirrorFault(.written, "\(what): \(error.problem)")]
    }
  }
}

/// Whether rows have those that they belong to.
private struct RowCheck {
  let database: Database

  func faults() throws -> [MirrorFault] {
    try missingParents()
      + counted(
        Strings.MirrorFaults.recordsWithoutJSON,
        "SELECT count(*) FROM record WHERE id NOT IN (SELECT record FROM original)")
  }

  private func missingParents() throws -> [MirrorFault] {
    var counts: [[String]: Int] = [:]
    let cursor = try Row.fetchCursor(database, sql: "PRAGMA foreign_key_check")
    while let row = try cursor.next() { counts[[row[0] as String, row[2] as String], default: 0] += 1 }
    return counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { tables, count in
      MirrorFault(.rows, Strings.MirrorFaults.rows(count, of: tables[0], without: tables[1]))
    }
  }

  private func counted(_ words: (Int) -> String, _ sql: String) throws -> [MirrorFault] {
    let count = try Int.fetchOne(database, sql: sql) ?? 0
    return count == 0 ? [] : [MirrorFault(.rows, words(count))]
  }
}

/// Whether the search index has what it should. Rows of it that belong to nothing are allowed: searches pass them over.
private struct IndexCheck {
  let database: Database

  func faults() throws -> [MirrorFault] {
    var faults: [MirrorFault] = []
    for content in [SearchIndex.Content.record, .item] {
      let missing = try Int.fetchOne(database, sql: Self.missing(content), arguments: [SearchRowNumber.numbers]) ?? 0
      if missing > 0 {
        faults.append(MirrorFault(.index, Strings.MirrorFaults.rowsNotIndexed(missing, of: content.table)))
      }
    }
    var lost = 0
    for account in try Int64.fetchAll(database, sql: "SELECT id FROM account") {
      let mark = SearchExpression.having(.account(account))
      lost += try Int.fetchOne(database, sql: Self.lost, arguments: [account, mark]) ?? 0
    }
    if lost > 0 { faults.append(MirrorFault(.index, Strings.MirrorFaults.recordsMisplaced(lost))) }
    return faults
  }

  /// Rows that nothing is left to index of, and that are not in the index.
  private static func missing(_ content: SearchIndex.Content) -> String {
    """
    SELECT count(*) FROM \(content.table) AS row JOIN search_backlog ON name = '\(content.table)'
    WHERE search_row IS NULL AND row.id < ? AND NOT (row.id > done AND row.id <= last)
    """
  }

  private static let lost = """
    SELECT count(*) FROM record WHERE account = ? AND search_row IS NOT NULL AND search_row NOT IN (
      SELECT rowid FROM record_search WHERE record_search MATCH ?)
    """
}
