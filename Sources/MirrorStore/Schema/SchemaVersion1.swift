import GRDB

/// What version 1 of the mirror holds. Released: never to be changed, later versions add migrations.
enum SchemaVersion1 {
  static func create(_ database: Database) throws {
    try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
    try database.execute(sql: tables)
  }

  // Moments are microseconds since 1970, UTC. `record.id` is what further tables and indexes refer to.
  //
  // The original JSON has a table of its own so that list rows stay dense: a page of the file holds dozens.
  //
  // An answer's rows lie in two runs of consecutive positions, the current paging (`fresh`) and what is left of the
  // earlier one (`tail`), so that the nth row is found by its position. `answer_row.record` is no foreign key: checking
  // one would need a third index on the largest table.
  private static let tables = """
    CREATE TABLE account (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE
    );

    CREATE TABLE record (
      id INTEGER PRIMARY KEY,
      account INTEGER NOT NULL REFERENCES account,
      kind TEXT NOT NULL,
      service_id TEXT NOT NULL,
      title TEXT NOT NULL,
      subtitle TEXT,
      status TEXT,
      value TEXT,
      created INTEGER,
      updated INTEGER,
      is_partial INTEGER NOT NULL,
      fetched_at INTEGER NOT NULL,
      UNIQUE (account, kind, service_id)
    );

    CREATE TABLE original (
      record INTEGER PRIMARY KEY REFERENCES record ON DELETE CASCADE,
      json TEXT NOT NULL
    );

    CREATE TABLE answer (
      id INTEGER PRIMARY KEY,
      account INTEGER NOT NULL REFERENCES account,
      question TEXT NOT NULL,
      fresh_start INTEGER NOT NULL,
      fresh_count INTEGER NOT NULL,
      tail_start INTEGER NOT NULL,
      tail_count INTEGER NOT NULL,
      total INTEGER,
      next TEXT,
      fetched_at INTEGER NOT NULL,
      UNIQUE (account, question)
    );

    CREATE TABLE answer_row (
      answer INTEGER NOT NULL REFERENCES answer ON DELETE CASCADE,
      position INTEGER NOT NULL,
      record INTEGER NOT NULL,
      PRIMARY KEY (answer, position)
    ) WITHOUT ROWID;
    CREATE UNIQUE INDEX answer_row_by_record ON answer_row (answer, record);

    CREATE TABLE timeline (
      id INTEGER PRIMARY KEY,
      account INTEGER NOT NULL REFERENCES account,
      kind TEXT NOT NULL,
      service_id TEXT NOT NULL,
      paging INTEGER NOT NULL,
      next TEXT,
      limitation TEXT,
      fetched_at INTEGER NOT NULL,
      UNIQUE (account, kind, service_id)
    );

    CREATE TABLE timeline_item (
      id INTEGER PRIMARY KEY,
      timeline INTEGER NOT NULL REFERENCES timeline ON DELETE CASCADE,
      service_id TEXT NOT NULL,
      paging INTEGER NOT NULL,
      kind TEXT NOT NULL,
      at INTEGER NOT NULL,
      is_all_day INTEGER NOT NULL,
      title TEXT NOT NULL,
      body TEXT,
      is_cut INTEGER NOT NULL,
      actor TEXT,
      direction TEXT,
      duration INTEGER,
      is_done INTEGER,
      source TEXT NOT NULL,
      UNIQUE (timeline, service_id)
    );
    CREATE INDEX timeline_item_by_time ON timeline_item (timeline, at DESC);

    CREATE TABLE vocabulary (
      account INTEGER PRIMARY KEY REFERENCES account,
      json TEXT NOT NULL,
      fetched_at INTEGER NOT NULL
    );

    CREATE TABLE note (
      name TEXT PRIMARY KEY,
      text TEXT NOT NULL
    ) WITHOUT ROWID;
    """
}
