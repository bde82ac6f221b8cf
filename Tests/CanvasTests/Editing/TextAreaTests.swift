import Canvas
import TestSupport
import Testing

@Suite struct TextAreaTests {
  private func press(_ keys: String, in area: inout TextArea) -> EditOutcome { pressed(keys) { area.apply($0) } }

  /// The text with `|` where the cursor is.
  private func shown(_ area: TextArea) -> String {
    String(area.characters[..<area.cursor]) + "|" + String(area.characters[area.cursor...])
  }

  /// A text of three lines in a room of 10 columns, of which text takes 9, with the cursor before "two".
  private func area(_ text: String = "one\ntwo three four\nfive", cursor: Int = 4, width: Int = 10) -> TextArea {
    var area = TextArea(text: text, size: Size(width: width, height: 3))
    area.move(to: cursor)
    return area
  }

  @Test(arguments: [
    ("x", "one\nx|two three four\nfive"),
    ("C-j", "one\n\n|two three four\nfive"),
    ("M-enter y", "one\n\ny|two three four\nfive"),
    ("end", "one\ntwo three four|\nfive"),
    ("C-e C-a", "one\n|two three four\nfive"),
    ("right home", "one\n|two three four\nfive"),
    ("left", "one|\ntwo three four\nfive"),
    ("bs", "one|two three four\nfive"),
    ("C-e C-d", "one\ntwo three four|five"),
    ("C-k", "one\n|\nfive"),
    ("C-k C-k", "one\n|five"),
    ("C-k C-k C-y", "one\ntwo three four\n|five"),
    ("C-e C-u", "one\n|\nfive"),
    ("M-f", "one\ntwo| three four\nfive"),
    ("M-f M-f M-b", "one\ntwo |three four\nfive"),
    ("M-b", "|one\ntwo three four\nfive"),
    ("M-d", "one\n| three four\nfive"),
    ("C-e C-w", "one\ntwo three |\nfive"),
    ("C-w", "|two three four\nfive"),
    ("C-t", "one\n|two three four\nfive"),
    ("C-e C-t", "one\ntwo three foru|\nfive"),
    ("right C-t", "one\nwt|o three four\nfive"),
    ("M-<", "|one\ntwo three four\nfive"),
    ("C-home", "|one\ntwo three four\nfive"),
    ("M->", "one\ntwo three four\nfive|"),
    // "two three" fills the first row of its line; "four" is the second.
    ("down", "one\ntwo three |four\nfive"),
    ("down down", "one\ntwo three four\n|five"),
    ("down up", "one\n|two three four\nfive"),
    ("up", "|one\ntwo three four\nfive"),
    ("right right down", "one\ntwo three fo|ur\nfive"),
    ("M-f right right down", "one\ntwo three four|\nfive"),
    // The column is kept past a shorter row.
    ("M-f right right down down up up", "one\ntwo t|hree four\nfive"),
    ("M-f right right up down", "one\ntwo t|hree four\nfive"),
    ("C-p", "|one\ntwo three four\nfive"),
    ("C-n", "one\ntwo three |four\nfive"),
    ("pgdn", "one\ntwo three four\n|five"),
    ("pgdn pgup", "one\n|two three four\nfive"),
    ("x y C-_", "one\n|two three four\nfive"),
    ("x C-j C-_", "one\nx|two three four\nfive"),
    ("C-k C-_ M-_", "one\n|\nfive"),
  ])
  func keys(_ keys: String, _ expected: String) {
    var area = area()
    _ = press(keys, in: &area)
    #expect(shown(area) == expected)
  }

  @Test(arguments: [
    ("enter", EditOutcome.submitted), ("C-m", .submitted), ("C-j", .changed), ("esc", .cancelled), ("C-g", .cancelled),
    ("tab", .ignored), ("M-x", .ignored), ("left", .moved), ("C-home left", .unchanged), ("C-home up", .unchanged),
    ("C-end down", .unchanged), ("C-y", .unchanged), ("C-_", .unchanged), ("M-_", .unchanged), ("C-up", .ignored),
  ])
  func outcomes(_ keys: String, _ expected: EditOutcome) {
    var area = area()
    #expect(press(keys, in: &area) == expected)
  }

  @Test func textIsKeptByteForByte() {
    let text = "  👨‍👩‍👧 漢字 e\u{301} é \u{200B}\u{202E}x\thttps://example.com/?q=a%20b\n\n\nשלום 🇩🇪🇫🇷  \n"
    var area = TextArea()
    area.insert(text)
    #expect(Array(area.text.utf8) == Array(text.utf8))
    area.replace(with: text + text)
    #expect(Array(area.text.utf8) == Array((text + text).utf8))
    // Typed one after the other too.
    var typed = TextArea()
    for scalar in text.unicodeScalars { typed.insert(String(scalar)) }
    #expect(Array(typed.text.utf8) == Array(text.utf8))
    #expect(typed.characters == Array(text))
  }

  @Test func lineEndsAreNormalisedAndControlsDropped() {
    var area = TextArea()
    area.insert("a\r\nb\rc\n\r\nd\u{0}\u{1B}[31m\u{7F}\u{85}\u{9B}e\tf\u{A0}")
    #expect(area.text == "a\nb\nc\n\nd[31me\tf\u{A0}")
  }

  @Test func combiningMarkJoinsTheCharacterBefore() {
    var area = area("e\nx", cursor: 1)
    area.insert("\u{301}")
    #expect(area.characters == ["e\u{301}", "\n", "x"])
    #expect(area.cursor == 1)
    area.undo()
    #expect(shown(area) == "e|\nx")
    area.redo()
    #expect(shown(area) == "e\u{301}|\nx")
  }

  @Test func rowsFollowTheWidth() {
    var area = TextArea(text: "one two three four five\n\nsix", size: Size(width: 80, height: 5))
    #expect(area.rowCount == 3)
    area.resize(to: Size(width: 10, height: 5))
    #expect(area.rowCount == 5)
    #expect(area.cursorRow == 4)
    area.resize(to: Size(width: 1, height: 1))
    #expect(area.rowCount == 23)
    area.resize(to: Size(width: 0, height: 0))
    #expect(area.rowCount == 23)
    #expect(TextArea().rowCount == 1)
    #expect(TextArea(text: "\n").rowCount == 2)
  }

  @Test func wideCharactersAndColumns() {
    var area = area("漢字漢字漢字\nabcdefg", cursor: 0, width: 9)
    #expect(area.rowCount == 3)
    _ = press("right right down", in: &area)
    #expect(shown(area) == "漢字漢字漢字|\nabcdefg")
    _ = press("C-home right down down", in: &area)
    #expect(shown(area) == "漢字漢字漢字\nab|cdefg")
    // A place within a wide character is the place before it.
    _ = press("right up", in: &area)
    #expect(shown(area) == "漢字漢字漢|字\nabcdefg")
  }

  /// Whatever is done, in whatever order, the rows are those of the text, and undoing brings everything back.
  @Test func rowsAlwaysFitTheText() {
    let keys = [
      "left", "right", "home", "end", "bs", "del", "C-w", "C-k", "C-u", "C-y", "C-t", "C-_", "M-_", "M-b", "M-f", "M-d",
      "x", "space", "é", "up", "down", "C-j", "pgup", "pgdn", "C-home", "C-end",
    ]
    let pastes = ["\u{301}漢\u{200D}🇩", "a long line that wraps more than once\n\n", "\t", "🇩🇪🇫", "\r\n\r", "👨‍👩‍👧 e"]
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<20 {
      var area = TextArea(size: Size(width: Int.random(in: 1...14, using: &generator), height: 4))
      for _ in 0..<200 {
        if Int.random(in: 0..<8, using: &generator) == 0 { area.insert(pastes.randomElement(using: &generator) ?? "") }
        _ = press(keys.randomElement(using: &generator) ?? "x", in: &area)
        var anew = TextArea(text: "", size: Size(width: 3, height: 4))
        anew = area
        anew.resize(to: Size(width: 200, height: 4))
        anew.resize(to: Size(width: 14, height: 4))
        area.resize(to: Size(width: 14, height: 4))
        if anew.rowCount != area.rowCount || anew.cursorRow != area.cursorRow {
          Issue.record("rows are out of step after \(area.text.debugDescription)")
        }
        if !(0...area.characters.count).contains(area.cursor) { Issue.record("cursor at \(area.cursor)") }
        if !(0..<area.rowCount).contains(area.cursorRow) { Issue.record("row \(area.cursorRow)") }
      }
      let final = area.text
      var steps = 0
      while area.undo() == .changed { steps += 1 }
      for _ in 0..<steps { #expect(area.redo() == .changed) }
      #expect(area.text == final)
    }
  }

  /// Each key costs what it changes: a few hundred in a long text would otherwise take minutes.
  @Test func longTextsAreEditedAtOnce() {
    let text = String(repeating: "A line of some sixty characters, as notes have them, or so.\n", count: 1000)
    var area = TextArea(text: text, size: Size(width: 60, height: 10))
    area.move(to: 30_000)
    for _ in 0..<300 { _ = press("x", in: &area) }
    for _ in 0..<300 { _ = press("bs", in: &area) }
    #expect(area.text == text)
  }
}
