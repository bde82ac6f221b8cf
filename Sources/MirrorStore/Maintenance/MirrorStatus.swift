public import CRM
import GRDB

/// What is in the mirror, for people who look after it.
public struct MirrorStatus: Sendable, Hashable {
  /// What the mirror has of one account.
  public struct Account: Sendable, Hashable {
    public var id: AccountID
    /// How many records, by kind; kinds without any are left out.
    public var records: [RecordKind: Int]
    /// Of how many records the timeline was fetched.
    public var timelines: Int
    /// Items of all timelines.
    public var timelineItems: Int
    /// Pulls that were begun, by kind.
    public var pulls: [RecordKind: PullState]
    /// When its words were last fetched; nil when they never were.
    public var vocabularyFetchedAt: Instant?
    public var drafts: Int
    /// How many writes are in which state, those delivered of late included.
    public var outbox: [OutboxState: Int]

    public init(id: AccountID) {
      self.id = id
      records = [:]
      timelines = 0
      timelineItems = 0
      pulls = [:]
      drafts = 0
      outbox = [:]
    }
  }

  public var path: String
  /// Bytes of the mirror's file, its write-ahead log apart.
  public var fileBytes: Int
  /// Bytes of the write-ahead log.
  public var logBytes: Int
  /// Bytes within the file that `vacuum` would give back.
  public var freeBytes: Int
  /// The version of the tables.
  public var version: String
  /// In the order in which the mirror met them.
  public var accounts: [Account]
  public var searchBacklog: SearchBacklog
  /// Whether it was found damaged, and is set aside when it is opened next.
  public var isCondemned: Bool
}

extension MirrorStore {
  /// Counts what is in the mirror; reads an index entry of every record.
  public func status() throws(MirrorError) -> MirrorStatus {
    let backlog = try searchBacklog()
    let bytes = (MirrorFile.bytes(of: path), MirrorFile.bytes(of: path + "-wal"))
    return try read { database in
      let table = StatusTable(database: database)
      return MirrorStatus(
        path: path, fileBytes: bytes.0, logBytes: bytes.1, freeBytes: try table.freeBytes(),
        version: try table.version(), accounts: try table.accounts(), searchBacklog: backlog,
        isCondemned: Condemnation.exists(forMirror: path))
    }
  }
}

/// Counts, for use within a transaction.
private struct StatusTable {
  let database: Database

  func freeBytes() throws -> Int {
    let pages = try Int.fetchOne(database, sql: "PRAGMA freelist_count") ?? 0
    return pages * (try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0)
  }

  func version() throws -> String {
    try Schema.migrator.appliedIdentifiers(database).compactMap(Int.init).max().map(String.init) ?? "0"
  }

  func accounts() throws -> [MirrorStatus.Account] {
    var accounts: [Int64: MirrorStatus.Account] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT id, name FROM account") {
      accounts[row[0]] = MirrorStatus.Account(id: AccountID(row[1]))
    }
    func count(_ sql: String, _ keep: (inout MirrorStatus.Account, Row) throws -> Void) throws {
      for row in try Row.fetchAll(database, sql: sql) {
        guard var account = accounts[row[0]] else { continue }
        try keep(&account, row)
        accounts[row[0]] = account
      }
    }
    try count("SELECT account, kind, count(*) FROM record GROUP BY account, kind") {
      $0.records[try storedCase(RecordKind.self, $1[1])] = $1[2]
    }
    try count("SELECT account, count(*) FROM timeline WHERE fetched_at > 0 GROUP BY account") { $0.timelines = $1[1] }
    try count(
      """
      SELECT account, count(*) FROM timeline_item JOIN timeline ON timeline.id = timeline GROUP BY account
      """
    ) { $0.timelineItems = $1[1] }
    try count("SELECT account, fetched_at FROM vocabulary") {
      $0.vocabularyFetchedAt = Instant(microseconds: $1[1])
    }
    try count("SELECT account, count(*) FROM draft GROUP BY account") { $0.drafts = $1[1] }
    try count("SELECT account, state, count(*) FROM outbox GROUP BY account, state") {
      $0.outbox[try storedCase(OutboxState.self, $1[1])] = $1[2]
    }
    try count("SELECT account, kind FROM pull") {
      let kind = try storedCase(RecordKind.self, $1[1] as String)
      $0.pulls[kind] = try PullTable(database: database, account: $1[0]).state(of: kind)
    }
    return accounts.sorted { $0.key < $1.key }.map(\.value)
  }
}
