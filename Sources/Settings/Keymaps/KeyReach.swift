public import Canvas
import Strings

/// What common terminals cannot send, or send as another key. Without the kitty protocol a terminal has a byte for
/// ctrl with a letter, and some of those bytes are tab, enter and escape.
extension Key {
  /// What terminals without the kitty protocol send instead, where that is another key: habits such as Ctrl-[ for Escape
  /// are older than the protocol. Nil for keys that are the same everywhere.
  public var legacy: Key? {
    let kept = modifiers.intersection(.alt)
    switch code {
    case .character("i") where modifiers.contains(.control): return Key(.tab, kept)
    case .character("m") where modifiers.contains(.control): return Key(.enter, kept)
    case .character("[") where modifiers.contains(.control): return Key(.escape, kept)
    case .character("h") where modifiers.contains(.control): return Key(.backspace, kept)
    case .character(let character) where modifiers.contains(.control) && ("A"..."Z").contains(character):
      return Key(.character(Character(character.lowercased())), modifiers)
    case .enter where modifiers != kept, .backspace where modifiers != kept, .escape where modifiers != kept:
      return Key(code, kept)
    case .tab where modifiers.contains(.control): return Key(.tab, modifiers.subtracting(.control))
    default: return nil
    }
  }

  /// Why most terminals would not deliver this key; nil when they do.
  var unreachable: String? {
    let others = modifiers.subtracting(.alt)
    switch code {
    case .character(let character) where modifiers.contains(.control): return Self.unreachable(control: character)
    case .character("[") where modifiers == .alt, .character("O") where modifiers == .alt:
      return Strings.KeyReach.beginsCodes
    case .character(" ") where modifiers.contains(.shift): return Strings.KeyReach.mostlySent(as: "space")
    case .enter where !others.isEmpty: return Strings.KeyReach.mostlySent(as: "enter")
    case .backspace where !others.isEmpty: return Strings.KeyReach.mostlySent(as: "backspace")
    case .escape where !modifiers.isEmpty: return Strings.KeyReach.mostlySent(as: "esc")
    case .tab where modifiers.contains(.control): return Strings.KeyReach.mostlySent(as: "tab")
    case .insert where modifiers.contains(.shift): return Strings.KeyReach.pastes
    case .pageUp where modifiers.contains(.shift), .pageDown where modifiers.contains(.shift):
      return Strings.KeyReach.scrolls
    case .pageUp where modifiers.contains(.control), .pageDown where modifiers.contains(.control):
      return Strings.KeyReach.changesTab
    case .function(13...): return Strings.KeyReach.rareOnKeyboards
    default: return nil
    }
  }

  private static func unreachable(control character: Character) -> String? {
    switch character {
    case "h": return Strings.KeyReach.mostlySent(as: "backspace")
    case "i": return Strings.KeyReach.sent(as: "tab")
    case "m": return Strings.KeyReach.sent(as: "enter")
    case "[": return Strings.KeyReach.sent(as: "esc")
    case "?": return Strings.KeyReach.sent(as: "backspace")
    case "@": return Strings.KeyReach.sent(as: "ctrl-space")
    case "a"..."z", " ", "\\", "]", "^", "_": return nil
    case "A"..."Z": return Strings.KeyReach.mostlySent(as: "ctrl-\(character.lowercased())")
    default: return Strings.KeyReach.mostlyNotSent
    }
  }
}
