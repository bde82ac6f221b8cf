public import Canvas

/// How every role looks.
public struct Theme: Sendable, Hashable {
  /// The name it was asked for by.
  public let name: String
  /// By the raw value of the role.
  private let styles: [Style]

  init(name: String, style: (Role) -> Style) {
    self.name = name
    styles = Role.allCases.map(style)
  }

  public func style(_ role: Role) -> Style { styles[role.rawValue] }

  /// The terminal's own look, with what is selected in reverse: for when not even the default theme can be had.
  public static let plain = Theme(name: "plain") { role in
    switch role {
    case .listSelected, .menuSelected, .timelineSelected, .paneTitleFocused: Style(attributes: .reverse)
    case .listSelectedUnfocused: Style(attributes: .bold)
    default: .plain
    }
  }

  /// Loads the theme that `reference` names, or the default one when there is none.
  public static func load(
    _ reference: AssetReference, from finder: AssetFinder
  ) -> (theme: Theme, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    guard let asset = finder.find(orDefault: reference, .theme, &diagnostics) else { return (.plain, diagnostics) }
    let files: [ThemeFile] = finder.lineage(of: asset, .theme, &diagnostics)
    let theme = Theme(name: asset.name, files: files, &diagnostics)
    return (theme, diagnostics.inReadingOrder())
  }

  /// Lays `files` over each other, the eldest first.
  private init(name: String, files: [ThemeFile], _ diagnostics: inout [Diagnostic]) {
    var palette: [String: Color] = [:]
    var entries: [String: ThemeFile.Entry] = [:]
    for file in files {
      palette.merge(file.palette) { $1 }
      entries.merge(file.roles) { $1 }
    }
    var looks: [String: ThemeLook] = [:]
    for (name, entry) in entries { looks[name] = ThemeLook(entry, palette: palette, &diagnostics) }
    let base = looks["text"]
    self.init(name: name) { role in
      let look = looks.longestPrefix(of: role.name) ?? ThemeLook()
      return Style(
        foreground: look.foreground ?? base?.foreground ?? .terminal,
        background: look.background ?? base?.background ?? .terminal, attributes: look.attributes)
    }
  }
}

/// An entry of a theme with its colours looked up.
private struct ThemeLook {
  var foreground: Color?
  var background: Color?
  var attributes: Style.Attributes = []

  init() {}

  init(_ entry: ThemeFile.Entry, palette: [String: Color], _ diagnostics: inout [Diagnostic]) {
    foreground = entry.foreground.flatMap { Self.color($0, palette, &diagnostics) }
    background = entry.background.flatMap { Self.color($0, palette, &diagnostics) }
    attributes = entry.attributes
  }

  private static func color(
    _ entry: ThemeFile.ColorEntry, _ palette: [String: Color], _ diagnostics: inout [Diagnostic]
  ) -> Color? {
    if case .string(let name) = entry.node, let color = palette[name] { return color }
    if let color = ColorName.color(entry.node) { return color }
    var problem = entry.problem
    if case .string(let name) = entry.node {
      problem.suggestion = NearestName.of(name, among: palette.keys.sorted() + ColorName.names)
    }
    if !palette.isEmpty { problem.allowed.append("a name of [palette]") }
    diagnostics.append(problem)
    return nil
  }
}

extension [String: ThemeLook] {
  /// The entry for `name`, or for what stands before its last dot, and so on.
  fileprivate func longestPrefix(of name: String) -> ThemeLook? {
    var name = name[...]
    while true {
      if let look = self[String(name)] { return look }
      guard let dot = name.lastIndex(of: ".") else { return nil }
      name = name[..<dot]
    }
  }
}
