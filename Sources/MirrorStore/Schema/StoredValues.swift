import CRM
import GRDB
import Strings

extension String {
  /// The text as SQLite can keep it: a NUL would end it, so one becomes U+FFFD.
  var storable: String {
    guard utf8.contains(0) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
  }
}

extension Instant {
  init?(stored microseconds: Int64?) {
    guard let microseconds else { return nil }
    self.init(microseconds: microseconds)
  }
}

extension Database {
  /// Runs a statement that is prepared once per connection.
  func run(_ sql: String, _ arguments: StatementArguments) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }

  /// Runs an `INSERT … RETURNING id` to its end.
  func insertedID(_ sql: String, _ arguments: StatementArguments) throws -> Int64 {
    let ids = try Int64.fetchAll(cachedStatement(sql: sql), arguments: arguments)
    guard let id = ids.first else { throw UnreadableRow(problem: Strings.MirrorFaults.noRowInserted) }
    return id
  }

  /// The number that stands for the account in other tables; nil before anything of it was saved.
  func number(of account: AccountID) throws -> Int64? {
    try Int64.fetchOne(cachedStatement(sql: "SELECT id FROM account WHERE name = ?"), arguments: [account.rawValue])
  }

  func numberForSaving(_ account: AccountID) throws -> Int64 {
    if let number = try number(of: account) { return number }
    return try insertedID("INSERT INTO account (name) VALUES (?) RETURNING id", [account.rawValue])
  }
}

/// The enum case that a column names.
func storedCase<Case: RawRepresentable>(_ type: Case.Type, _ text: String) throws -> Case
where Case.RawValue == String {
  guard let value = Case(rawValue: text) else {
    throw UnreadableRow(problem: Strings.MirrorFaults.unknown(String(describing: type), text))
  }
  return value
}
