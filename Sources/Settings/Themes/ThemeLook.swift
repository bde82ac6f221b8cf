import Canvas
import Strings

/// An entry of a theme with its colours looked up, in all its forms.
struct ThemeLook {
  /// One form; colours that are nil are those of `text`.
  struct Form {
    var foreground: Color?
    var background: Color?
    var attributes: Style.Attributes = []
  }

  private let full: Form
  private let color16: Form
  private let mono: Style.Attributes?

  /// What a role looks like that no entry stands for.
  static let unset = ThemeLook(full: Form(), color16: Form(), mono: nil)

  private init(full: Form, color16: Form, mono: Style.Attributes?) {
    self.full = full
    self.color16 = color16
    self.mono = mono
  }

  init(
    _ entry: ThemeFile.Entry, palette: [String: ThemeFile.PaletteColor], _ diagnostics: inout [Diagnostic]
  ) {
    let main = Self.looked(up: entry.main, palette, &diagnostics)
    full = main.full
    color16 = entry.color16.map { Self.looked(up: $0, palette, &diagnostics).color16 } ?? main.color16
    mono = entry.mono
  }

  /// The style in one form, over the look of `text`.
  func style(_ form: ThemeForm, over base: ThemeLook) -> Style {
    switch form {
    case .full: Self.style(full, over: base.full)
    case .color16: Self.style(color16, over: base.color16)
    case .mono: Style(attributes: mono ?? derivedMono(base))
    }
  }

  /// Without colours, what stood on a background of its own stands in reverse.
  private func derivedMono(_ base: ThemeLook) -> Style.Attributes {
    guard let background = full.background, background != base.full.background ?? .terminal else {
      return full.attributes
    }
    return full.attributes.union(.reverse)
  }

  private static func style(_ form: Form, over base: Form) -> Style {
    Style(
      foreground: form.foreground ?? base.foreground ?? .terminal,
      background: form.background ?? base.background ?? .terminal, attributes: form.attributes)
  }

  private static func looked(
    up look: ThemeFile.Look, _ palette: [String: ThemeFile.PaletteColor], _ diagnostics: inout [Diagnostic]
  ) -> (full: Form, color16: Form) {
    let foreground = look.foreground.flatMap { color($0, palette, &diagnostics) }
    let background = look.background.flatMap { color($0, palette, &diagnostics) }
    return (
      Form(foreground: foreground?.color, background: background?.color, attributes: look.attributes),
      Form(
        foreground: foreground.map { $0.color16 ?? $0.color }, background: background.map { $0.color16 ?? $0.color },
        attributes: look.attributes)
    )
  }

  private static func color(
    _ entry: ThemeFile.ColorEntry, _ palette: [String: ThemeFile.PaletteColor], _ diagnostics: inout [Diagnostic]
  ) -> ThemeFile.PaletteColor? {
    if case .string(let name) = entry.node, let color = palette[name] { return color }
    if let color = ColorName.color(entry.node) { return ThemeFile.PaletteColor(color: color) }
    var problem = entry.problem
    if case .string(let name) = entry.node {
      problem.suggestion = NearestName.of(name, among: palette.keys.sorted() + ColorName.names)
    }
    if !palette.isEmpty { problem.allowed.append(Strings.ThemeFiles.nameOfPalette) }
    diagnostics.append(problem)
    return nil
  }
}

extension [String: ThemeLook] {
  /// The entry for `name`, or for what stands before its last dot, and so on.
  func longestPrefix(of name: String) -> ThemeLook? {
    var name = name[...]
    while true {
      if let look = self[String(name)] { return look }
      guard let dot = name.lastIndex(of: ".") else { return nil }
      name = name[..<dot]
    }
  }
}
