import GRDB

extension MirrorStore {
  /// Writes the file anew without the room that is free in it, and returns how many bytes it was and is. Needs as much
  /// room on the disk again meanwhile; where there is none, the mirror stays as it was.
  public func vacuum() throws(MirrorError) -> (before: Int, after: Int) {
    let before = MirrorFile.bytes(of: path) + MirrorFile.bytes(of: path + "-wal")
    do {
      var configuration = Configuration()
      configuration.label = "mirror vacuum"
      configuration.busyMode = .timeout(5)
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA fullfsync = 1; PRAGMA checkpoint_fullfsync = 1")
        try database.execute(sql: "VACUUM")
        // It went into the log, which would stay as large.
        _ = try Row.fetchAll(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      }
      try queue.close()
    } catch {
      throw MirrorError(error, path: path)
    }
    return (before, MirrorFile.bytes(of: path) + MirrorFile.bytes(of: path + "-wal"))
  }
}
