import CRM
import GRDB
import Testing

@testable import MirrorStore

/// A mirror that cannot be used is moved away, and what the user wrote is saved.
@Suite struct MaintenanceSetAsideTests {
  let folder: Folder
  let path: String

  init() throws {
    folder = try Folder()
    path = folder.file("mirror.sqlite")
  }

  private let draft = Draft(key: DraftKey(ref("l1"), .note), texts: [.text: "Half a th"], savedAt: moment(5))

  /// A mirror with records, two writes, of which one is delivered, and a draft.
  private func fill() throws {
    let store = try MirrorStore(path: path)
    try store.put(note("w1"), note("w2", on: ref("l2")))
    let claimed = try #require(try store.claim(OutboxOwner(of: store)))
    _ = try store.finish(claimed, .delivered(delivery("acti_1")), at: moment(11))
    try store.saveDraft(draft)
    _ = try store.begin(leads, in: work, with: page((0..<500).map { "l\($0)" }, next: nil), at: moment(0))
  }

  private func opened() throws -> OpenedMirror { try OpenedMirror(path: path, at: moment(100)) }

  /// Overwrites the pages that a table, or one of its indexes, is in.
  private func damage(_ table: String) throws {
    let queue = try DatabaseQueue(path: path)
    let (root, size) = try queue.writeWithoutTransaction { database in
      _ = try Row.fetchAll(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      return (
        try Int.fetchOne(database, sql: "SELECT rootpage FROM sqlite_master WHERE name = ?", arguments: [table]),
        try Int.fetchOne(database, sql: "PRAGMA page_size")
      )
    }
    try queue.close()
    let page = try #require(root)
    let length = try #require(size)
    var bytes = try Folder.read(path)
    for index in (page - 1) * length..<page * length { bytes[index] = 0x5A }
    try Folder.write(bytes, to: path)
  }

  @Test func aHealthyMirrorIsOpenedAsItIs() throws {
    try fill()
    let mirror = try opened()
    #expect(mirror.setAside == nil)
    #expect(!mirror.store.followsCrash)
    #expect(try mirror.store.ids().count == 500)
  }

  @Test func whatIsNoDatabaseIsKeptBesideANewMirror() throws {
    let garbage = Array("this is no database, it is a letter to my aunt\n".utf8)
    try Folder.write(garbage, to: path)
    let mirror = try opened()
    let aside = try #require(mirror.setAside)
    #expect(aside.cause == .damage)
    #expect(aside.path == path + ".set-aside-2023-11-14")
    #expect(aside.rescue.writes == 0 && aside.rescue.isIncomplete)
    #expect(try Folder.read(aside.path) == garbage)
    try mirror.store.setNote("a", "b")
    #expect(Folder.mode(of: path) == 0o600)
    // The next time all is well.
    #expect(try opened().setAside == nil)
  }

  @Test func aSecondOneOfTheSameDayGetsANumber() throws {
    for name in [".set-aside-2023-11-14", ".set-aside-2023-11-14-2"] { try Folder.write([1], to: path + name) }
    try Folder.write(Array("nonsense".utf8), to: path)
    #expect(try opened().setAside?.path == path + ".set-aside-2023-11-14-3")
    #expect(try Folder.read(path + ".set-aside-2023-11-14") == [1])
  }

  @Test func aDamagedPageCondemnsAndOutboxAndDraftsAreSaved() throws {
    try fill()
    try damage("record")
    do {
      let mirror = try opened()
      #expect(mirror.setAside == nil)
      let error = #expect(throws: MirrorError.self) { try mirror.store.ids() }
      #expect(error?.reason == .damaged)
      #expect(try !mirror.store.quickCheck().isEmpty)
      #expect(try !mirror.store.check().isEmpty)
      // While it is open it stays where it is.
      #expect(try opened().setAside == nil)
    }
    let mirror = try opened()
    let aside = try #require(mirror.setAside)
    #expect(aside.cause == .damage)
    #expect(aside.rescue == SetAside.Rescue(writes: 1, drafts: 1))
    #expect(Folder.mode(of: aside.path) == 0o600)
    #expect(try mirror.store.drafts(of: nil) == [draft])
    #expect(try mirror.store.outbox(delivered: true).map(\.id) == [WriteID("w1"), WriteID("w2")])
    #expect(try mirror.store.outboxItem(WriteID("w1"))?.delivery == delivery("acti_1"))
    // It may have been sent: the file cannot be trusted to say.
    #expect(try mirror.store.state("w2") == .inDoubt)
    #expect(try mirror.store.claim(OutboxOwner(of: mirror.store), at: moment(101))?.task == .settle(sentAt: moment(0)))
    #expect(try mirror.store.check().isEmpty)
  }

  @Test func aConflictAndWhatADraftChangesAreSaved() throws {
    try fill()
    let target = ItemTarget(id: "acti_2", kind: .note, title: "N")
    let conflict = WriteConflict(.changedBoth, [.init(.text, base: nil, theirs: .text("a"), mine: .text("b"))])
    let base = EditBase(entry: Entry(.note, [.text: .text("N")]), facts: ItemFacts([.text: .text("N")]))
    let edit = Draft(
      key: DraftKey(ref("l1"), .note, editing: target), texts: [.text: "M"], savedAt: moment(6), base: base)
    do {
      let store = try MirrorStore(path: path)
      let claimed = try #require(try store.claim(OutboxOwner(of: store), at: moment(20)))
      _ = try store.finish(claimed, .conflict(conflict), at: moment(21))
      try store.saveDraft(edit)
    }
    try damage("record")
    do { try MirrorStore(path: path).condemn() }
    let mirror = try opened()
    #expect(try #require(mirror.setAside).rescue == SetAside.Rescue(writes: 1, drafts: 2))
    let item = try mirror.store.outboxItem(WriteID("w2"))
    #expect(item?.state == .conflict && item?.conflict == conflict)
    #expect(try mirror.store.draft(edit.key) == edit)
  }

  @Test func whatIsLeftOfADamagedOutboxIsSaved() throws {
    try fill()
    do {
      let store = try MirrorStore(path: path)
      let text = String(repeating: "Long ", count: 400)
      for number in 0..<60 { try store.put(note("x\(number)", text: text)) }
    }
    // A leaf in the middle of the table.
    var bytes = try Folder.read(path)
    let needle = Array("\"x30\"".utf8)
    let place = try #require((0..<bytes.count - 8).first { Array(bytes[$0..<$0 + needle.count]) == needle })
    let page = place / 8192
    for index in page * 8192..<(page + 1) * 8192 { bytes[index] = 0x5A }
    try Folder.write(bytes, to: path)
    do { try MirrorStore(path: path).condemn() }
    let mirror = try opened()
    let rescue = try #require(mirror.setAside).rescue
    #expect(rescue.isIncomplete)
    #expect((40..<61).contains(rescue.writes), "\(rescue)")
    let ids = Set(try mirror.store.outbox(delivered: false).map(\.id.rawValue))
    #expect(ids.isSuperset(of: ["w2", "x0", "x59"]))
    #expect(!ids.contains("x30"))
  }

  @Test func aMirrorThatCannotBeBroughtUpToDateIsSetAside() throws {
    try fill()
    let queue = try DatabaseQueue(path: path)
    // What the last migrations made is there already.
    try queue.write { try $0.execute(sql: "DELETE FROM grdb_migrations WHERE CAST(identifier AS INTEGER) > 2") }
    try queue.close()
    let mirror = try opened()
    let aside = try #require(mirror.setAside)
    #expect(aside.cause == .migration)
    #expect(aside.detail?.contains("already exists") == true)
    #expect(aside.rescue == SetAside.Rescue(writes: 1, drafts: 1))
    #expect(try mirror.store.state("w2") == .queued)
  }

  @Test func afterACrashTheFileIsChecked() throws {
    try fill()
    func crash() throws { try Folder.write([], to: path + "-open-killed") }
    try crash()
    do {
      let mirror = try opened()
      #expect(mirror.store.followsCrash)
      #expect(try mirror.store.checkAfterCrash().isEmpty)
    }
    #expect(try !opened().store.followsCrash)

    try damage("record")
    try crash()
    do { #expect(try opened().store.checkAfterCrash().first?.part == .file) }
    let mirror = try opened()
    #expect(mirror.setAside?.rescue == SetAside.Rescue(writes: 1, drafts: 1))
    #expect(!mirror.store.followsCrash)
  }

  @Test func theDatabaseOfAnotherProgramStaysWhereItIs() throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: "CREATE TABLE theirs (a)") }
    try queue.close()
    let before = try Folder.read(path)
    let error = #expect(throws: MirrorError.self) { try opened() }
    #expect(error?.reason == .foreign)
    #expect(try Folder.read(path) == before)
  }

  @Test func aWriteThatCannotBeReadDoesNotKeepTheOthersBack() throws {
    try fill()
    do {
      let store = try MirrorStore(path: path)
      try store.put(note("w3"))
      try store.write { try $0.execute(sql: "UPDATE outbox SET json = '{' WHERE write_id = 'w3'") }
      #expect(throws: MirrorError.self) { try store.outbox(delivered: false) }
    }
    let mirror = try opened()
    #expect(mirror.setAside?.rescue == SetAside.Rescue(writes: 1, drafts: 1, isIncomplete: true))
    #expect(try mirror.store.outbox(delivered: false).map(\.id) == [WriteID("w2")])
  }

  @Test func aCondemnedMirrorThatIsWholeAfterAllStays() throws {
    try fill()
    do { try MirrorStore(path: path).condemn() }
    #expect(try opened().setAside == nil)
    #expect(try MirrorStore(path: path).ids().count == 500)
    #expect(Folder.mode(of: path + "-damaged") == nil)
  }

  @Test func anInterruptedReplacementIsFinished() throws {
    try fill()
    // As it is when the old one was moved and the new one was not.
    try MirrorFile.move(database: path, to: path + ".new")
    #expect(try opened().store.outbox(delivered: false).map(\.id) == [WriteID("w2")])
    #expect(Folder.mode(of: path + ".new") == nil)
  }

  @Test func severalOpenADamagedMirrorAtOnce() async throws {
    try Folder.write(Array("nonsense".utf8), to: path)
    let setAside = try await withThrowingTaskGroup { group in
      for index in 0..<6 {
        group.addTask {
          let mirror = try opened()
          try mirror.store.setNote("\(index)", "here")
          return mirror.setAside
        }
      }
      return try await group.reduce(into: [SetAside]()) { if let aside = $1 { $0.append(aside) } }
    }
    #expect(setAside.count == 1)
    let store = try MirrorStore(path: path)
    for index in 0..<6 { #expect(try store.note("\(index)") == "here") }
  }
}
