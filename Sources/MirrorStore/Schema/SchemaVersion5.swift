import GRDB

/// What version 5 of the mirror changes: an item of a timeline may have no date at all. Released: never to be changed,
/// later versions add migrations.
enum SchemaVersion5 {
  static func create(_ database: Database) throws {
    // 0 and 1 mean what they meant.
    try database.execute(sql: "ALTER TABLE timeline_item RENAME COLUMN is_all_day TO precision")
  }
}
