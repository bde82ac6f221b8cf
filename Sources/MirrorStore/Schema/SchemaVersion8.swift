import GRDB

/// What version 8 of the mirror adds: writes in conflict with what others changed. Released: never to be changed, later
/// versions add migrations.
enum SchemaVersion8 {
  static func create(_ database: Database) throws {
    try database.execute(sql: tables)
  }

  // `draft.base` is what the item was when its form was opened. Both are JSON.
  private static let tables = """
    ALTER TABLE outbox ADD COLUMN conflict TEXT;
    ALTER TABLE draft ADD COLUMN base TEXT;
    """
}
