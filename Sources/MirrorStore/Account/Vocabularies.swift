public import CRM
import GRDB

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// An account's vocabulary as the mirror has it.
public struct StoredVocabulary: Sendable, Hashable {
  public var vocabulary: Vocabulary
  public var fetchedAt: Instant

  public init(vocabulary: Vocabulary, fetchedAt: Instant) {
    self.vocabulary = vocabulary
    self.fetchedAt = fetchedAt
  }
}

extension MirrorStore {
  /// The account's words as last fetched; nil when they never were.
  public func vocabulary(of account: AccountID) throws(MirrorError) -> Vocabulary? {
    try storedVocabulary(of: account)?.vocabulary
  }

  /// The account's words and their age; nil when they never were fetched.
  public func storedVocabulary(of account: AccountID) throws(MirrorError) -> StoredVocabulary? {
    try read { database in
      guard let number = try database.number(of: account) else { return nil }
      return try StoredVocabulary.find(number, in: database)
    }
  }

  /// Replaces the account's words by those fetched at `at`.
  public func save(_ vocabulary: Vocabulary, of account: AccountID, at: Instant) throws(MirrorError) {
    try write { database in
      let json = String(decoding: try JSONEncoder().encode(vocabulary), as: UTF8.self)
      try database.run(
        "INSERT OR REPLACE INTO vocabulary (account, json, fetched_at) VALUES (?, ?, ?)",
        [database.numberForSaving(account), json, at.microseconds])
    }
  }
}

extension StoredVocabulary {
  /// The words of the account with this number.
  static func find(_ account: Int64, in database: Database) throws -> StoredVocabulary? {
    let statement = try database.cachedStatement(sql: "SELECT json, fetched_at FROM vocabulary WHERE account = ?")
    guard let row = try Row.fetchOne(statement, arguments: [account]) else { return nil }
    let json: String = row[0]
    // One that another version of the program wrote may have another shape: it counts as missing.
    guard let vocabulary = try? JSONDecoder().decode(Vocabulary.self, from: Data(json.utf8)) else { return nil }
    return StoredVocabulary(vocabulary: vocabulary, fetchedAt: Instant(microseconds: row[1]))
  }
}
