public import CRM
import GRDB

extension MirrorStore {
  /// The records that a query finds, best first, at most `limit`.
  ///
  /// An exact name comes first, then a name that begins so, then other words of a name, an e-mail address or number, the
  /// company, tags, stage and fields, and notes last; among equals the one that changed last. Only where nothing matches
  /// are words corrected. What it costs depends on `limit` and hardly on the size of the mirror.
  ///
  /// `accounts` and `kinds` nil are all of them.
  public func search(
    _ query: SearchQuery, accounts: [AccountID]? = nil, kinds: [RecordKind]? = nil, limit: Int, now: Instant
  ) throws(MirrorError) -> [SearchHit] {
    guard limit > 0, accounts?.isEmpty != true, kinds?.isEmpty != true else { return [] }
    return try read { database in
      let names = try AccountNames(database: database)
      let numbers = accounts.map { accounts in accounts.compactMap { names.numbers[$0] } }
      if numbers?.isEmpty == true { return [] }
      let identities = query.filters.contains(.ownerIsMe) ? try names.identities(of: accounts, database) : []
      let conditions = try SearchConditions(
        query, accounts: numbers?.count == names.numbers.count ? nil : numbers, kinds: kinds, identities: identities,
        now: now, terms: TermTable(database: database))
      var run = SearchRun(query: query, conditions: conditions, names: names, limit: limit, database: database)
      return try run.hits()
    }
  }

  /// The records of an account that words or an address may mean: those whose name, address, number or company has all
  /// of what is asked. Nothing is corrected. At most `limit`, the best first.
  public func records(
    matching query: SearchQuery, in account: AccountID, limit: Int
  ) throws(MirrorError) -> [StoredRecord] {
    try read { database in
      guard let number = try database.number(of: account) else { return [] }
      let conditions = try SearchConditions(
        query, accounts: [number], kinds: nil, identities: [], now: Instant(microseconds: 0),
        terms: TermTable(database: database))
      var run = SearchRun(
        query: query, conditions: conditions, names: try AccountNames(database: database), limit: limit,
        database: database)
      let table = RecordTable(database: database)
      return try run.hits(in: [.name, .email, .phone, .company, .title]).compactMap {
        try table.record($0.row.id, account: number)
      }
    }
  }
}

/// The accounts by their numbers.
struct AccountNames {
  private(set) var names: [Int64: AccountID] = [:]
  private(set) var numbers: [AccountID: Int64] = [:]

  init(database: Database) throws {
    for row in try Row.fetchAll(database.cachedStatement(sql: "SELECT id, name FROM account")) {
      let account = AccountID(row[1] as String)
      names[row[0]] = account
      numbers[account] = row[0]
    }
  }

  /// Whose accounts these are, as far as that is known; nil for all.
  func identities(of accounts: [AccountID]?, _ database: Database) throws -> [Identity] {
    try (accounts ?? Array(numbers.keys)).compactMap { account in
      guard let number = numbers[account] else { return nil }
      return try StoredVocabulary.find(number, in: database)?.vocabulary.identity
    }
  }
}
