extension EditBuffer {
  /// Does what `key` does in a shell's Emacs mode to the line that the cursor is in; nil for keys that depend on what
  /// is edited, such as Enter and Up.
  mutating func apply(_ key: Key, in line: Range<Int>) -> EditOutcome? {
    let isPlain = key.modifiers.isEmpty
    switch key.code {
    case .character(let character):
      switch key.modifiers.subtracting(.shift) {
      case .control: return control(character, in: line)
      case .alt: return alt(character)
      default: return nil
      }
    case .escape: return .cancelled
    case .backspace: return isPlain ? delete(to: cursor - 1) : kill(to: wordStart)
    case .delete: return isPlain ? delete(to: cursor + 1) : kill(to: wordEnd)
    case .left: return move(to: isPlain ? cursor - 1 : wordStart)
    case .right: return move(to: isPlain ? cursor + 1 : wordEnd)
    case .home: return move(to: line.lowerBound)
    case .end: return move(to: line.upperBound)
    case .up, .down, .enter, .tab, .insert, .pageUp, .pageDown, .function: return nil
    }
  }

  private mutating func control(_ character: Character, in line: Range<Int>) -> EditOutcome? {
    switch character {
    case "a": move(to: line.lowerBound)
    case "b": move(to: cursor - 1)
    case "c", "g": .cancelled
    case "d": isEmpty ? .ignored : delete(to: cursor + 1)
    case "e": move(to: line.upperBound)
    case "f": move(to: cursor + 1)
    case "h": delete(to: cursor - 1)
    // At the end of a line it is the line end that goes.
    case "k": kill(to: cursor == line.upperBound ? cursor + 1 : line.upperBound)
    case "t": transpose(in: line)
    case "u": kill(to: line.lowerBound)
    case "w": kill(to: blankStart)
    case "y": yank()
    // The same key sends one or the other, by terminal and keyboard.
    case "_", "/", "7": undo()
    default: nil
    }
  }

  private mutating func alt(_ character: Character) -> EditOutcome? {
    switch character {
    case "b": move(to: wordStart)
    case "d": kill(to: wordEnd)
    case "f": move(to: wordEnd)
    case "_", "/": redo()
    default: nil
    }
  }
}
