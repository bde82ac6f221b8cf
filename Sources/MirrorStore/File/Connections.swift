import GRDB
import Synchronization

/// The connections to the mirror's file.
///
/// The first screen needs one reader and no writer. Opening GRDB's pool costs several milliseconds more than one
/// connection and waits for the disk, because it always writes to the log; so it is put off until something is written.
/// From then on, reads are the pool's too, and side by side.
final class Connections: Sendable {
  private let path: String
  private let isDurable: Bool
  private let first: DatabaseQueue
  private let pool = Mutex<DatabasePool?>(nil)
  /// Held while the pool is opened, so that readers of `pool` never wait for that.
  private let opening = Mutex(())

  /// `isDurable` is false for a mirror that nobody wants back after a crash.
  init(path: String, isDurable: Bool) throws {
    self.path = path
    self.isDurable = isDurable
    first = try DatabaseQueue(path: path, configuration: Self.configuration)
    let isCurrent = try first.read { try Schema.isCurrent($0, path: path) }
    if !isCurrent { try Schema.migrator.migrate(openPool()) }
  }

  /// Reads from one unchanging state of the file; does not wait for writers.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    if let pool = pool.withLock({ $0 }) { return try pool.read(body) }
    return try first.read(body)
  }

  /// Writes in one immediate transaction; an error undoes all of it.
  func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try openPool().write(body)
  }

  func close() throws {
    try pool.withLock { try $0?.close() }
    try first.close()
  }

  private func openPool() throws -> DatabasePool {
    try opening.withLock { _ in
      if let open = pool.withLock({ $0 }) { return open }
      let opened = try DatabasePool(path: path, configuration: Self.configuration)
      try opened.writeWithoutTransaction { try setDurability(of: $0) }
      pool.withLock { $0 = opened }
      return opened
    }
  }

  /// A write put into the outbox is acknowledged on screen, so it must survive a power cut from then on. GRDB leaves
  /// the log on NORMAL, where the last transactions may be rolled back; FULL waits for the disk once per transaction. A
  /// list or timeline makes one transaction per page, which took a request anyway: nothing is felt of it. macOS needs
  /// `fullfsync` for the same promise; elsewhere it does nothing.
  private func setDurability(of database: Database) throws {
    guard isDurable else {
      try database.execute(sql: "PRAGMA synchronous = OFF")
      return
    }
    try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA fullfsync = 1; PRAGMA checkpoint_fullfsync = 1")
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "mirror"
    // Another closeup writes for milliseconds at a time; one that holds on for longer is worth an error.
    configuration.busyMode = .timeout(5)
    // The interface reads from one thread, the pullers from others, briefly. Each connection has its own page cache.
    configuration.maximumReaderCount = 3
    configuration.persistentReadOnlyConnections = true
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -1024") }
    return configuration
  }
}
