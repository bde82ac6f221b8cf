import Canvas
import TestSupport
import Testing

@Suite struct LineEditorTests {
  private func press(_ keys: String, in editor: inout LineEditor) -> LineEditor.Outcome {
    pressed(keys) { editor.apply($0) }
  }

  /// The text with `|` where the cursor is.
  private func shown(_ editor: LineEditor) -> String {
    String(editor.characters[..<editor.cursor]) + "|" + String(editor.characters[editor.cursor...])
  }

  @Test(arguments: [
    ("home", "|one two, three"),
    ("C-a", "|one two, three"),
    ("C-a C-e", "one two, three|"),
    ("home end", "one two, three|"),
    ("left", "one two, thre|e"),
    ("C-b C-b C-f", "one two, thre|e"),
    ("M-b", "one two, |three"),
    ("M-b M-b", "one |two, three"),
    ("C-left M-left C-left", "|one two, three"),
    ("home M-f", "one| two, three"),
    ("home C-right M-right", "one two|, three"),
    ("bs", "one two, thre|"),
    ("C-h C-h", "one two, thr|"),
    ("home del", "|ne two, three"),
    ("home C-d C-d", "|e two, three"),
    ("C-w", "one two, |"),
    ("C-w C-w", "one |"),
    ("M-bs M-bs", "one |"),
    ("C-bs", "one two, |"),
    ("home M-d", "| two, three"),
    ("home M-f C-del", "one|, three"),
    ("home M-f C-k", "one|"),
    ("M-b C-u", "|three"),
    ("C-w C-w C-y", "one two, three|"),
    ("home M-d M-d C-e C-y", ", threeone two|"),
    ("C-u C-y C-y", "one two, threeone two, three|"),
    ("x C-t", "one two, threxe|"),
    ("home right C-t", "no|e two, three"),
    ("x y", "one two, threexy|"),
    ("home x", "x|one two, three"),
  ])
  func keys(keys: String, expected: String) {
    var editor = LineEditor(text: "one two, three")
    _ = press(keys, in: &editor)
    #expect(shown(editor) == expected)
  }

  @Test(arguments: [
    ("x", LineEditor.Outcome.changed), ("left", .moved), ("right", .unchanged), ("home bs", .unchanged),
    ("C-y", .unchanged), ("enter", .submitted), ("C-j", .submitted), ("esc", .cancelled), ("C-g", .cancelled),
    ("tab", .ignored), ("up", .ignored), ("C-n", .ignored), ("C-x", .ignored), ("M-x", .ignored),
    ("C-u C-d", .ignored), ("C-u C-k", .unchanged), ("C-_", .unchanged),
  ])
  func outcomes(keys: String, expected: LineEditor.Outcome) {
    var editor = LineEditor(text: "text")
    #expect(press(keys, in: &editor) == expected)
  }

  @Test func pasteBecomesOneLine() {
    var editor = LineEditor(text: "ab")
    editor.move(to: 1)
    #expect(editor.insert("x\r\ny\tz\u{1B}\n") == .changed)
    #expect(shown(editor) == "ax y z|b")
    #expect(editor.insert("\n") == .unchanged)
    #expect(editor.insert("\u{7}") == .unchanged)
  }

  @Test func countsCharactersAsSeen() {
    var editor = LineEditor(text: "a👨‍👩‍👧e\u{301}🇩🇪")
    #expect(editor.characters.count == 4)
    _ = press("left bs bs", in: &editor)
    #expect(shown(editor) == "a|🇩🇪")
  }

  @Test func combiningMarkJoinsTheCharacterBefore() {
    var editor = LineEditor(text: "ex")
    editor.move(to: 1)
    editor.insert("\u{301}")
    #expect(editor.characters == ["e\u{301}", "x"])
    #expect(editor.cursor == 1)
  }

  @Test func undoTakesBackAWordTypedOrOneEdit() {
    var editor = LineEditor()
    _ = press("o n e space t w o", in: &editor)
    _ = press("C-_", in: &editor)
    #expect(shown(editor) == "one|")
    _ = press("C-/", in: &editor)
    #expect(shown(editor) == "|")
    #expect(press("C-_", in: &editor) == .unchanged)
    editor = LineEditor(text: "one two")
    _ = press("C-w C-w C-_", in: &editor)
    #expect(shown(editor) == "one |")
    editor.replace(with: "else")
    _ = press("C-_", in: &editor)
    #expect(shown(editor) == "one |")
  }

  @Test func redoBringsBackWhatWasUndone() {
    var editor = LineEditor(text: "one two")
    #expect(press("M-_", in: &editor) == .unchanged)
    _ = press("C-w x y C-_ C-_", in: &editor)
    #expect(shown(editor) == "one two|")
    #expect(press("M-_", in: &editor) == .changed)
    #expect(shown(editor) == "one |")
    _ = press("M-/", in: &editor)
    #expect(shown(editor) == "one xy|")
    // What is typed anew takes the place of what was undone.
    _ = press("C-_ z", in: &editor)
    #expect(press("M-_", in: &editor) == .unchanged)
    #expect(shown(editor) == "one z|")
  }

  @Test func undoReachesBackOverManyEdits() {
    var editor = LineEditor()
    var texts: [String] = []
    for number in 0..<150 {
      texts.append(editor.text)
      editor.insert("<\(number)>")
    }
    let last = editor.text
    for text in texts.reversed() {
      #expect(editor.undo() == .changed)
      #expect(editor.text == text)
    }
    while editor.redo() == .changed {}
    #expect(editor.text == last)
  }

  @Test func historyGoesBackAndReturnsToWhatWasTyped() {
    var editor = LineEditor(text: "dra", history: ["first", "second"])
    #expect(press("up", in: &editor) == .changed)
    #expect(shown(editor) == "second|")
    _ = press("C-p", in: &editor)
    #expect(shown(editor) == "first|")
    #expect(press("up", in: &editor) == .unchanged)
    _ = press("down down", in: &editor)
    #expect(shown(editor) == "dra|")
    #expect(press("C-n", in: &editor) == .unchanged)
    #expect(editor.recall(.min) == .unchanged)
  }

  @Test func cursorIsAlwaysWithinTheText() {
    let keys = [
      "left", "right", "home", "end", "bs", "del", "C-w", "C-k", "C-u", "C-y", "C-t", "C-_", "M-b", "M-f", "M-d", "x",
      "space", "é", "up", "down",
    ]
    var generator = SeededGenerator(seed: 9)
    var editor = LineEditor(history: ["older line", "👍🏽 e\u{301}"])
    for _ in 0..<5_000 {
      if Int.random(in: 0..<20, using: &generator) == 0 { editor.insert("\u{301}漢\u{200D}🇩") }
      _ = press(keys.randomElement(using: &generator) ?? "x", in: &editor)
      if !(0...editor.characters.count).contains(editor.cursor) { Issue.record("cursor at \(editor.cursor)") }
    }
  }
}
