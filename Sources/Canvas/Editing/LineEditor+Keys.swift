extension LineEditor {
  /// Does what `key` does in a shell's Emacs mode. Up and Down are ignored without a history.
  @discardableResult
  public mutating func apply(_ key: Key) -> Outcome {
    switch (key.code, key.modifiers.subtracting(.shift)) {
    case (.character(let character), []): insert(String(character))
    case (.character("j"), .control), (.character("m"), .control): .submitted
    case (.character("p"), .control): hasHistory ? recall(-1) : .ignored
    case (.character("n"), .control): hasHistory ? recall(1) : .ignored
    case (.enter, _): key.modifiers.isEmpty ? .submitted : .ignored
    case (.up, _): hasHistory ? recall(-1) : .ignored
    case (.down, _): hasHistory ? recall(1) : .ignored
    default: buffer.apply(key, in: characters.indices) ?? .ignored
    }
  }
}
