import Canvas
import Settings
import Testing

@Suite struct ThemeTests {
  private func load(_ text: String, _ others: [String: String] = [:]) -> (theme: Theme, messages: [String]) {
    var files = others
    files["t.theme.toml"] = text
    let (theme, diagnostics) = Theme.load("t", from: finder(files))
    return (theme, diagnostics.map(\.description))
  }

  @Test(arguments: [
    (#""red""#, Color.indexed(1)), (#""bright-black""#, .indexed(8)), (#""default""#, .terminal),
    ("208", .indexed(208)),
    (#""17""#, .indexed(17)), (##""#ff8000""##, .rgb(255, 128, 0)), (#""brand""#, .rgb(1, 2, 3)),
  ])
  func takesColors(text: String, color: Color) {
    let (theme, messages) = load("[palette]\nbrand = \"#010203\"\n[roles]\ntext = \(text)\n")
    #expect(messages.isEmpty)
    #expect(theme.style(.text).foreground == color)
  }

  @Test func takesTablesNestedOrQuoted() {
    let (theme, messages) = load(
      """
      [roles]
      "list.selected" = { fg = "red", bg = 4, bold = true, reverse = false }
      menu.row = { underline = true, italic = true }
      [roles.text]
      fg = "green"
      dim = "cyan"
      [roles.status]
      error = "magenta"
      """)
    #expect(messages.isEmpty)
    #expect(theme.style(.listSelected) == Style(foreground: .indexed(1), background: .indexed(4), attributes: .bold))
    #expect(theme.style(.menuRow) == Style(foreground: .indexed(2), attributes: [.underline, .italic]))
    #expect(theme.style(.text).foreground == .indexed(2))
    #expect(theme.style(.textDim).foreground == .indexed(6))
    #expect(theme.style(.statusError).foreground == .indexed(5))
  }

  @Test func theLongestPrefixDecides() {
    let (theme, _) = load(
      "[roles]\ntext = { fg = \"red\", bg = \"black\", bold = true }\nlist = \"green\"\n\"timeline.kind\" = \"blue\"\n")
    #expect(theme.style(.listSelectedUnfocused).foreground == .indexed(2))
    #expect(theme.style(.timelineCall).foreground == .indexed(4))
    // The colours of text are the base of every role, its attributes only of its own.
    #expect(theme.style(.listRow).background == .indexed(0))
    #expect(theme.style(.menuRow) == Style(foreground: .indexed(1), background: .indexed(0)))
    #expect(theme.style(.textDim).attributes == .bold)
  }

  @Test func aChildOverridesRolesAndPalette() {
    let parent = "[palette]\naccent = \"red\"\n[roles]\ntext = \"accent\"\n\"text.dim\" = \"green\"\n"
    let (theme, messages) = load(
      "inherits = \"p\"\n[palette]\naccent = \"blue\"\n[roles]\n\"text.dim\" = { bold = true }\n",
      ["p.theme.toml": parent])
    #expect(messages.isEmpty)
    #expect(theme.style(.text).foreground == .indexed(4))
    #expect(theme.style(.textDim) == Style(foreground: .indexed(4), attributes: .bold))
  }

  private static let colors = #"(default, black … white, bright-black … bright-white, 0 to 255, #rrggbb)"#

  @Test(arguments: [
    (
      "[roles]\ntext = \"bleu\"",
      #"t.theme.toml:2: roles.text = "bleu": unknown colour; did you mean "blue"? "# + colors
    ),
    ("[roles]\ntext = 256", "t.theme.toml:2: roles.text = 256: unknown colour " + colors),
    ("[roles]\ntext = { bg = \"#12345\" }", ##"t.theme.toml:2: roles.text.bg = "#12345": unknown colour "## + colors),
    (
      "[palette]\nx = \"gren\"", #"t.theme.toml:2: palette.x = "gren": unknown colour; did you mean "green"? "# + colors
    ),
    (
      "[palette]\naccent = 1\n[roles]\ntext = \"acent\"",
      #"t.theme.toml:4: roles.text = "acent": unknown colour; did you mean "accent"? "#
        + colors.dropLast() + ", a name of [palette])"
    ),
    (
      "[roles]\n\"list.selectd\" = 1",
      #"t.theme.toml:2: roles."list.selectd": unknown role; did you mean "list.selected"?"#
    ),
    ("[roles]\nlist.selectd = 1", #"t.theme.toml:2: roles.list.selectd: unknown role; did you mean "list.selected"?"#),
    (
      "[roles]\ntext = { fg = 1, blod = true }",
      #"t.theme.toml:2: roles.text.blod = true: unknown key; did you mean "bold"? (fg, bg, bold, dim, italic, underline, reverse)"#
    ),
    ("[roles]\ntext = { bold = 1 }", "t.theme.toml:2: roles.text.bold = 1: expected true or false"),
    (
      "[roles]\ntext = true",
      "t.theme.toml:2: roles.text = true: expected a colour, or a table (fg, bg, bold, dim, italic, underline, reverse)"
    ),
    ("[role]\ntext = 1", #"t.theme.toml:1: role: unknown key; did you mean "roles"? (inherits, palette, roles)"#),
    ("inherits = 1", "t.theme.toml:1: inherits = 1: expected text in quotes"),
  ])
  func reportsWhatIsWrong(text: String, message: String) {
    #expect(load(text).messages == [message])
  }

  @Test func theRestOfABrokenThemeIsUsed() {
    let (theme, messages) = load("[roles]\ntext = red\n\"text.dim\" = \"nocolor\"\n\"list.row\" = \"green\"\n")
    #expect(messages.count == 2)
    #expect(theme.style(.listRow).foreground == .indexed(2))
    #expect(theme.style(.textDim) == .plain)
  }

  @Test func rolesAreReadBackByName() {
    for role in Role.allCases { #expect(Role(name: role.name) == role) }
    #expect(Set(Role.allCases.map(\.name)).count == Role.allCases.count)
    #expect(Role(name: "nothing") == nil)
  }

  @Test func theSelectionShowsEvenWithoutATheme() {
    let (theme, diagnostics) = Theme.load("default", from: finder([:]))
    #expect(theme == .plain)
    #expect(theme.style(.listSelected) != theme.style(.listRow))
    #expect(diagnostics.map(\.description) == [#"command line: "default": no such theme"#])
  }
}
