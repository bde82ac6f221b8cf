import GRDB

/// What version 4 of the mirror adds: how far the pulls of whole kinds of records have come. Released: never to be
/// changed, later versions add migrations.
enum SchemaVersion4 {
  static func create(_ database: Database) throws {
    try database.execute(sql: tables)
  }

  // `pull.phase` says what `position` is of: of a first pull (`first`) or of a pass through the keys of a kind
  // (`keys.KIND`); in between (`changes`) there is none. `pull_key` holds the keys that such a pass has met so far.
  private static let tables = """
    CREATE TABLE pull (
      account INTEGER NOT NULL REFERENCES account,
      kind TEXT NOT NULL,
      phase TEXT NOT NULL,
      position TEXT,
      cursor TEXT,
      total INTEGER,
      done INTEGER NOT NULL,
      started_at INTEGER NOT NULL,
      finished_at INTEGER,
      changed_at INTEGER,
      PRIMARY KEY (account, kind)
    ) WITHOUT ROWID;

    CREATE TABLE pull_key (
      account INTEGER NOT NULL,
      kind TEXT NOT NULL,
      service_id TEXT NOT NULL,
      PRIMARY KEY (account, kind, service_id)
    ) WITHOUT ROWID;
    """
}
