import GRDB
import Strings
import Synchronization

/// Whether what was written must survive a power cut.
enum Durability {
  /// It has reached the disk when the method returns.
  case lasting
  /// A power cut may take it back, whole transactions from the end: it is brought, or made, again.
  case recoverable
}

/// The connections to the mirror's file.
///
/// The first screen needs one reader and no writer. Opening GRDB's pool costs several milliseconds more than one
/// connection and waits for the disk, because it always writes to the log; so it is put off until something is written.
/// From then on, reads are the pool's too, and side by side.
final class Connections: Sendable {
  private let path: String
  private let isDurable: Bool
  private let first: DatabaseQueue
  /// Whether the disk was full when the file was opened, so that there is no other connection than `first`.
  private let isAlone: Bool
  private let pool = Mutex<DatabasePool?>(nil)
  /// Who reads or writes at present. Once the work has ended nobody begins to: GRDB does not survive the use of a
  /// connection that was closed.
  private let users = Mutex((count: 0, hasEnded: false))
  /// Held while the pool is opened, so that readers of `pool` never wait for that.
  private let opening = Mutex(())

  /// `isDurable` is false for a mirror that nobody wants back after a crash.
  init(path: String, isDurable: Bool) throws {
    self.path = path
    self.isDurable = isDurable
    let isCurrent: Bool
    (first, isCurrent, isAlone) = try Self.open(path)
    if !isCurrent { try Schema.migrator.migrate(openPool()) }
    try first.writeWithoutTransaction { try $0.execute(sql: "PRAGMA query_only = 1") }
  }

  /// Reads from one unchanging state of the file; does not wait for writers.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try begin()
    defer { end() }
    if let pool = pool.withLock({ $0 }) { return try pool.read(body) }
    // GRDB's own `read` keeps a queue from writing by a pragma, which has every statement prepared again each time.
    return try first.writeWithoutTransaction { database in
      var value: Value?
      try database.inTransaction(.deferred) {
        value = try body(database)
        return .commit
      }
      guard let value else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
      return value
    }
  }

  /// Writes in one immediate transaction; an error undoes all of it.
  func write<Value>(_ durability: Durability, _ body: (Database) throws -> Value) throws -> Value {
    try begin()
    defer { end() }
    return try openPool().writeWithoutTransaction { database in
      // Whoever writes what must last waits for all that was written before as well.
      let isWaitedFor = durability == .lasting || !isDurable
      if isDurable { try database.execute(sql: "PRAGMA synchronous = \(isWaitedFor ? "FULL" : "NORMAL")") }
      var value: Value?
      try database.inTransaction(.immediate) {
        value = try SearchWrites.keeping(in: database, body)
        return .commit
      }
      guard let value else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
      return value
    }
  }

  private func begin() throws {
    try users.withLock { users in
      if users.hasEnded {
        throw DatabaseError(resultCode: .SQLITE_INTERRUPT, message: Strings.MirrorErrors.programIsEnding)
      }
      users.count += 1
    }
  }

  private func end() { users.withLock { $0.count -= 1 } }

  /// Closes them if anything was written. Readers alone leave the log as it is: they come and go in milliseconds. While
  /// somebody is still at it, the log is left to whoever opens the file next: the end of a program waits for nobody.
  func finish() {
    let isFree = users.withLock { users in
      users.hasEnded = true
      return users.count == 0
    }
    guard isFree, let opened = pool.withLock({ $0 }) else { return }
    try? opened.close()
    // Only the last to close puts the log away. The pool's readers may not write, and of a new mirror this connection has
    // not seen the log yet.
    _ = try? first.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
    try? first.close()
  }

  func close() throws {
    try pool.withLock { try $0?.close() }
    try first.close()
  }

  private static func open(_ path: String) throws -> (first: DatabaseQueue, isCurrent: Bool, isAlone: Bool) {
    func open(_ configuration: Configuration) throws -> (DatabaseQueue, Bool) {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      return (queue, try queue.read { try Schema.isCurrent($0, path: path) })
    }
    do {
      let (queue, isCurrent) = try open(configuration())
      return (queue, isCurrent, false)
    } catch let error as DatabaseError where MirrorError(error, path: path).reason == .full {
      // Connections share what they know in a file, for which there is no room. One alone can do without.
      let (queue, isCurrent) = try open(configuration(isAlone: true))
      return (queue, isCurrent, true)
    }
  }

  private func openPool() throws -> DatabasePool {
    guard !isAlone else { throw DatabaseError(resultCode: .SQLITE_FULL) }
    return try opening.withLock { _ in
      if let open = pool.withLock({ $0 }) { return open }
      let opened = try DatabasePool(path: path, configuration: Self.configuration())
      try opened.writeWithoutTransaction {
        try setDurability(of: $0)
        // Saving a page of a list touches the search index in a thousand places.
        try $0.execute(sql: "PRAGMA cache_size = -8192")
      }
      pool.withLock { $0 = opened }
      return opened
    }
  }

  /// A write put into the outbox is acknowledged on screen, so it must survive a power cut from then on. GRDB leaves
  /// the log on NORMAL, where the last transactions may be rolled back; FULL waits for the disk once per transaction. A
  /// list or timeline makes one transaction per page, which took a request anyway: nothing is felt of it; pulls, which
  /// are felt, are `recoverable`. macOS needs `fullfsync` for the same promise; elsewhere it does nothing.
  private func setDurability(of database: Database) throws {
    guard isDurable else {
      try database.execute(sql: "PRAGMA synchronous = OFF")
      return
    }
    try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA fullfsync = 1; PRAGMA checkpoint_fullfsync = 1")
  }

  private static func configuration(isAlone: Bool = false) -> Configuration {
    var configuration = Configuration()
    configuration.label = "mirror"
    // Another closeup writes for milliseconds at a time; one that holds on for longer is worth an error.
    configuration.busyMode = .timeout(5)
    // The interface reads from one thread, the pullers from others, briefly. Each connection has its own page cache.
    configuration.maximumReaderCount = 3
    configuration.persistentReadOnlyConnections = true
    // Before anything is read: from then on it is too late.
    if isAlone { configuration.prepareDatabase { try $0.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") } }
    // The size of pages counts where the file is made: of the larger ones less is left empty beside a record's JSON.
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA page_size = 8192; PRAGMA cache_size = -2048") }
    return configuration
  }
}
