import GRDB

/// What version 3 of the mirror adds: the search index. Released: never to be changed, later versions add migrations.
enum SchemaVersion3 {
  static func create(_ database: Database) throws {
    try database.execute(sql: tables)
  }

  // `record_search` and `item_search` hold the terms of `SearchIndexTerms`, records in the one and items of timelines in
  // the other. They keep no text and no positions: which kind of field a term is from is its first letter. Their row
  // numbers, see `SearchRowNumber`, ascend with the time of the last change, so that reading backwards gives the recent
  // first, and no query reads more than it shows. ASCII is all the tokenizer has to know: terms are made ready for it.
  //
  // `search_row` is where a record or item is in the index, NULL while it is not, and `search_hash` the fingerprint of
  // its terms. A row of the index to which nothing points is dead.
  //
  // `search_backlog` says what an older version left to index: of the rows up to `last` those after `done`.
  //
  // `search_term` has the terms that records share. What is typed is the beginning of some of them: the index is asked
  // for these, because for a beginning that is longer than its `prefix` knows it would first gather all there is.
  // `search_typo` has what is left of the words of names when letters are taken out, see `SearchSpelling`.
  private static let tables = """
    CREATE VIRTUAL TABLE record_search USING fts5(
      terms, content = '', columnsize = 0, detail = none, tokenize = "ascii tokenchars '@._-+'", prefix = '2 3 4 5');
    CREATE VIRTUAL TABLE item_search USING fts5(
      terms, content = '', columnsize = 0, detail = none, tokenize = "ascii tokenchars '@._-+'", prefix = '3 4');

    ALTER TABLE record ADD COLUMN search_row INTEGER;
    ALTER TABLE record ADD COLUMN search_hash INTEGER;
    ALTER TABLE timeline_item ADD COLUMN search_row INTEGER;
    ALTER TABLE timeline_item ADD COLUMN search_hash INTEGER;

    CREATE TABLE search_backlog (
      name TEXT PRIMARY KEY,
      done INTEGER NOT NULL,
      last INTEGER NOT NULL
    ) WITHOUT ROWID;
    INSERT INTO search_backlog
      SELECT 'record', 0, coalesce(max(id), 0) FROM record UNION ALL
      SELECT 'timeline_item', 0, coalesce(max(id), 0) FROM timeline_item;

    CREATE TABLE search_term (
      id INTEGER PRIMARY KEY,
      term TEXT NOT NULL UNIQUE
    );
    CREATE TABLE search_typo (
      key INTEGER NOT NULL,
      term INTEGER NOT NULL,
      PRIMARY KEY (key, term)
    ) WITHOUT ROWID;
    """
}
