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
      #"t.theme.toml:2: roles.text.blod = true: unknown key; did you mean "bold"? (fg, bg, bold, dim, italic, underline, reverse, color16, mono)"#
    ),
    ("[roles]\ntext = { bold = 1 }", "t.theme.toml:2: roles.text.bold = 1: expected true or false"),
    (
      "[roles]\ntext = true",
      "t.theme.toml:2: roles.text = true: expected a colour, or a table (fg, bg, bold, dim, italic, underline, reverse, color16, mono)"
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

  private func style(_ theme: Theme, _ role: Role, _ form: ThemeForm) -> Style { theme.adapted(to: form).style(role) }

  @Test func aRoleCanHaveAFormForSixteenColorsAndOneForNone() {
    let (theme, messages) = load(
      """
      [roles]
      text = { fg = "#eeeeee", bg = "#101010", color16 = { fg = "white", bg = "black" } }
      "list.selected" = { bg = "#333355", color16 = { reverse = true }, mono = { bold = true, reverse = true } }
      "text.dim" = { fg = "#888888", color16 = "cyan" }
      """)
    #expect(messages.isEmpty)
    #expect(
      style(theme, .listSelected, .full)
        == Style(foreground: .rgb(0xEE, 0xEE, 0xEE), background: .rgb(0x33, 0x33, 0x55)))
    #expect(
      style(theme, .listSelected, .color16)
        == Style(foreground: .indexed(7), background: .indexed(0), attributes: .reverse))
    #expect(style(theme, .listSelected, .mono) == Style(attributes: [.bold, .reverse]))
    #expect(style(theme, .textDim, .color16) == Style(foreground: .indexed(6), background: .indexed(0)))
  }

  @Test func formsThatAreNotGivenFollow() {
    let (theme, messages) = load(
      """
      [palette]
      sea = { color = "#204060", color16 = "blue" }
      moss = "#205020"
      [roles]
      text = { fg = "moss", bg = "sea", bold = true }
      "list.selected" = { bg = "moss", fg = "sea", underline = true }
      "text.dim" = "sea"
      """)
    #expect(messages.isEmpty)
    #expect(
      style(theme, .text, .color16)
        == Style(foreground: .rgb(0x20, 0x50, 0x20), background: .indexed(4), attributes: .bold))
    // Without colours, what stood on a background of its own is in reverse.
    #expect(style(theme, .listSelected, .mono) == Style(attributes: [.underline, .reverse]))
    #expect(style(theme, .text, .mono) == Style(attributes: .bold))
    #expect(style(theme, .textDim, .mono) == .plain)
  }

  @Test(arguments: [
    (
      "[palette]\nx = { color16 = \"red\" }", "t.theme.toml:2: palette.x: has no color (color, color16)"
    ),
    (
      "[palette]\nx = { color = \"#000000\", color16 = \"#ff0000\" }",
      ##"t.theme.toml:2: palette.x.color16 = "#ff0000": not one of the sixteen (default, black … white, bright-black … bright-white)"##
    ),
    (
      "[roles]\ntext = { fg = 1, mono = { fg = 2 } }",
      "t.theme.toml:2: roles.text.mono.fg: unknown key (bold, dim, italic, underline, reverse)"
    ),
    (
      "[roles]\ntext = { fg = 1, color16 = { revers = true } }",
      #"t.theme.toml:2: roles.text.color16.revers: unknown key; did you mean "reverse"? (fg, bg, bold, dim, italic, underline, reverse)"#
    ),
    (
      "[roles]\ntext = { fg = 1, mono = true }",
      "t.theme.toml:2: roles.text.mono = true: expected a table: [roles.text.mono]"
    ),
  ])
  func reportsWhatIsWrongInAForm(text: String, message: String) { #expect(load(text).messages == [message]) }

  @Test func theConfigCanOverrideOneRole() {
    let theme = "[palette]\naccent = \"blue\"\n[roles]\n\"list.status\" = \"accent\"\n\"text.dim\" = \"green\"\n"
    let (config, diagnostics) = Config.parse(
      "theme = \"t\"\n[palette]\naccent = \"red\"\n[roles]\n\"text.dim\" = { fg = \"accent\", bold = true }\ntext = \"nocolor\"\n",
      file: "config.toml")
    #expect(diagnostics.isEmpty)
    let loaded = Theme.load(config.theme, from: finder(["t.theme.toml": theme]), overrides: config.looks)
    #expect(loaded.theme.style(.listStatus).foreground == .indexed(1))
    #expect(loaded.theme.style(.textDim) == Style(foreground: .indexed(1), attributes: .bold))
    #expect(
      loaded.diagnostics.map(\.description).first?.hasPrefix("config.toml:6: roles.text = \"nocolor\": unknown colour")
        == true)
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
