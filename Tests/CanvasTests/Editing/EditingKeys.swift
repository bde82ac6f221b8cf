import Canvas

/// Presses keys, written as in a keymap: `C-a`, `M-b`, `left`, or the character itself.
func pressed(_ keys: String, _ apply: (Key) -> EditOutcome) -> EditOutcome {
  var outcome = EditOutcome.unchanged
  for word in keys.split(separator: " ") {
    var name = word
    var modifiers: Key.Modifiers = []
    while name.count > 2, name.dropFirst().first == "-" {
      modifiers.insert(name.first == "C" ? .control : .alt)
      name = name.dropFirst(2)
    }
    let named: [Substring: Key.Code] = [
      "left": .left, "right": .right, "home": .home, "end": .end, "up": .up, "down": .down, "bs": .backspace,
      "del": .delete, "enter": .enter, "esc": .escape, "tab": .tab, "space": .character(" "), "pgup": .pageUp,
      "pgdn": .pageDown,
    ]
    outcome = apply(Key(named[name] ?? .character(name.first ?? " "), modifiers))
  }
  return outcome
}
