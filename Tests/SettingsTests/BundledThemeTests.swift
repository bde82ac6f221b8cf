import BuiltinAssets
import Canvas
import Settings
import TestSupport
import Testing

/// What every theme that comes with the program must do for its reader.
@Suite struct BundledThemeTests {
  static let names = [
    "catppuccin", "dark", "default", "gruvbox", "high-contrast", "light", "mono", "nord", "solarized-dark",
    "solarized-light",
  ]
  private let finder = AssetFinder(
    folders: [], builtin: AssetSource(fileNames: BuiltinAssets.fileNames, text: BuiltinAssets.text(of:)))

  private func theme(_ name: String) -> Theme { Theme.load(AssetReference(name: name), from: finder).theme }

  @Test func theseAreThere() { #expect(finder.names(of: .theme) == Self.names) }

  /// Foreground and background as they are seen, nil where either is the terminal's.
  private func contrast(_ style: Style) -> Double? {
    guard let foreground = SeenColor(style.foreground), let background = SeenColor(style.background) else {
      return nil
    }
    return foreground.contrast(to: background)
  }

  @Test(arguments: names)
  func textCanBeReadOnItsBackground(_ name: String) {
    let theme = theme(name)
    let least = name == "high-contrast" ? 7 : 4.5
    for role in Role.allCases where role != .paneRule {
      let style = theme.style(role)
      guard let contrast = contrast(style) else { continue }
      #expect(contrast >= least, "\(name): \(role.name) has \(contrast)")
      // Terminals darken what is dim, by how much nobody knows.
      #expect(!style.attributes.contains(.dim), "\(name): \(role.name)")
    }
  }

  /// Where a background is set, so is what stands on it, and the other way round, in every form.
  @Test(arguments: names, [ThemeForm.full, .color16])
  func noColorStandsOnAnUnknownBackground(_ name: String, _ form: ThemeForm) {
    let theme = theme(name).adapted(to: form)
    guard theme.style(.text).background != .terminal else { return }
    for role in Role.allCases {
      let style = theme.style(role)
      #expect(style.foreground != .terminal && style.background != .terminal, "\(name): \(role.name)")
      #expect(style.foreground != style.background, "\(name): \(role.name)")
      if form == .color16 {
        for color in [style.foreground, style.background] {
          guard case .indexed(0..<16) = color else {
            Issue.record("\(name): \(role.name) leaves to chance what it looks like in sixteen colours")
            continue
          }
        }
      }
    }
  }

  @Test(arguments: names, ThemeForm.allCases)
  func whatIsSelectedAndFocusedShows(_ name: String, _ form: ThemeForm) {
    let theme = theme(name).adapted(to: form)
    for (role, other) in [
      (Role.listSelected, Role.listRow), (.listSelectedUnfocused, .listRow), (.listSelected, .listSelectedUnfocused),
      (.paneTitleFocused, .paneTitle), (.timelineSelected, .timelineKind), (.menuSelected, .menuRow),
      (.menuDisabled, .menuRow), (.statusError, .statusHint), (.timelineOverdue, .timelineTask), (.textMatch, .text),
      (.textLink, .text), (.keyHint, .statusHint),
    ] {
      #expect(theme.style(role) != theme.style(other), "\(name): \(role.name)")
    }
    // Matches and links are attributes, whatever they are drawn over.
    #expect(!theme.style(.textMatch).attributes.isEmpty && !theme.style(.textLink).attributes.isEmpty)
    if form == .mono {
      for role in Role.allCases { #expect(theme.style(role) == Style(attributes: theme.style(role).attributes)) }
    }
  }

  /// Bytes per move of the cursor: what is selected differs from text by one attribute or one colour.
  @Test(arguments: names)
  func theCursorIsCheapToMove(_ name: String) {
    let theme = theme(name)
    let (selected, row) = (theme.style(.listSelected), theme.style(.listRow))
    let changes =
      (selected.foreground == row.foreground ? 0 : 1) + (selected.background == row.background ? 0 : 1)
      + (selected.attributes == row.attributes ? 0 : 1)
    #expect(changes == 1)
  }

  /// A role that comes later has something to fall back to in every theme: whatever stands before its first dot.
  @Test(arguments: names)
  func everyFamilyOfRolesIsStyled(_ name: String) throws {
    let text = try #require(BuiltinAssets.text(of: "\(name).theme.toml"))
    guard !text.contains("\ninherits") else { return }
    for family in Set(Role.allCases.map { String($0.name.prefix { $0 != "." }) }) {
      #expect(text.contains("\n\(family) = "), "\(name): \(family)")
    }
  }

  @Test(arguments: ["dark", "light", "high-contrast"], ColorBlindness.allCases)
  func whoConfusesRedAndGreenTellsThemApart(_ name: String, _ blindness: ColorBlindness) throws {
    let theme = theme(name)
    for (role, other) in [
      (Role.statusError, Role.statusFresh), (.statusError, .statusBusy), (.statusStale, .statusFresh),
      (.statusStale, .statusError), (.timelineOverdue, .timelineTask), (.timelineCall, .timelineEmail),
      (.timelineCall, .timelineOverdue), (.timelineMeeting, .timelineCall),
    ] {
      let (one, two) = (theme.style(role), theme.style(other))
      let seen = try [one, two].map { try #require(SeenColor($0.foreground)).seen(with: blindness) }
      let distance = seen[0].distance(to: seen[1])
      #expect(distance >= 0.07, "\(name): \(role.name) and \(other.name) are \(distance) apart")
    }
  }
}

extension SeenColor {
  /// nil where the colour is the user's own.
  fileprivate init?(_ color: Color) {
    guard case .rgb(let red, let green, let blue) = color else { return nil }
    self.init(red, green, blue)
  }
}
