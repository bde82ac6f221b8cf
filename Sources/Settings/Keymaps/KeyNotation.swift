public import Canvas
import Strings

/// Keys as keymap files write them: `j`, `G`, `ctrl-d`, `alt-left`, `shift-tab`, `space`, `f1`.
extension Key {
  /// Nil for text that names no key.
  public init?(notation: String) {
    guard let key = try? Key(reading: notation) else { return nil }
    self = key
  }

  /// The key as keymap files write it; `Key(notation:)` reads it back.
  public var notation: String {
    var text = ""
    if modifiers.contains(.control) { text += "ctrl-" }
    if modifiers.contains(.alt) { text += "alt-" }
    if modifiers.contains(.shift) { text += "shift-" }
    switch code {
    case .character(" "): return text + "space"
    case .character(let character): return text + String(character)
    case .function(let number): return text + "f\(number)"
    default: return text + (Self.names.first { $0.code == code }?.name ?? "")
    }
  }
}

/// Why text names no key.
struct KeyNotationError: Error {
  var message: String
  /// What was probably meant.
  var suggestion: String?
}

extension Key {
  /// The first name of a code is the one that `notation` writes.
  fileprivate static let names: [(name: String, code: Code)] = [
    ("enter", .enter), ("tab", .tab), ("esc", .escape), ("backspace", .backspace), ("delete", .delete),
    ("insert", .insert), ("up", .up), ("down", .down), ("left", .left), ("right", .right), ("home", .home),
    ("end", .end), ("pageup", .pageUp), ("pagedown", .pageDown), ("space", .character(" ")),
    ("return", .enter), ("escape", .escape), ("del", .delete), ("ins", .insert), ("pgup", .pageUp),
    ("pgdn", .pageDown),
  ]

  private static let modifierNames: [(name: String, modifier: Modifiers)] = [
    ("ctrl", .control), ("alt", .alt), ("shift", .shift),
  ]

  /// Reads `notation`, or says what is wrong with it.
  init(reading notation: String) throws(KeyNotationError) {
    var rest = notation[...]
    var modifiers: Modifiers = []
    while let dash = rest.dropFirst().firstIndex(of: "-"), dash < rest.index(before: rest.endIndex),
      let modifier = Self.modifierNames.first(where: { $0.name == rest[..<dash].lowercased() })
    {
      modifiers.insert(modifier.modifier)
      rest = rest[rest.index(after: dash)...]
    }
    guard let code = Self.code(String(rest)) else {
      throw KeyNotationError(message: Strings.KeymapFiles.noKey, suggestion: Self.suggestion(for: notation))
    }
    self.init(code, modifiers)
    guard case .character(let character) = code, modifiers.contains(.shift), character != " " else { return }
    // Shift is part of a character.
    guard character.isASCII, character.isLetter else {
      throw KeyNotationError(message: Strings.KeymapFiles.writeShiftedCharacter)
    }
    self.init(.character(Character(character.uppercased())), modifiers.subtracting(.shift))
  }

  private static func code(_ text: String) -> Code? {
    if text.count == 1, let character = text.first {
      let isVisible = character.unicodeScalars.allSatisfy { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: false
        default: true
        }
      }
      return isVisible ? .character(character) : nil
    }
    let name = text.lowercased()
    if let code = names.first(where: { $0.name == name })?.code { return code }
    guard name.hasPrefix("f"), let number = Int(name.dropFirst()), (1...24).contains(number), name != "f0\(number)"
    else { return nil }
    return .function(number)
  }

  /// What people write who are used to other programs: `<C-d>`, `^d`, `C-d`, `ctrl+d`, `gg`; and slips.
  private static func suggestion(for notation: String) -> String? {
    var text = notation
    if text.count > 2, text.hasPrefix("<"), text.hasSuffix(">") { text = String(text.dropFirst().dropLast()) }
    if text.count == 2, text.hasPrefix("^") { text = "ctrl-" + text.dropFirst().lowercased() }
    let parts = text.split(whereSeparator: { $0 == "-" || $0 == "+" }).map(String.init)
    let short = ["c": "ctrl", "control": "ctrl", "m": "alt", "a": "alt", "meta": "alt", "opt": "alt", "s": "shift"]
    let modifiers = parts.dropLast().map { part in
      short[part.lowercased()] ?? NearestName.of(part, among: modifierNames.map(\.name)) ?? part
    }
    guard let last = parts.last else { return nil }
    let aliases = ["cr": "enter", "bs": "backspace", "spc": "space", "bar": "|", "lt": "<", "page-up": "pageup"]
    let keyNames = names.map(\.name) + (1...12).map { "f\($0)" }
    let key = code(last) == nil ? aliases[last.lowercased()] ?? NearestName.of(last, among: keyNames) : last
    if let key {
      let candidate = (modifiers + [key]).joined(separator: "-")
      if candidate != notation, Key(notation: candidate) != nil { return candidate }
    }
    // Letters in a row are a sequence.
    guard (2...3).contains(notation.count), notation.allSatisfy({ $0.isASCII && $0.isLetter }) else { return nil }
    return notation.map(String.init).joined(separator: " ")
  }
}

extension [Key] {
  /// Keys one after the other, with a blank between them: `g g`.
  public var notation: String { map(\.notation).joined(separator: " ") }

  /// Reads a sequence, or says what is wrong with the first key that is none.
  init(readingSequence notation: String) throws(KeyNotationError) {
    self = []
    for part in notation.split(separator: " ") { append(try Key(reading: String(part))) }
    if isEmpty {
      throw KeyNotationError(message: Strings.KeymapFiles.namesNoKey, suggestion: notation.isEmpty ? nil : "space")
    }
  }
}
