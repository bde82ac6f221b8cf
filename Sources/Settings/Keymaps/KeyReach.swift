import Canvas

/// What common terminals cannot send, or send as another key. Without the kitty protocol a terminal has a byte for
/// ctrl with a letter, and some of those bytes are tab, enter and escape.
extension Key {
  /// Why most terminals would not deliver this key; nil when they do.
  var unreachable: String? {
    let others = modifiers.subtracting(.alt)
    switch code {
    case .character(let character) where modifiers.contains(.control): return Self.unreachable(control: character)
    case .character("[") where modifiers == .alt, .character("O") where modifiers == .alt:
      return "most terminals begin the codes of other keys with it"
    case .character(" ") where modifiers.contains(.shift): return "most terminals send it as space"
    case .enter where !others.isEmpty: return "most terminals send it as enter"
    case .backspace where !others.isEmpty: return "most terminals send it as backspace"
    case .escape where !modifiers.isEmpty: return "most terminals send it as esc"
    case .tab where modifiers.contains(.control): return "most terminals send it as tab"
    default: return nil
    }
  }

  private static func unreachable(control character: Character) -> String? {
    switch character {
    case "i": return "terminals send it as tab"
    case "m": return "terminals send it as enter"
    case "[": return "terminals send it as esc"
    case "?": return "terminals send it as backspace"
    case "@": return "terminals send it as ctrl-space"
    case "a"..."z", " ", "\\", "]", "^", "_": return nil
    case "A"..."Z": return "most terminals send it as ctrl-\(character.lowercased())"
    default: return "most terminals cannot send it"
    }
  }
}
