import GRDB

extension MirrorStore {
  /// What the interface remembers under `name` between runs; nil when nothing.
  public func note(_ name: String) throws(MirrorError) -> String? {
    try read { database in
      try String.fetchOne(
        database.cachedStatement(sql: "SELECT text FROM note WHERE name = ?"), arguments: [name.storable])
    }
  }

  /// Remembers `text` under `name`; nil forgets it.
  public func setNote(_ name: String, _ text: String?) throws(MirrorError) {
    try write { database in
      if let text {
        try database.run("INSERT OR REPLACE INTO note (name, text) VALUES (?, ?)", [name.storable, text.storable])
      } else {
        try database.run("DELETE FROM note WHERE name = ?", [name.storable])
      }
    }
  }
}
