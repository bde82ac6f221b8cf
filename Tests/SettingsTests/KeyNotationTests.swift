import Canvas
import Testing

@testable import Settings

@Suite struct KeyNotationTests {
  @Test(arguments: [
    ("j", Key(.character("j"))), ("G", Key(.character("G"))), ("<", Key(.character("<"))), ("[", Key(.character("["))),
    ("-", Key(.character("-"))), ("é", Key(.character("é"))), ("space", Key(.character(" "))),
    ("ctrl-d", Key(.character("d"), .control)), ("ctrl--", Key(.character("-"), .control)),
    ("ctrl-space", Key(.character(" "), .control)), ("alt-left", Key(.left, .alt)), ("shift-tab", Key(.tab, .shift)),
    ("ctrl-alt-shift-up", Key(.up, [.control, .alt, .shift])), ("f1", Key(.function(1))), ("f24", Key(.function(24))),
    ("enter", Key(.enter)), ("esc", Key(.escape)), ("backspace", Key(.backspace)), ("delete", Key(.delete)),
    ("insert", Key(.insert)), ("home", Key(.home)), ("end", Key(.end)), ("pageup", Key(.pageUp)),
    ("pagedown", Key(.pageDown)), ("alt-x", Key(.character("x"), .alt)),
  ])
  func readsAndWrites(notation: String, key: Key) {
    #expect(Key(notation: notation) == key)
    #expect(key.notation == notation)
  }

  @Test(arguments: [
    ("Ctrl-d", "ctrl-d"), ("escape", "esc"), ("return", "enter"), ("pgup", "pageup"), ("F5", "f5"), ("shift-g", "G"),
    ("alt-ctrl-x", "ctrl-alt-x"),
  ])
  func readsOtherSpellings(notation: String, written: String) {
    #expect(Key(notation: notation)?.notation == written)
  }

  /// Whatever decoder and protocol deliver comes back as it was.
  @Test func everyKeyGoesRound() {
    let codes: [Key.Code] =
      [
        .enter, .tab, .escape, .backspace, .delete, .insert, .up, .down, .left, .right, .home, .end, .pageUp, .pageDown,
      ] + (1...24).map { .function($0) } + (0x20...0x7E).map { .character(Character(Unicode.Scalar($0))) }
    for code in codes {
      for raw: UInt8 in 0..<8 {
        let key = Key(code, Key.Modifiers(rawValue: raw))
        // Shift is part of a character, so such a key does not exist.
        if case .character(let character) = code, character != " ", key.modifiers.contains(.shift) { continue }
        #expect(Key(notation: key.notation) == key)
      }
    }
  }

  @Test(arguments: [
    ("<C-d>", "ctrl-d"), ("C-d", "ctrl-d"), ("ctrl+d", "ctrl-d"), ("^d", "ctrl-d"), ("crtl-d", "ctrl-d"),
    ("M-x", "alt-x"), ("<CR>", "enter"), ("entr", "enter"), ("pagedwon", "pagedown"), ("gg", "g g"), ("f25", "f2"),
    ("xyzzy", nil), ("", nil), ("ctrl-", nil), ("shift-1", nil), ("\u{1B}", nil), (" ", nil),
  ])
  func proposesWhatWasMeant(notation: String, suggestion: String?) {
    #expect(Key(notation: notation) == nil)
    let error = #expect(throws: KeyNotationError.self) { try Key(reading: notation) }
    #expect(error?.suggestion == suggestion)
  }

  @Test(arguments: ["ctrl-i", "ctrl-m", "ctrl-[", "ctrl-enter", "shift-enter", "ctrl-D", "ctrl-1", "alt-[", "ctrl-tab"])
  func knowsWhatTerminalsCannotSend(notation: String) throws {
    #expect(try Key(reading: notation).unreachable != nil)
  }

  @Test(arguments: [
    "ctrl-d", "tab", "shift-tab", "alt-enter", "alt-x", "ctrl-space", "ctrl-left", "f12", "G", "ctrl-_",
  ])
  func knowsWhatTerminalsSend(notation: String) throws {
    #expect(try Key(reading: notation).unreachable == nil)
  }

  @Test func sequencesAreReadAndWritten() throws {
    let keys = try [Key](readingSequence: "g ctrl-d space")
    #expect(keys == [Key(.character("g")), Key(.character("d"), .control), Key(.character(" "))])
    #expect(keys.notation == "g ctrl-d space")
  }
}
