import Foundation
import Settings
import Testing

@Suite struct SettingsWatchTests {
  private let folder: TemporaryFolder
  private let watch: SettingsWatch

  init() throws {
    folder = try TemporaryFolder()
    watch = try #require(SettingsWatch())
    try folder.write("a = 1\n", to: "themes/mine.theme.toml")
  }

  /// Whether the descriptor says that there is something, at once: the kernel has told before the write returned.
  private var isReadable: Bool {
    var wait = pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&wait, 1, 0) == 1
  }

  @Test func nothingIsToldWhileNothingHappens() {
    watch.watch(folders: [folder.file("themes")], files: [])
    #expect(!isReadable)
    #expect(!watch.takeChanges())
  }

  @Test func writingRenamingAndRemovingAreTold() throws {
    watch.watch(folders: [folder.file("themes")], files: [folder.file("themes/mine.theme.toml")])
    let file = folder.file("themes/mine.theme.toml")
    try folder.write("a = 2\n", to: "themes/mine.theme.toml")
    #expect(isReadable)
    #expect(watch.takeChanges())
    #expect(!isReadable)
    try folder.write("a = 3\n", to: "themes/new.toml")
    #expect(watch.takeChanges())
    #expect(rename(folder.file("themes/new.toml"), file) == 0)
    #expect(watch.takeChanges())
    watch.watch(folders: [folder.file("themes")], files: [file])
    try folder.remove("themes/mine.theme.toml")
    #expect(watch.takeChanges())
  }

  #if os(Linux)
    @Test func whatEditorsKeepBesideItIsNot() throws {
      watch.watch(folders: [folder.file("themes")], files: [])
      try folder.write("x", to: "themes/4913")
      try folder.write("x", to: "themes/.mine.theme.toml.swp")
      #expect(isReadable)
      #expect(!watch.takeChanges())
    }
  #endif

  @Test func aFileBehindALinkIsWatchedWhereItIs() throws {
    try folder.write("a = 1\n", to: "dotfiles/linked.theme.toml")
    let link = folder.file("themes/linked.theme.toml")
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: folder.file("dotfiles/linked.theme.toml"))
    watch.watch(folders: [folder.file("themes")], files: [link])
    _ = watch.takeChanges()
    try folder.write("a = 2\n", to: "dotfiles/linked.theme.toml")
    #expect(watch.takeChanges())
  }

  @Test func foldersAreLetGo() throws {
    watch.watch(folders: [folder.file("themes")], files: [])
    watch.watch(folders: [], files: [])
    _ = watch.takeChanges()
    try folder.write("a = 2\n", to: "themes/mine.theme.toml")
    #expect(!watch.takeChanges())
  }

  @Test func aFolderThatComesLaterIsTold() throws {
    watch.watch(folders: [folder.path, folder.file("later")], files: [])
    try folder.write("a = 2\n", to: "later/new.theme.toml")
    #expect(watch.takeChanges())
  }
}
