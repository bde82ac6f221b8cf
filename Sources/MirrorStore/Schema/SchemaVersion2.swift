import GRDB

/// What version 2 of the mirror adds: what the user wrote. Released: never to be changed, later versions add
/// migrations.
enum SchemaVersion2 {
  static func create(_ database: Database) throws {
    try database.execute(sql: tables)
  }

  // `draft.item_id` is empty for a new entry, because NULLs are never equal in a unique index.
  //
  // The rows of `outbox` are sent in the order of their ids. `owner` is the process that sends the row or looks for it
  // at present, see `OutboxOwner`; `claim` counts how often it was taken, so that a late outcome is told from a current
  // one. `item_id` is the id of the item that the write became, `ruled_out` a JSON array of the ids of those that the
  // user said it is not, or that were there before it was sent.
  //
  // `timeline_item.written_at` is when the item was put there by a delivery, until the service lists it.
  private static let tables = """
    CREATE TABLE draft (
      id INTEGER PRIMARY KEY,
      account INTEGER NOT NULL REFERENCES account,
      kind TEXT NOT NULL,
      service_id TEXT NOT NULL,
      entry_kind TEXT NOT NULL,
      item_id TEXT NOT NULL,
      item TEXT,
      texts TEXT NOT NULL,
      saved_at INTEGER NOT NULL,
      UNIQUE (account, kind, service_id, entry_kind, item_id)
    );

    CREATE TABLE outbox (
      id INTEGER PRIMARY KEY,
      write_id TEXT NOT NULL UNIQUE,
      account INTEGER NOT NULL REFERENCES account,
      kind TEXT NOT NULL,
      service_id TEXT NOT NULL,
      json TEXT NOT NULL,
      state TEXT NOT NULL,
      attempts INTEGER NOT NULL,
      looks INTEGER NOT NULL,
      due_at INTEGER NOT NULL,
      sent_at INTEGER,
      problem TEXT,
      question TEXT,
      delivery TEXT,
      item_id TEXT,
      ruled_out TEXT,
      delivered_at INTEGER,
      owner INTEGER,
      claim INTEGER NOT NULL
    );
    CREATE INDEX outbox_by_record ON outbox (account, kind, service_id, id);
    CREATE INDEX outbox_under_way ON outbox (account, kind, service_id, id)
      WHERE state IN ('queued', 'sending', 'inDoubt');
    CREATE INDEX outbox_by_item ON outbox (account, item_id) WHERE item_id IS NOT NULL;

    ALTER TABLE timeline_item ADD COLUMN written_at INTEGER;
    """
}
