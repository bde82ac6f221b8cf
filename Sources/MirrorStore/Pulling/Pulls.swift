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
  /// as it came only counts as fetched anew, and of a record that came in part the rest stays as it is. Last comes what
  /// happened in timelines. `prepared` is of the same records, where that was made.
  public func savePulled(
    _ records: [CRM.Record], prepared: PreparedRecords? = nil, deleted: [RecordID] = [],
    parts: (CRM.Record) -> [RecordID] = { _ in [] }, news: [TimelineNews] = [], state: PullState, of kind: RecordKind,
    in account: AccountID, at: Instant
  ) throws(MirrorError) -> PulledChanges {
    try write(.recoverable) { database in
      let number = try database.numberForSaving(account)
      let table = RecordTable(database: database)
      let held = try deleted.flatMap { id in try table.record(id, account: number).map { parts($0.record) } ?? [] }
      var pulled = PulledRecords(database: database, account: number, at: max(at, state.startedAt))
      pulled.changes.deleted = try RecordRemoval(database: database, account: number).remove(deleted + held)
      for record in records { try pulled.save(prepared?.of(record) ?? PreparedRecord(record)) }
      let timelines = PulledTimelines(database: database, account: number, at: at)
      for item in news { try timelines.save(item) }
      pulled.changes.timelines = news.map(\.record)
      try PullTable(database: database, account: number).save(state, of: kind)
      return pulled.changes
    }
  }

  /// Ends a first pull together with its last page: what it did not bring of `kinds` is not there any more.
  public func finishPull(
    with records: [CRM.Record], prepared: PreparedRecords? = nil, state: PullState, of kind: RecordKind,
    bringing kinds: [RecordKind], in account: AccountID, at: Instant
  ) throws(MirrorError) -> PulledChanges {
    try write(.recoverable) { database in
      let number = try database.numberForSaving(account)
      var pulled = PulledRecords(database: database, account: number, at: max(at, state.startedAt))
      for record in records { try pulled.save(prepared?.of(record) ?? PreparedRecord(record)) }
      let removal = RecordRemoval(database: database, account: number)
      for kind in kinds { pulled.changes.deleted += try removal.removeOlder(than: state.startedAt, kind: kind) }
      try PullTable(database: database, account: number).save(state, of: kind)
      return pulled.changes
    }
  }

  /// Saves how far a pull has come, and nothing else.
  public func savePullState(_ state: PullState, of kind: RecordKind, in account: AccountID) throws(MirrorError) {
    try write(.recoverable) { database in
      try PullTable(database: database, account: database.numberForSaving(account)).save(state, of: kind)
    }
  }

  /// Keeps a page of the keys of `keyKind` together with how far the pass has come. `isFirst` forgets what an earlier
  /// pass has left.
  public func saveKeys(
    _ ids: [String], of keyKind: RecordKind, isFirst: Bool, state: PullState, of kind: RecordKind, in account: AccountID
  ) throws(MirrorError) {
    try write(.recoverable) { database in
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
  ) throws(MirrorError) -> PulledChanges {
    try write(.recoverable) { database in
      let number = try database.numberForSaving(account)
      let table = PullTable(database: database, account: number)
      let removal = RecordRemoval(database: database, account: number)
      let changes = PulledChanges(deleted: try removal.removeUnmet(kind: keyKind, fetchedBy: moment))
      try table.forgetKeys(of: keyKind)
      try table.save(state, of: kind)
      return changes
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
