public import CRM
import GRDB

extension MirrorStore {
  /// The records of an account that may match `text`: those whose name or fields hold each of its words, in any order and
  /// whatever their case (ASCII). Reads through all of them; at most `limit`, whole ones first.
  public func records(
    holding text: String, in account: AccountID, limit: Int
  ) throws(MirrorError) -> [StoredRecord] {
    try read { database in
      let words = text.split(whereSeparator: \.isWhitespace).map { "%\(Self.escaped(String($0)))%" }
      guard !words.isEmpty, let number = try database.number(of: account) else { return [] }
      let condition = words.map { _ in "(title LIKE ? ESCAPE '\\' OR json LIKE ? ESCAPE '\\')" }
      let keys = try Row.fetchAll(
        database,
        sql: """
          SELECT kind, service_id FROM record JOIN original ON original.record = record.id
          WHERE account = ? AND \(condition.joined(separator: " AND ")) ORDER BY is_partial, record.id LIMIT ?
          """,
        arguments: StatementArguments([number]) + StatementArguments(words.flatMap { [$0, $0] })
          + StatementArguments([limit]))
      let table = RecordTable(database: database)
      return try keys.compactMap { row in
        try table.record(RecordID(try storedCase(RecordKind.self, row[0]), row[1]), account: number)
      }
    }
  }

  /// The records with this id, of whatever kind.
  public func records(withID id: String, in account: AccountID) throws(MirrorError) -> [StoredRecord] {
    try read { database in
      guard let number = try database.number(of: account) else { return [] }
      let table = RecordTable(database: database)
      return try RecordKind.allCases.compactMap { try table.record(RecordID($0, id), account: number) }
    }
  }

  private static func escaped(_ word: String) -> String {
    var escaped = ""
    for character in word.storable {
      if "%_\\".contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
    return escaped
  }
}
