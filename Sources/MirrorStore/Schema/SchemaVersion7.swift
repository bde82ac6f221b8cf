import GRDB

/// What version 7 of the mirror changes: the search index has fewer terms. Released: never to be changed, later versions
/// add migrations.
enum SchemaVersion7 {
  static func create(_ database: Database) throws {
    try database.execute(sql: tables)
  }

  // What `SearchIndexTerms` makes of a record is new, so all of them are indexed again.
  //
  // A transaction of a pull brings some thousand terms, and `hashsize` is how many bytes of them become one piece.
  //
  // `search_typo` has the words themselves, as looking each up costs more than the room that numbers save.
  private static let tables = """
    DROP TABLE record_search;
    CREATE VIRTUAL TABLE record_search USING fts5(
      terms, content = '', columnsize = 0, detail = none, tokenize = "ascii tokenchars '@._-+'", prefix = '2 3 4 5');
    INSERT INTO record_search (record_search, rank) VALUES ('hashsize', 4194304);

    UPDATE record SET search_row = NULL, search_hash = NULL WHERE search_row IS NOT NULL;
    UPDATE search_backlog SET done = 0, last = (SELECT coalesce(max(id), 0) FROM record) WHERE name = 'record';

    DROP TABLE search_typo;
    DROP TABLE search_term;
    CREATE TABLE search_term (
      term TEXT PRIMARY KEY
    ) WITHOUT ROWID;
    CREATE TABLE search_typo (
      key INTEGER NOT NULL,
      word TEXT NOT NULL,
      PRIMARY KEY (key, word)
    ) WITHOUT ROWID;
    """
}
