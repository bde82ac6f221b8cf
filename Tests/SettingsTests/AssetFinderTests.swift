import Canvas
import Settings
import Testing

@Suite struct AssetFinderTests {
  private func theme(_ color: String, _ more: String = "") -> String { "\(more)\n[roles]\ntext = \"\(color)\"\n" }

  @Test func theUsersFolderComesFirst() throws {
    let folder = try TemporaryFolder()
    try folder.write(theme("red"), to: "user/themes/a.theme.toml")
    try folder.write(theme("green"), to: "share/themes/a.theme.toml")
    try folder.write(theme("green"), to: "share/themes/b.theme.toml")
    let builtin = ["a.theme.toml": theme("blue"), "b.theme.toml": theme("blue"), "c.theme.toml": theme("blue")]
    let finder = AssetFinder(
      folders: [folder.file("user"), folder.file("share")],
      builtin: AssetSource(fileNames: builtin.keys.sorted()) { builtin[$0] })
    let colors = ["a", "b", "c"].map {
      Theme.load(AssetReference(name: $0), from: finder).theme.style(.text).foreground
    }
    #expect(colors == [.indexed(1), .indexed(2), .indexed(4)])
    #expect(finder.names(of: .theme) == ["a", "b", "c"])
    #expect(finder.names(of: .keymap).isEmpty)
  }

  /// A user's `default` that inherits `default` changes the one built in.
  @Test func aFileCanInheritItsOwnName() throws {
    let folder = try TemporaryFolder()
    try folder.write("inherits = \"default\"\n[roles]\n\"text.dim\" = \"red\"\n", to: "themes/default.theme.toml")
    let finder = AssetFinder(
      folders: [folder.path], builtin: AssetSource(fileNames: ["default.theme.toml"]) { _ in theme("blue") })
    let (loaded, diagnostics) = Theme.load("default", from: finder)
    #expect(diagnostics.isEmpty)
    #expect(loaded.style(.text).foreground == .indexed(4))
    #expect(loaded.style(.textDim).foreground == .indexed(1))
  }

  @Test func aMissingFileIsReportedWhereItIsNamed() {
    let finder = finder(["default.theme.toml": theme("blue"), "dark.theme.toml": theme("red")])
    let reference = AssetReference(name: "drak", file: "config.toml", line: 1, keyPath: "theme")
    let (loaded, diagnostics) = Theme.load(reference, from: finder)
    #expect(
      diagnostics.map(\.description) == [
        #"config.toml:1: theme = "drak": no such theme; did you mean "dark"? (dark, default)"#
      ])
    #expect(loaded.style(.text).foreground == .indexed(4))
  }

  @Test(arguments: ["", "../secret", "/etc/passwd", ".hidden", "a/b", "a\0b"])
  func namesAreNoPaths(name: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(theme("red"), to: "secret.theme.toml")
    let finder = AssetFinder(folders: [folder.file("user")], builtin: .none)
    #expect(Theme.load(AssetReference(name: name), from: finder).theme == .plain)
  }

  @Test func inheritanceInARingEnds() {
    let finder = finder([
      "a.theme.toml": theme("blue", "inherits = \"b\""), "b.theme.toml": theme("red", "inherits = \"a\""),
    ])
    let (loaded, diagnostics) = Theme.load("a", from: finder)
    #expect(loaded.style(.text).foreground == .indexed(4))
    #expect(diagnostics.map(\.description) == [#"b.theme.toml:1: inherits = "a": inherits itself"#])
  }

  @Test func aMissingParentIsReported() {
    let (loaded, diagnostics) = Theme.load("a", from: finder(["a.theme.toml": theme("blue", "inherits = \"b\"")]))
    #expect(loaded.style(.text).foreground == .indexed(4))
    #expect(
      diagnostics.map(\.description) == [#"a.theme.toml:1: inherits = "b": no such theme; did you mean "a"? (a)"#])
  }
}
