extension LineEditor {
  /// Does what `key` does in a shell's Emacs mode. Up and Down are ignored without a history.
  @discardableResult
  public mutating func apply(_ key: Key) -> Outcome {
    switch key.code {
    case .character(let character):
      switch key.modifiers.subtracting(.shift) {
      case []: insert(String(character))
      case .control: control(character)
      case .alt: alt(character)
      default: .ignored
      }
    case .enter: key.modifiers.isEmpty ? .submitted : .ignored
    case .escape: .cancelled
    case .backspace: key.modifiers.isEmpty ? delete(to: cursor - 1) : kill(to: wordStart)
    case .delete: key.modifiers.isEmpty ? delete(to: cursor + 1) : kill(to: wordEnd)
    case .left: move(to: key.modifiers.isEmpty ? cursor - 1 : wordStart)
    case .right: move(to: key.modifiers.isEmpty ? cursor + 1 : wordEnd)
    case .home: move(to: 0)
    case .end: move(to: characters.count)
    case .up: hasHistory ? recall(-1) : .ignored
    case .down: hasHistory ? recall(1) : .ignored
    case .tab, .insert, .pageUp, .pageDown, .function: .ignored
    }
  }

  private mutating func control(_ character: Character) -> Outcome {
    switch character {
    case "a": move(to: 0)
    case "b": move(to: cursor - 1)
    case "c", "g": .cancelled
    case "d": isEmpty ? .ignored : delete(to: cursor + 1)
    case "e": move(to: characters.count)
    case "f": move(to: cursor + 1)
    case "h": delete(to: cursor - 1)
    case "j", "m": .submitted
    case "k": kill(to: characters.count)
    case "n": hasHistory ? recall(1) : .ignored
    case "p": hasHistory ? recall(-1) : .ignored
    case "t": transpose()
    case "u": kill(to: 0)
    case "w": kill(to: blankStart)
    case "y": yank()
    // The same key sends one or the other, by terminal and keyboard.
    case "_", "/", "7": undo()
    default: .ignored
    }
  }

  private mutating func alt(_ character: Character) -> Outcome {
    switch character {
    case "b": move(to: wordStart)
    case "d": kill(to: wordEnd)
    case "f": move(to: wordEnd)
    default: .ignored
    }
  }
}
