import CRM
import GRDB
import Testing

@testable import MirrorStore

@Suite struct MirrorFileTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  @Test func createsOwnerOnlyFoldersAndFiles() throws {
    let path = folder.file("data/closeup/mirror.sqlite")
    let store = try MirrorStore(path: path)
    try store.setNote("a", "b")
    #expect(Folder.mode(of: folder.file("data")) == 0o700)
    #expect(Folder.mode(of: folder.file("data/closeup")) == 0o700)
    for suffix in ["", "-wal", "-shm"] { #expect(Folder.mode(of: path + suffix) == 0o600, "\(suffix)") }
  }

  @Test func takesGroupAndOthersOffAFileThatLetsThemIn() throws {
    let path = folder.file("mirror.sqlite")
    try MirrorStore(path: path).setNote("a", "b")
    Folder.setMode(0o644, of: path)
    let store = try MirrorStore(path: path)
    #expect(try store.note("a") == "b")
    for suffix in ["", "-wal", "-shm"] { #expect(Folder.mode(of: path + suffix) == 0o600, "\(suffix)") }
  }

  @Test func leavesTheModeOfAnExistingFolderAlone() throws {
    Folder.setMode(0o755, of: folder.path)
    _ = try MirrorStore(path: folder.file("mirror.sqlite"))
    #expect(Folder.mode(of: folder.path) == 0o755)
  }

  @Test func keepsWhatWasWrittenBeforeItWasClosed() throws {
    let path = folder.file("mirror.sqlite")
    _ = try MirrorStore(path: path).begin(leads, in: work, with: page(["a", "b"], next: nil), at: moment(0))
    // The log has been merged: there is one file to copy.
    #expect(Folder.mode(of: path + "-wal") == nil)
    #expect(try MirrorStore(path: path).ids() == ["a", "b"])
  }

  @Test func putsTheLogIntoTheFileWhenTheWorkIsDone() throws {
    let path = folder.file("mirror.sqlite")
    let store = try MirrorStore(path: path)
    try store.setNote("a", "b")
    // A reader is the last of the pool to close.
    #expect(try store.note("a") == "b")
    #expect(Folder.mode(of: path + "-wal") != nil)
    store.finish()
    #expect(Folder.mode(of: path + "-wal") == nil)
    #expect(try MirrorStore(path: path).note("a") == "b")
  }

  @Test func leavesTheLogToOthersThatHaveTheFileOpen() throws {
    let path = folder.file("mirror.sqlite")
    let other = try MirrorStore(path: path)
    let store = try MirrorStore(path: path)
    try store.setNote("a", "b")
    store.finish()
    #expect(throws: MirrorError.self) { try store.note("a") }
    #expect(Folder.mode(of: path + "-wal") != nil)
    #expect(try other.note("a") == "b")
    try other.setNote("a", "c")
    #expect(try other.note("a") == "c")
  }

  @Test func waitsForTheDiskWithEveryWrite() throws {
    let store = try MirrorStore(path: folder.file("mirror.sqlite"))
    #expect(try store.write { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 2)
  }

  @Test func refusesGarbageAndLeavesItThere() throws {
    let path = folder.file("mirror.sqlite")
    let garbage = Array("this is no database, it only lies where one should be\n".utf8)
    try Folder.write(garbage, to: path)
    let error = #expect(throws: MirrorError.self) { try MirrorStore(path: path) }
    #expect(error?.reason == .damaged)
    #expect(error?.summary.contains(path) == true)
    #expect(error?.advice != nil)
    #expect(try Folder.read(path) == garbage)
  }

  @Test func saysSoWhenAPartOfTheFileIsDamaged() throws {
    let path = folder.file("mirror.sqlite")
    do {
      let store = try MirrorStore(path: path)
      let ids = (0..<500).map { "lead\($0)" }
      _ = try store.begin(leads, in: work, with: page(ids, next: nil), at: moment(0))
    }
    // The first page, with the schema, stays whole.
    var bytes = try Folder.read(path)
    for index in 4096..<bytes.count { bytes[index] = 0x5A }
    try Folder.write(bytes, to: path)
    let error = #expect(throws: MirrorError.self) { try MirrorStore(path: path).ids() }
    #expect(error?.reason == .damaged)
    #expect(try Folder.read(path).count == bytes.count)
  }

  @Test func refusesTheDatabaseOfAnotherProgramUntouched() throws {
    let path = folder.file("other.sqlite")
    let other = try DatabaseQueue(path: path)
    try other.write { try $0.execute(sql: "CREATE TABLE theirs (a)") }
    try other.close()
    let before = try Folder.read(path)
    let error = #expect(throws: MirrorError.self) { try MirrorStore(path: path) }
    #expect(error?.reason == .foreign)
    #expect(try Folder.read(path) == before)
  }

  @Test func refusesAMirrorOfANewerVersion() throws {
    let path = folder.file("mirror.sqlite")
    do {
      let store = try MirrorStore(path: path)
      try store.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('999')") }
    }
    let error = #expect(throws: MirrorError.self) { try MirrorStore(path: path) }
    #expect(error?.reason == .newer)
    #expect(error?.advice?.contains("Update closeup") == true)
  }

  @Test func saysSoWhenTheFileCannotBeMade() throws {
    try Folder.write([], to: folder.file("file"))
    let error = #expect(throws: MirrorError.self) { try MirrorStore(path: folder.file("file/mirror.sqlite")) }
    #expect(error?.reason == .cannotOpen)
    #expect(throws: MirrorError.self) { try MirrorStore(path: folder.path) }
  }

  @Test func finishesACreationThatWasInterrupted() throws {
    let path = folder.file("mirror.sqlite")
    let queue = try DatabaseQueue(path: path)
    try queue.write {
      try $0.execute(sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
    }
    try queue.close()
    let store = try MirrorStore(path: path)
    try store.setNote("a", "b")
    #expect(try store.note("a") == "b")
  }

  @Test func manyOpenANewMirrorAtOnce() async throws {
    let path = folder.file("mirror.sqlite")
    try await withThrowingTaskGroup { group in
      for index in 0..<8 {
        group.addTask { try MirrorStore(path: path).setNote("\(index)", "here") }
      }
      try await group.waitForAll()
    }
    let store = try MirrorStore(path: path)
    for index in 0..<8 { #expect(try store.note("\(index)") == "here") }
  }

  @Test func aTemporaryMirrorLeavesNothingBehind() throws {
    var path = ""
    do {
      let store = try MirrorStore.temporary()
      try store.setNote("a", "b")
      path = store.path
      #expect(Folder.mode(of: path) == 0o600)
    }
    for suffix in ["", "-wal", "-shm"] { #expect(Folder.mode(of: path + suffix) == nil) }
    #expect(Folder.mode(of: String(path.dropLast("/mirror.sqlite".count))) == nil)
  }
}
