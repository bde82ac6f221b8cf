import Canvas
import Strings

/// One theme file as read. Colours of roles stay names until the palettes of all files are known.
struct ThemeFile: InheritingFile, Sendable, Hashable {
  /// Colours and attributes of one form of a role, as far as the file says.
  struct Look: Sendable, Hashable {
    var foreground: ColorEntry?
    var background: ColorEntry?
    var attributes: Style.Attributes = []
  }

  /// How a role looks.
  struct Entry: Sendable, Hashable {
    var main: Look
    /// nil when it follows from `main`.
    var color16: Look?
    /// nil when it follows from `main`.
    var mono: Style.Attributes?
  }

  /// A colour to look up, and the diagnostic in case there is none.
  struct ColorEntry: Sendable, Hashable {
    var node: TOMLNode
    var problem: Diagnostic
  }

  /// A colour, and the one of the sixteen that stands in for it; nil for the nearest.
  struct PaletteColor: Sendable, Hashable {
    var color: Color
    var color16: Color?
  }

  private static let attributes: [(key: String, attribute: Style.Attributes)] = [
    ("bold", .bold), ("dim", .dim), ("italic", .italic), ("underline", .underline), ("reverse", .reverse),
  ]
  private static let attributeKeys = attributes.map(\.key)
  private static let lookKeys = ["fg", "bg"] + attributeKeys
  private static let styleKeys = lookKeys + ["color16", "mono"]

  private(set) var inherits: AssetReference?
  private(set) var palette: [String: PaletteColor] = [:]
  /// By the name of the role or of the part of one.
  private(set) var roles: [String: Entry] = [:]

  init(_ document: TOMLDocument, _ diagnostics: inout [Diagnostic]) {
    diagnostics += document.diagnostics
    let reader = TableReader(document)
    reader.reportUnknownKeys(known: ["inherits", "palette", "roles"], to: &diagnostics)
    self.init(tablesOf: reader, &diagnostics)
    inherits = reader.inherits(&diagnostics)
  }

  /// Reads `[palette]` and `[roles]`, wherever they stand.
  init(tablesOf reader: TableReader, _ diagnostics: inout [Diagnostic]) {
    if let table = reader.table("palette", &diagnostics) { readPalette(table, &diagnostics) }
    if let table = reader.table("roles", &diagnostics) { readRoles(table, within: nil, &diagnostics) }
  }

  // MARK: The palette

  private mutating func readPalette(_ table: TableReader, _ diagnostics: inout [Diagnostic]) {
    for name in table.keys {
      guard case .table(let members)? = table.members[name] else {
        if let color = Self.color(name, in: table, &diagnostics) { palette[name] = PaletteColor(color: color) }
        continue
      }
      let inner = TableReader(table.document, path: table.path.appending(name), members: members)
      inner.reportUnknownKeys(known: ["color", "color16"], to: &diagnostics)
      guard members["color"] != nil else {
        diagnostics.append(inner.diagnostic(aboutTable: Strings.ThemeFiles.noColor, allowed: ["color", "color16"]))
        continue
      }
      guard let color = Self.color("color", in: inner, &diagnostics) else { continue }
      palette[name] = PaletteColor(color: color, color16: Self.standIn(in: inner, &diagnostics))
    }
  }

  private static func color(_ key: String, in table: TableReader, _ diagnostics: inout [Diagnostic]) -> Color? {
    if let color = table.members[key].flatMap(ColorName.color) { return color }
    diagnostics.append(unknownColor(key, in: table, among: ColorName.names))
    return nil
  }

  /// One of the sixteen, or the terminal's own.
  private static func standIn(in table: TableReader, _ diagnostics: inout [Diagnostic]) -> Color? {
    guard table.members["color16"] != nil, let color = color("color16", in: table, &diagnostics) else { return nil }
    switch color {
    case .terminal, .indexed(0..<16): return color
    default:
      diagnostics.append(
        table.diagnostic(
          "color16", Strings.ThemeFiles.notOneOfSixteen, allowed: Array(ColorName.allowed.prefix(3))))
      return nil
    }
  }

  // MARK: Roles

  /// Reads `"list.row" = …` and the same in tables within tables; `role` is the name so far.
  private mutating func readRoles(_ table: TableReader, within role: String?, _ diagnostics: inout [Diagnostic]) {
    for key in table.keys {
      guard let node = table.members[key], role == nil || !Self.isStyle(key, node) else { continue }
      let name = role.map { "\($0).\(key)" } ?? key
      guard Role.isStylable(name) else {
        diagnostics.append(Self.unknown(key, name, in: table, isInRole: role != nil))
        continue
      }
      switch node {
      case .string, .integer:
        roles[name] = Entry(main: Look(foreground: Self.colorEntry(key, in: table)))
      case .table(let members):
        let inner = TableReader(table.document, path: table.path.appending(key), members: members)
        if members.contains(where: Self.isStyle) { roles[name] = Self.entry(inner, &diagnostics) }
        readRoles(inner, within: name, &diagnostics)
      default:
        diagnostics.append(
          table.diagnostic(key, Strings.ThemeFiles.colorOrTableExpected, allowed: Self.styleKeys))
      }
    }
  }

  /// Whether a member of a table says how the role looks, rather than being a part of its name: `dim` can be both.
  private static func isStyle(_ key: String, _ node: TOMLNode) -> Bool {
    guard styleKeys.contains(key) else { return false }
    if case .bool = node { return true }
    return key != "dim"
  }

  private static func entry(_ table: TableReader, _ diagnostics: inout [Diagnostic]) -> Entry {
    var entry = Entry(main: look(table, &diagnostics))
    switch table.members["color16"] {
    case .string, .integer: entry.color16 = Look(foreground: colorEntry("color16", in: table))
    case nil: break
    default:
      guard let form = table.table("color16", &diagnostics) else { break }
      form.reportUnknownKeys(known: lookKeys, to: &diagnostics)
      entry.color16 = look(form, &diagnostics)
    }
    if let form = table.table("mono", &diagnostics) {
      form.reportUnknownKeys(known: attributeKeys, to: &diagnostics)
      entry.mono = look(form, &diagnostics).attributes
    }
    return entry
  }

  private static func look(_ table: TableReader, _ diagnostics: inout [Diagnostic]) -> Look {
    var look = Look(foreground: colorEntry("fg", in: table), background: colorEntry("bg", in: table))
    for (key, attribute) in attributes where !(key == "dim" && table.members[key].map { !isStyle(key, $0) } ?? true) {
      if table.bool(key, &diagnostics) == true { look.attributes.insert(attribute) }
    }
    return look
  }

  private static func colorEntry(_ key: String, in table: TableReader) -> ColorEntry? {
    table.members[key].map { ColorEntry(node: $0, problem: unknownColor(key, in: table, among: [])) }
  }

  // MARK: What is wrong

  private static func unknownColor(_ key: String, in table: TableReader, among names: [String]) -> Diagnostic {
    var suggestion: String?
    if case .string(let text) = table.members[key] { suggestion = NearestName.of(text, among: names) }
    return table.diagnostic(key, Strings.ThemeFiles.unknownColor, suggestion: suggestion, allowed: ColorName.allowed)
  }

  private static func unknown(_ key: String, _ role: String, in table: TableReader, isInRole: Bool) -> Diagnostic {
    if isInRole, let meant = NearestName.of(key, among: styleKeys) {
      return table.diagnostic(
        key, Strings.Diagnostics.unknownKey, severity: .warning, suggestion: meant, allowed: styleKeys)
    }
    return table.diagnostic(
      key, Strings.ThemeFiles.unknownRole, severity: .warning, showsValue: false,
      suggestion: NearestName.of(role, among: Role.names))
  }
}
