import Testing

@testable import MirrorStore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite struct MaintenanceOpenMarkTests {
  let folder: Folder
  let path: String

  init() throws {
    folder = try Folder()
    path = folder.file("mirror.sqlite")
    _ = try MirrorStore(path: path)
  }

  /// What a process leaves behind that was killed.
  private func leaveMark() throws { try Folder.write([], to: path + "-open-killed") }

  @Test func goesAwayInOrder() throws {
    do {
      let first = try #require(OpenMark.make(forMirror: path))
      let second = try #require(OpenMark.make(forMirror: path))
      #expect(!first.followsCrash && !second.followsCrash)
      #expect(try folder.names.count { $0.contains("-open-") } == 2)
    }
    #expect(try folder.names == ["mirror.sqlite"])
  }

  @Test func tellsOfOneThatDiedUntilTheMirrorIsChecked() throws {
    try leaveMark()
    do { #expect(OpenMark.make(forMirror: path)?.followsCrash == true) }
    let mark = try #require(OpenMark.make(forMirror: path))
    #expect(mark.followsCrash)
    mark.finishCheck()
    #expect(OpenMark.make(forMirror: path)?.followsCrash == false)
  }

  @Test func isOneOfAllNamesOfTheMirror() throws {
    try leaveMark()
    let other = folder.file("link.sqlite")
    #expect(symlink(path, other) == 0)
    #expect(OpenMark.make(forMirror: other)?.followsCrash == true)
  }

  @Test func aFolderThatCannotBeWrittenToHasNone() {
    #expect(OpenMark.make(forMirror: "/nonexistent/mirror.sqlite") == nil)
  }
}

extension Folder {
  /// What is in it, but for the files that SQLite and the outbox have beside the mirror.
  fileprivate var names: [String] {
    get throws {
      let stream = try #require(opendir(path))
      defer { closedir(stream) }
      var names: [String] = []
      while let entry = readdir(stream) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        if ![".", ".."].contains(name), !name.hasSuffix("-wal"), !name.hasSuffix("-shm") { names.append(name) }
      }
      return names.sorted()
    }
  }
}
