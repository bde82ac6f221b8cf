import CRM
import GRDB
import MirrorStore
import Testing

/// Files as released versions wrote them open with everything in them.
@Suite struct SchemaTests {
  @Test func aFileOfVersion1Opens() throws {
    let folder = try Folder()
    defer { withExtendedLifetime(folder) {} }
    let path = folder.file("mirror.sqlite")
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: version1) }
    try queue.close()

    let store = try MirrorStore(path: path)
    #expect(try store.ids() == ["l2", "l1"])
    let answer = Answer(count: 2, freshCount: 1, total: 9, next: "1", fetchedAt: moment(0))
    #expect(try store.answer(to: leads, in: work) == answer)
    let record = Record(
      id: RecordID(.lead, "l1"), title: "Ada", status: "Won", created: moment(-1), updated: moment(0),
      original: ["id": "l1"])
    #expect(try store.record(RecordRef(work, record.id)) == StoredRecord(record: record, fetchedAt: moment(0)))
    let call = TimelineItem(
      id: "a1", kind: .call, at: moment(0), title: "Call", body: "Hello", direction: .outbound, duration: 60,
      source: "Close activity")
    let timeline = StoredTimeline(items: [call], next: "2", limitation: nil, fetchedAt: moment(0))
    #expect(try store.timeline(of: RecordRef(work, record.id)) == timeline)
    #expect(try store.vocabulary(of: work)?.users == [Choice("u1", "Ada")])
    #expect(try store.note("account") == "work")
    #expect(
      try store.extend(leads, in: work, from: "1", with: page(["l3"], next: "2"), at: moment(1))?.freshCount == 2)
    #expect(try store.ids() == ["l2", "l3", "l1"])

    // And has what later versions brought.
    #expect(try store.search(SearchQuery("ada"), limit: 9, now: moment(2)).isEmpty)
    while try !store.indexBacklog(rows: 1).isDone {}
    #expect(try store.search(SearchQuery("ada"), limit: 9, now: moment(2)).map(\.row.id.id) == ["l1"])
    #expect(try store.search(SearchQuery("note:hello"), limit: 9, now: moment(2)).map(\.item) == ["a1"])
    try store.checkSearchIndex()
    let item = try store.enqueue(note("w1", on: RecordRef(work, record.id)), dueAt: moment(1))
    #expect(try store.outbox(delivered: false) == [item])
    let draft = Draft(key: DraftKey(RecordRef(work, record.id), .call), texts: [.text: "Hello"], savedAt: moment(1))
    try store.saveDraft(draft)
    #expect(try MirrorStore(path: path).drafts(of: nil) == [draft])
  }

  // Version 1 to the letter; not to be changed together with the schema.
  private let version1 = #"""
    PRAGMA application_id = 1131173232;
    CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
    INSERT INTO grdb_migrations VALUES ('1');

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

    INSERT INTO account VALUES (1, 'work');
    INSERT INTO record VALUES
      (1, 1, 'lead', 'l1', 'Ada', NULL, 'Won', NULL, 1699999999000000, 1700000000000000, 0, 1700000000000000),
      (2, 1, 'lead', 'l2', 'Bob', NULL, NULL, NULL, NULL, NULL, 1, 1700000000000000);
    INSERT INTO original VALUES (1, '{"id":"l1"}'), (2, '{"id":"l2"}');
    INSERT INTO answer VALUES (1, 1, '{"kind":"lead"}', 7, 1, -3, 1, 9, '1', 1700000000000000);
    INSERT INTO answer_row VALUES (1, 7, 2), (1, -3, 1);
    INSERT INTO timeline VALUES (1, 1, 'lead', 'l1', 1, '2', NULL, 1700000000000000);
    INSERT INTO timeline_item VALUES
      (1, 1, 'a1', 1, 'call', 1700000000000000, 0, 'Call', 'Hello', 0, NULL, 'outbound', 60, NULL, 'Close activity');
    INSERT INTO vocabulary VALUES
      (1, '{"stages":[],"segments":[],"users":[{"key":"u1","label":"Ada"}],"fields":[],"views":[]}', 1700000000000000);
    INSERT INTO note VALUES ('account', 'work');
    """#
}
