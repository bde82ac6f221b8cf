public import CRM
import GRDB

extension MirrorStore {
  /// How far the pull of a kind has come; nil when it was never begun.
  public func pullState(of kind: RecordKind, in account: AccountID) throws(MirrorError) -> PullState? {
    try read { database in
      guard let number = try database.number(of: account) else { return nil }
      return try PullTable(database: database, account: number).state(of: kind)
    }
  }

  /// Saves a page of a pull, fetched at `at`, together with how far the pull has come by it: both or neither.
  ///
  /// `deleted` go first, with the records that `parts` says they hold; then `records` are saved. What is there already
  /// as it came only counts as fetched anew.
  public func savePulled(
    _ records: [CRM.Record], deleted: [RecordID] = [], parts: (CRM.Record) -> [RecordID] = { _ in [] },
    state: PullState,
    of kind: RecordKind, in account: AccountID, at: Instant
  ) throws(MirrorError) -> PullTally {
    try write { database in
      let number = try database.numberForSaving(account)
      var tally = PullTally()
      let table = RecordTable(database: database)
      let held = try deleted.flatMap { id in try table.record(id, account: number).map { parts($0.record) } ?? [] }
      tally.deleted = try RecordRemoval(database: database, account: number).remove(deleted + held)
      let pulled = PulledRecords(database: database, account: number, at: max(at, state.startedAt))
      for record in records { tally += try pulled.save(record) }
      try PullTable(database: database, account: number).save(state, of: kind)
      return tally
    }
  }

  /// Ends a first pull together with its last page: what it did not bring of `kinds` is not there any more.
  public func finishPull(
    with records: [CRM.Record], state: PullState, of kind: RecordKind, bringing kinds: [RecordKind],
    in account: AccountID,
    at: Instant
  ) throws(MirrorError) -> PullTally {
    try write { database in
      let number = try database.numberForSaving(account)
      var tally = PullTally()
      let pulled = PulledRecords(database: database, account: number, at: max(at, state.startedAt))
      for record in records { tally += try pulled.save(record) }
      let removal = RecordRemoval(database: database, account: number)
      for kind in kinds { tally.deleted += try removal.removeOlder(than: state.startedAt, kind: kind) }
      try PullTable(database: database, account: number).save(state, of: kind)
      return tally
    }
  }

  /// Saves how far a pull has come, and nothing else.
  public func savePullState(_ state: PullState, of kind: RecordKind, in account: AccountID) throws(MirrorError) {
    try write { database in
      try PullTable(database: database, account: database.numberForSaving(account)).save(state, of: kind)
    }
  }

  /// Keeps a page of the keys of `keyKind` together with how far the pass has come. `isFirst` forgets what an earlier
  /// pass has left.
  public func saveKeys(
    _ ids: [String], of keyKind: RecordKind, isFirst: Bool, state: PullState, of kind: RecordKind, in account: AccountID
  ) throws(MirrorError) {
    try write { database in
      let table = PullTable(database: database, account: try database.numberForSaving(account))
      if isFirst { try table.forgetKeys(of: keyKind) }
      try table.add(ids, of: keyKind)
      try table.save(state, of: kind)
    }
  }

  /// Ends a pass through the keys of `keyKind`: what it has not met, and was fetched by `moment`, when it began, is
  /// not there any more.
  public func removeUnmet(
    _ keyKind: RecordKind, fetchedBy moment: Instant, state: PullState, of kind: RecordKind, in account: AccountID
  ) throws(MirrorError) -> PullTally {
    try write { database in
      let number = try database.numberForSaving(account)
      let table = PullTable(database: database, account: number)
      let removal = RecordRemoval(database: database, account: number)
      let tally = PullTally(deleted: try removal.removeUnmet(kind: keyKind, fetchedBy: moment))
      try table.forgetKeys(of: keyKind)
      try table.save(state, of: kind)
      return tally
    }
  }

  /// How many records of a kind the mirror has.
  public func count(of kind: RecordKind, in account: AccountID) throws(MirrorError) -> Int {
    try read { database in
      guard let number = try database.number(of: account) else { return 0 }
      return try Int.fetchOne(
        database.cachedStatement(sql: "SELECT count(*) FROM record WHERE account = ? AND kind = ?"),
        arguments: [number, kind.rawValue]) ?? 0
    }
  }
}

/// Saves records that may be there already, for use within a transaction.
private struct PulledRecords {
  let database: Database
  let account: Int64
  let at: Instant

  func save(_ record: CRM.Record) throws -> PullTally {
    let statement = try database.cachedStatement(sql: Self.known)
    let known = try Row.fetchOne(statement, arguments: [account, record.id.kind.rawValue, record.id.id.storable])
    guard let known else {
      _ = try RecordTable(database: database).save(record, account: account, at: at)
      return PullTally(new: 1)
    }
    let isSame: Bool =
      try known[1] == record.title.storable && known[2] == record.status?.storable
      && known[3] == record.subtitle?.storable && known[4] == false && StoredOriginal.isSame(known[0], record, database)
    guard !isSame else {
      try database.run("UPDATE record SET fetched_at = ? WHERE id = ?", [at.microseconds, known[0] as Int64])
      return PullTally()
    }
    _ = try RecordTable(database: database).save(record, account: account, at: at)
    // What was only known from a list is not changed by being known whole.
    return PullTally(changed: known[4] ? 0 : 1)
  }

  private static let known = """
    SELECT id, title, status, subtitle, is_partial FROM record WHERE account = ? AND kind = ? AND service_id = ?
    """
}

/// Compares what is stored of a record with what came.
private enum StoredOriginal {
  static func isSame(_ number: Int64, _ record: CRM.Record, _ database: Database) throws -> Bool {
    let stored = try String.fetchOne(
      database.cachedStatement(sql: "SELECT json FROM original WHERE record = ?"), arguments: [number])
    return stored == record.original.text
  }
}
