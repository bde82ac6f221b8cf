/// A text being typed, its cursor, what was killed and what can be undone: the part that a line and a text of many
/// lines have in common.
///
/// Counts in characters as a person sees them. An edit costs what it changes, whatever the length of the text.
struct EditBuffer: Sendable, Hashable {
  private enum Edit: Sendable, Hashable {
    case typing, killing, other
  }

  private(set) var characters: [Character]
  /// Characters before the cursor.
  private(set) var cursor: Int
  /// What was killed last, for `yank`.
  private var killed: [Character] = []
  private var log = EditLog()
  private var lastEdit = Edit.other
  /// What changed since it was last taken, for whoever keeps something that follows from the text.
  private var changed: ChangedSpan?

  /// Begins with the cursor after `text`.
  init(_ text: String) {
    characters = Array(text)
    cursor = characters.count
  }

  var text: String { String(characters) }
  var isEmpty: Bool { characters.isEmpty }

  func text(in range: Range<Int>) -> String { String(characters[range]) }

  mutating func takeChange() -> ChangedSpan? {
    defer { changed = nil }
    return changed
  }

  /// Puts `text` at the cursor, as typed or pasted.
  mutating func insert(_ text: String) -> EditOutcome {
    guard !text.isEmpty else { return .unchanged }
    let isTyping = text.count == 1
    let isBlank = text.first?.isWhitespace == true
    begin(.typing, joins: isTyping && !isBlank)
    if !isTyping { lastEdit = .other }
    replace(cursor..<cursor, with: text)
    return .changed
  }

  /// Replaces the whole text and puts the cursor after it.
  mutating func replaceAll(with text: String) {
    begin(.other)
    apply(EditLog.Change(at: 0, removed: characters, inserted: Array(text), cursor: cursor))
    cursor = characters.count
  }

  mutating func move(to position: Int) -> EditOutcome {
    lastEdit = .other
    let target = max(0, min(position, characters.count))
    guard target != cursor else { return .unchanged }
    cursor = target
    return .moved
  }

  // MARK: Deleting

  /// Deletes from the cursor to `position`.
  mutating func delete(to position: Int) -> EditOutcome {
    let range = range(to: position)
    guard !range.isEmpty else { return .unchanged }
    begin(.other)
    replace(range, with: "")
    return .changed
  }

  /// Deletes from the cursor to `position` and keeps it for `yank`; kills in a row are kept together.
  mutating func kill(to position: Int) -> EditOutcome {
    let range = range(to: position)
    guard !range.isEmpty else { return .unchanged }
    let continues = lastEdit == .killing
    begin(.killing)
    let cut = Array(characters[range])
    if !continues {
      killed = cut
    } else if range.lowerBound < cursor {
      killed = cut + killed
    } else {
      killed += cut
    }
    replace(range, with: "")
    return .changed
  }

  /// Inserts what was killed last.
  mutating func yank() -> EditOutcome {
    lastEdit = .other
    return insert(String(killed))
  }

  /// Swaps the characters around the cursor within `line`, or its last two when the cursor is at its end.
  mutating func transpose(in line: Range<Int>) -> EditOutcome {
    guard cursor > line.lowerBound, line.count > 1 else { return .unchanged }
    let right = min(cursor, line.upperBound - 1)
    begin(.other)
    replace(right - 1..<right + 1, with: String([characters[right], characters[right - 1]]))
    return .changed
  }

  // MARK: Undoing

  mutating func undo() -> EditOutcome {
    lastEdit = .other
    guard let step = log.undo() else { return .unchanged }
    for change in step.reversed() {
      exchange(at: change.position, change.inserted.count, for: change.removed)
      cursor = change.cursor
    }
    return .changed
  }

  mutating func redo() -> EditOutcome {
    lastEdit = .other
    guard let step = log.redo() else { return .unchanged }
    for change in step {
      exchange(at: change.position, change.removed.count, for: change.inserted)
      cursor = change.position + change.inserted.count
    }
    return .changed
  }

  // MARK: Words

  /// The start of the word before the cursor; a word is letters and digits.
  var wordStart: Int {
    var index = cursor
    while index > 0, !Self.isWordPart(characters[index - 1]) { index -= 1 }
    while index > 0, Self.isWordPart(characters[index - 1]) { index -= 1 }
    return index
  }

  /// The end of the word after the cursor.
  var wordEnd: Int {
    var index = cursor
    while index < characters.count, !Self.isWordPart(characters[index]) { index += 1 }
    while index < characters.count, Self.isWordPart(characters[index]) { index += 1 }
    return index
  }

  /// The start of what stands between blanks before the cursor.
  var blankStart: Int {
    var index = cursor
    while index > 0, characters[index - 1].isWhitespace { index -= 1 }
    while index > 0, !characters[index - 1].isWhitespace { index -= 1 }
    return index
  }

  // MARK: Parts

  private func range(to position: Int) -> Range<Int> {
    let target = max(0, min(position, characters.count))
    return min(cursor, target)..<max(cursor, target)
  }

  /// Begins a step of its own for `undo`, unless this edit is undone together with the one before.
  private mutating func begin(_ edit: Edit, joins: Bool = false) {
    if !(joins && edit == lastEdit) { log.begin() }
    lastEdit = edit
  }

  /// Puts `text` in the place of `range`, and the cursor after it.
  ///
  /// A combining mark becomes part of the character before it, and what follows may join too, so the characters next
  /// to the place are read again with it.
  private mutating func replace(_ range: Range<Int>, with text: String) {
    var start = range.lowerBound
    var end = range.upperBound
    if start > 0, !characters[start - 1].isNewline { start -= 1 }
    while end < characters.count, end - range.upperBound < Self.joinReach, !characters[end].isASCII { end += 1 }
    let before = self.text(in: start..<range.lowerBound) + text
    let inserted = Array(before + self.text(in: range.upperBound..<end))
    apply(EditLog.Change(at: start, removed: Array(characters[start..<end]), inserted: inserted, cursor: cursor))
    cursor = start + min(before.count, inserted.count)
  }

  /// No flag or syllable is longer than this many characters that were apart.
  private static let joinReach = 8

  private mutating func apply(_ change: EditLog.Change) {
    log.add(change)
    exchange(at: change.position, change.removed.count, for: change.inserted)
  }

  private mutating func exchange(at position: Int, _ count: Int, for new: [Character]) {
    characters.replaceSubrange(position..<position + count, with: new)
    let span = ChangedSpan(start: position, oldEnd: position + count, newEnd: position + new.count)
    changed = changed?.followed(by: span) ?? span
  }

  private static func isWordPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }
}
