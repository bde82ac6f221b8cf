import Canvas
import Settings
import Testing

/// A theme whose files are written while it is in use.
@Suite struct ThemeInUseTests {
  private let folder: TemporaryFolder
  private let source: ThemeSource

  init() throws {
    folder = try TemporaryFolder()
    source = ThemeSource(
      configFile: folder.file("config.toml"),
      finder: AssetFinder(
        folders: [folder.path],
        builtin: AssetSource(fileNames: ["default.theme.toml", "other.theme.toml"]) { name in
          name == "mine.theme.toml" ? nil : "[roles]\ntext = 3\n"
        }),
      choice: ThemeChoice(path: folder.file("state/theme")))
    try folder.write("theme = \"mine\"\n", to: "config.toml")
    try folder.write("[roles]\ntext = 1\n", to: "themes/mine.theme.toml")
  }

  private func text(_ inUse: ThemeInUse) -> Color { inUse.theme.style(.text).foreground }

  @Test func whatIsSavedIsShown() throws {
    var inUse = ThemeInUse(source.reload())
    #expect(inUse.reloaded(source.reload()) == .same)
    try folder.write("[roles]\ntext = 2\n", to: "themes/mine.theme.toml")
    #expect(inUse.reloaded(source.reload()) == .changed([]))
    #expect(text(inUse) == .indexed(2))
  }

  @Test func aBrokenSaveKeepsTheLookAndIsSaidOnce() throws {
    var inUse = ThemeInUse(source.reload())
    try folder.write("[roles]\ntext = \"rde\"\n", to: "themes/mine.theme.toml")
    guard case .kept(let found) = inUse.reloaded(source.reload()) else {
      Issue.record("a broken theme was taken")
      return
    }
    #expect(found.map(\.line) == [2])
    #expect(found.first?.file == folder.file("themes/mine.theme.toml"))
    #expect(inUse.reloaded(source.reload()) == .same)
    #expect(text(inUse) == .indexed(1))
    try folder.write("[roles]\ntext = 1\n", to: "themes/mine.theme.toml")
    #expect(inUse.reloaded(source.reload()) == .mended)
  }

  @Test func aThemeThatIsGoneKeepsItsLook() throws {
    var inUse = ThemeInUse(source.reload())
    try folder.remove("themes/mine.theme.toml")
    guard case .kept = inUse.reloaded(source.reload()) else {
      Issue.record("the default took the place of a theme that is gone")
      return
    }
    #expect(text(inUse) == .indexed(1))
  }

  @Test func oneRoleOfTheConfigIsFollowed() throws {
    var inUse = ThemeInUse(source.reload())
    try folder.write("theme = \"mine\"\n[roles]\ntext = 5\n", to: "config.toml")
    #expect(inUse.reloaded(source.reload()) == .changed([]))
    #expect(text(inUse) == .indexed(5))
    try folder.write("theme = \"mine\"\n[roles\ntext = 6\n", to: "config.toml")
    guard case .kept = inUse.reloaded(source.reload()) else {
      Issue.record("a broken config was taken")
      return
    }
    #expect(text(inUse) == .indexed(5))
  }

  @Test func whatIsWrongInTheConfigFromTheStartKeepsNothingFromBeingRead() throws {
    try folder.write("theme = \"mine\"\nkeymap =\n", to: "config.toml")
    var inUse = ThemeInUse(source.reload())
    try folder.write("[roles]\ntext = 2\n", to: "themes/mine.theme.toml")
    #expect(inUse.reloaded(source.reload()) == .changed([]))
    #expect(text(inUse) == .indexed(2))
  }

  @Test func aChoiceHoldsUntilTheConfigNamesAnotherTheme() throws {
    #expect(source.choose("other"))
    #expect(source.reload().theme.name == "other")
    try folder.write("theme = \"default\"\n", to: "config.toml")
    #expect(source.reload().theme.name == "default")
    try folder.write("theme = \"mine\"\n", to: "config.toml")
    #expect(source.choose("gone"))
    #expect(source.reload().theme.name == "mine")
    #expect(source.reload().diagnostics.isEmpty)
  }
}
