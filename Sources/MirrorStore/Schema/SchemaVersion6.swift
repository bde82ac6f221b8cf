import GRDB

/// What version 6 of the mirror adds: what pulls learn about deletions and timelines. Released: never to be changed,
/// later versions add migrations.
enum SchemaVersion6 {
  static func create(_ database: Database) throws {
    try database.execute(sql: tables)
  }

  // `pull.excess` is by how many records the mirror exceeded the service's count after the last pass through its keys:
  // only where it exceeds it by more has something been deleted since.
  //
  // `timeline.changed_at` is when the service was last heard to have something new for it. A timeline with a `fetched_at`
  // of 0 was never fetched: it holds what came by other ways.
  private static let tables = """
    ALTER TABLE pull ADD COLUMN excess INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE timeline ADD COLUMN changed_at INTEGER;
    """
}
