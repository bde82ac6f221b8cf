public import Canvas

/// How every role looks, in one of the theme's forms; the full one unless ``adapted(to:)`` another.
public struct Theme: Sendable, Hashable {
  /// The name it was asked for by.
  public let name: String
  /// By the raw value of the form, then of the role.
  private let forms: [[Style]]
  private var styles: [Style]

  private init(name: String, style: (Role, ThemeForm) -> Style) {
    self.name = name
    forms = ThemeForm.allCases.map { form in Role.allCases.map { style($0, form) } }
    styles = forms[ThemeForm.full.rawValue]
  }

  public func style(_ role: Role) -> Style { styles[role.rawValue] }

  /// The theme as it looks with so many colours.
  public func adapted(to form: ThemeForm) -> Theme {
    var theme = self
    theme.styles = forms[form.rawValue]
    return theme
  }

  /// The terminal's own look, with what is selected in reverse: for when not even the default theme can be had.
  public static let plain = Theme(name: "plain") { role, _ in
    switch role {
    case .listSelected, .menuSelected, .timelineSelected, .paneTitleFocused: Style(attributes: .reverse)
    case .listSelectedUnfocused: Style(attributes: .bold)
    default: .plain
    }
  }

  /// Loads the theme that `reference` names, or the default one when there is none, with `overrides` laid over it.
  public static func load(
    _ reference: AssetReference, from finder: AssetFinder, overrides: ThemeOverrides = .none
  ) -> (theme: Theme, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    guard let asset = finder.find(orDefault: reference, .theme, &diagnostics) else { return (.plain, diagnostics) }
    var files: [ThemeFile] = finder.lineage(of: asset, .theme, &diagnostics)
    if let file = overrides.file { files.append(file) }
    let theme = Theme(name: asset.name, files: files, &diagnostics)
    return (theme, diagnostics.inReadingOrder())
  }

  /// Lays `files` over each other, the eldest first.
  private init(name: String, files: [ThemeFile], _ diagnostics: inout [Diagnostic]) {
    var palette: [String: ThemeFile.PaletteColor] = [:]
    var entries: [String: ThemeFile.Entry] = [:]
    for file in files {
      palette.merge(file.palette) { $1 }
      entries.merge(file.roles) { $1 }
    }
    var looks: [String: ThemeLook] = [:]
    for (name, entry) in entries { looks[name] = ThemeLook(entry, palette: palette, &diagnostics) }
    let base = looks["text"] ?? .unset
    self.init(name: name) { role, form in (looks.longestPrefix(of: role.name) ?? .unset).style(form, over: base) }
  }
}
