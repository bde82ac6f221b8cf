import CRM
import GRDB
import Testing

@testable import MirrorStore

@Suite struct MaintenanceCheckTests {
  let folder: Folder
  let store: MirrorStore

  init() throws {
    folder = try Folder()
    store = try MirrorStore(path: folder.file("mirror.sqlite"))
    _ = try store.begin(leads, in: work, with: page((0..<50).map { "l\($0)" }, next: nil), at: moment(0))
    try store.beginTimeline(of: ref("l1"), with: TimelinePage(items: [item("1", at: 1)], next: nil), at: moment(3))
    try store.put(note("w1"))
  }

  @Test func aHealthyMirrorHasNoFaults() throws {
    #expect(try store.check().isEmpty)
    #expect(try store.quickCheck().isEmpty)
  }

  @Test func anIndexUnderReconstructionIsNoFault() throws {
    try store.rebuildSearchIndex()
    #expect(try store.check() == [])
    _ = try store.indexBacklog(rows: 20)
    #expect(try store.check() == [])
    while try !store.indexBacklog().isDone {}
    #expect(try store.check().isEmpty)
  }

  @Test(arguments: [
    (
      "UPDATE record SET search_row = NULL WHERE service_id IN ('l3', 'l4')", MirrorFault.Part.index, "2 rows of record"
    ),
    ("UPDATE timeline_item SET search_row = NULL", .index, "1 rows of timeline_item"),
    ("UPDATE record SET search_row = search_row + 1 WHERE service_id = 'l49'", .index, "1 records"),
    ("INSERT INTO record_search (record_search) VALUES ('delete-all')", .index, "50 records"),
    ("DELETE FROM original WHERE record = 1", .rows, "1 records without their JSON"),
    ("UPDATE outbox SET state = 'lost'", .written, "The outbox: unknown OutboxState: lost"),
    (
      """
      INSERT INTO draft (account, kind, service_id, entry_kind, item_id, texts, saved_at)
      VALUES (1, 'lead', 'l1', 'note', '', '{', 0)
      """, .written, "Drafts: a stored"
    ),
    (
      "PRAGMA defer_foreign_keys = 1; UPDATE timeline_item SET timeline = 99; ", .rows,
      "1 rows of timeline_item without timeline"
    ),
  ])
  func saysWhatIsWrong(_ damage: String, _ part: MirrorFault.Part, _ words: String) throws {
    let queue = try DatabaseQueue(path: store.path, configuration: Self.withoutForeignKeys)
    try queue.write { try $0.execute(sql: damage) }
    let faults = try store.check()
    #expect(faults.map(\.part) == [part], "\(faults)")
    #expect(faults.first?.words.contains(words) == true, "\(faults)")
  }

  @Test func rebuildingMendsTheIndex() throws {
    try store.write { try $0.execute(sql: "INSERT INTO record_search (record_search) VALUES ('delete-all')") }
    #expect(try !store.check().isEmpty)
    try store.rebuildSearchIndex()
    while try !store.indexBacklog().isDone {}
    #expect(try store.check().isEmpty)
  }

  private static var withoutForeignKeys: Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    return configuration
  }
}
