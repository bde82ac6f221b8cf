import GRDB

/// What version 9 of the mirror changes: rows of the search index tell the kind of their record, and it has fewer terms.
/// Released: never to be changed, later versions add migrations.
enum SchemaVersion9 {
  static func create(_ database: Database) throws {
    try database.execute(sql: tables)
  }

  // What `SearchRowNumber` and `SearchIndexTerms` make is new, so everything is indexed again.
  private static let tables = """
    DROP TABLE record_search;
    CREATE VIRTUAL TABLE record_search USING fts5(
      terms, content = '', columnsize = 0, detail = none, tokenize = "ascii tokenchars '@._-+'", prefix = '2 3 4 5');
    INSERT INTO record_search (record_search, rank) VALUES ('hashsize', 4194304);
    DROP TABLE item_search;
    CREATE VIRTUAL TABLE item_search USING fts5(
      terms, content = '', columnsize = 0, detail = none, tokenize = "ascii tokenchars '@._-+'", prefix = '3 4');

    UPDATE record SET search_row = NULL, search_hash = NULL WHERE search_row IS NOT NULL;
    UPDATE timeline_item SET search_row = NULL, search_hash = NULL WHERE search_row IS NOT NULL;
    UPDATE search_backlog SET done = 0, last = (SELECT coalesce(max(id), 0) FROM record) WHERE name = 'record';
    UPDATE search_backlog SET done = 0, last = (SELECT coalesce(max(id), 0) FROM timeline_item)
      WHERE name = 'timeline_item';
    """
}
