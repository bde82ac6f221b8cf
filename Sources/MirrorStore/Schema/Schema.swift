import GRDB
import Strings

/// The tables of the mirror and how older files become current ones.
enum Schema {
  /// Marks the file as a mirror (SQLite's `application_id`): "ClUp".
  static let applicationID: Int32 = 0x436C_5570

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1", migrate: SchemaVersion1.create)
    // New tables refer to nothing that could be broken; checking every row of a large mirror would take seconds.
    migrator.registerMigration("2", foreignKeyChecks: .immediate, migrate: SchemaVersion2.create)
    migrator.registerMigration("3", foreignKeyChecks: .immediate, migrate: SchemaVersion3.create)
    migrator.registerMigration("4", foreignKeyChecks: .immediate, migrate: SchemaVersion4.create)
    migrator.registerMigration("5", foreignKeyChecks: .immediate, migrate: SchemaVersion5.create)
    migrator.registerMigration("6", foreignKeyChecks: .immediate, migrate: SchemaVersion6.create)
    migrator.registerMigration("7", foreignKeyChecks: .immediate, migrate: SchemaVersion7.create)
    migrator.registerMigration("8", foreignKeyChecks: .immediate, migrate: SchemaVersion8.create)
    migrator.registerMigration("9", foreignKeyChecks: .immediate, migrate: SchemaVersion9.create)
    return migrator
  }

  /// Whether the file has every table it should; false for a new and for an older one. Throws `MirrorError` for a file
  /// that is not ours to write to.
  static func isCurrent(_ database: Database, path: String) throws -> Bool {
    let id = try Int32.fetchOne(database, sql: "PRAGMA application_id")
    if id == applicationID {
      guard try migrator.hasBeenSuperseded(database) else { return try migrator.hasCompletedMigrations(database) }
      throw MirrorError(
        .newer, path: path, summary: Strings.MirrorErrors.newer(path),
        advice: Strings.MirrorErrors.update)
    }
    // A file whose creation was interrupted has at most the migrator's own table and its index.
    let hasTables = try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE tbl_name <> 'grdb_migrations')")
    guard id == 0, hasTables == false else {
      throw MirrorError(
        .foreign, path: path, summary: Strings.MirrorErrors.foreign(path),
        advice: Strings.MirrorErrors.chooseAnother)
    }
    return false
  }
}
