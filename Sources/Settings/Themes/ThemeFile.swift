import Canvas

/// One theme file as read. Colours of roles stay names until the palettes of all files are known.
struct ThemeFile: InheritingFile {
  /// How a role looks, as far as the file says.
  struct Entry {
    var foreground: ColorEntry?
    var background: ColorEntry?
    var attributes: Style.Attributes = []
  }

  /// A colour to look up, and the diagnostic in case there is none.
  struct ColorEntry {
    var node: TOMLNode
    var problem: Diagnostic
  }

  private static let styleKeys = ["fg", "bg", "bold", "dim", "italic", "underline", "reverse"]
  private static let attributes: [(key: String, attribute: Style.Attributes)] = [
    ("bold", .bold), ("dim", .dim), ("italic", .italic), ("underline", .underline), ("reverse", .reverse),
  ]

  private(set) var inherits: AssetReference?
  private(set) var palette: [String: Color] = [:]
  /// By the name of the role or of the part of one.
  private(set) var roles: [String: Entry] = [:]

  init(_ document: TOMLDocument, _ diagnostics: inout [Diagnostic]) {
    diagnostics += document.diagnostics
    let reader = TableReader(document)
    reader.reportUnknownKeys(known: ["inherits", "palette", "roles"], to: &diagnostics)
    inherits = reader.inherits(&diagnostics)
    if let table = reader.table("palette", &diagnostics) { readPalette(table, &diagnostics) }
    if let table = reader.table("roles", &diagnostics) { readRoles(table, within: nil, &diagnostics) }
  }

  private mutating func readPalette(_ table: TableReader, _ diagnostics: inout [Diagnostic]) {
    for name in table.keys {
      guard let color = table.members[name].flatMap(ColorName.color) else {
        diagnostics.append(Self.unknownColor(name, in: table, among: ColorName.names))
        continue
      }
      palette[name] = color
    }
  }

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
        roles[name] = Entry(foreground: Self.colorEntry(key, in: table))
      case .table(let members):
        let inner = TableReader(table.document, path: table.path.appending(key), members: members)
        if members.contains(where: Self.isStyle) { roles[name] = Self.entry(inner, &diagnostics) }
        readRoles(inner, within: name, &diagnostics)
      default:
        diagnostics.append(table.diagnostic(key, "expected a colour, or a table", allowed: Self.styleKeys))
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
    var entry = Entry(foreground: colorEntry("fg", in: table), background: colorEntry("bg", in: table))
    for (key, attribute) in attributes where !(key == "dim" && table.members[key].map { !isStyle(key, $0) } ?? true) {
      if table.bool(key, &diagnostics) == true { entry.attributes.insert(attribute) }
    }
    return entry
  }

  private static func colorEntry(_ key: String, in table: TableReader) -> ColorEntry? {
    table.members[key].map { ColorEntry(node: $0, problem: unknownColor(key, in: table, among: [])) }
  }

  private static func unknownColor(_ key: String, in table: TableReader, among names: [String]) -> Diagnostic {
    var suggestion: String?
    if case .string(let text) = table.members[key] { suggestion = NearestName.of(text, among: names) }
    return table.diagnostic(key, "unknown colour", suggestion: suggestion, allowed: ColorName.allowed)
  }

  private static func unknown(_ key: String, _ role: String, in table: TableReader, isInRole: Bool) -> Diagnostic {
    if isInRole, let meant = NearestName.of(key, among: styleKeys) {
      return table.diagnostic(key, "unknown key", severity: .warning, suggestion: meant, allowed: styleKeys)
    }
    return table.diagnostic(
      key, "unknown role", severity: .warning, showsValue: false, suggestion: NearestName.of(role, among: Role.names))
  }
}
