import CRM
import GRDB
import Testing

@testable import MirrorStore

/// A full disk, of which SQLite is made to believe in.
@Suite struct MaintenanceFullDiskTests {
  @Test func saysSoAndGoesOnReading() throws {
    let folder = try Folder()
    let store = try MirrorStore(path: folder.file("mirror.sqlite"))
    _ = try store.begin(leads, in: work, with: page(["a", "b"], next: nil), at: moment(0))
    try store.write { database in
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      try database.execute(sql: "PRAGMA max_page_count = \(pages)")
    }
    let text = String(repeating: "More than there is room for. ", count: 10_000)
    let error = #expect(throws: MirrorError.self) { try store.put(note("w1", text: text)) }
    #expect(error?.reason == .full)
    #expect(error?.summary.contains("disk is full") == true)
    #expect(error?.advice != nil)
    #expect(try store.ids() == ["a", "b"])
    #expect(try store.outbox(delivered: true).isEmpty)
    #expect(try store.check().isEmpty)
    // With room again it goes on as if nothing had been.
    try store.write { try $0.execute(sql: "PRAGMA max_page_count = 1000000") }
    try store.put(note("w1", text: text))
    #expect(try store.state("w1") == .queued)
  }
}
