extension TextArea {
  /// Does what `key` does in a shell's Emacs mode, by lines and rows. Enter submits; with Alt, and as Ctrl-J, it begins
  /// a new line.
  @discardableResult
  public mutating func apply(_ key: Key) -> Outcome {
    switch (key.code, key.modifiers.subtracting(.shift)) {
    case (.character(let character), []): insert(String(character))
    case (.character("j"), .control), (.enter, .alt): newline()
    case (.character("m"), .control), (.enter, []): .submitted
    case (.character("p"), .control), (.up, []): move(rows: -1)
    case (.character("n"), .control), (.down, []): move(rows: 1)
    case (.pageUp, []): move(rows: 1 - max(2, height))
    case (.pageDown, []): move(rows: max(2, height) - 1)
    case (.home, .control), (.character("<"), .alt): move(to: 0)
    case (.end, .control), (.character(">"), .alt): move(to: characters.count)
    default: editLine(key)
    }
  }

  private mutating func editLine(_ key: Key) -> Outcome {
    let line = line
    return edit { $0.apply(key, in: line) ?? .ignored }
  }
}
