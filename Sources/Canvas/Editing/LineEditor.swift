/// A line of text being typed, with the editing habits of a shell.
///
/// Counts in characters as a person sees them. The text is what was typed, not what is safe to show; drawing sees to
/// that.
public struct LineEditor: Sendable, Hashable {
  /// What a key did.
  public enum Outcome: Sendable, Hashable {
    /// The text is another one.
    case changed
    /// Only the cursor moved.
    case moved
    /// An editing key that had nothing to do.
    case unchanged
    case submitted
    case cancelled
    /// No editing key.
    case ignored
  }

  private struct Snapshot: Sendable, Hashable {
    var characters: [Character]
    var cursor: Int
  }

  private enum Edit: Sendable, Hashable {
    case typing, killing, other
  }

  public private(set) var characters: [Character]
  /// Characters before the cursor.
  public private(set) var cursor: Int
  /// What was killed last, for `yank`.
  private var killed: [Character] = []
  private var undoStack: [Snapshot] = []
  private var lastEdit = Edit.other
  private var history: LineHistory

  static let undoSteps = 100

  /// Begins with the cursor after `text`; `history` is what was entered before, oldest first.
  public init(text: String = "", history: [String] = []) {
    characters = Array(Self.oneLine(text))
    cursor = characters.count
    self.history = LineHistory(lines: history)
  }

  public var text: String { String(characters) }
  public var isEmpty: Bool { characters.isEmpty }
  var textBeforeCursor: String { String(characters[..<cursor]) }
  var textAfterCursor: String { String(characters[cursor...]) }
  var hasHistory: Bool { !history.isEmpty }

  /// Puts `text` at the cursor, as typed or pasted: line ends and tabs become spaces, those at the very end and other
  /// controls are dropped.
  @discardableResult
  public mutating func insert(_ text: String) -> Outcome {
    let inserted = Self.oneLine(text)
    guard !inserted.isEmpty else { return .unchanged }
    let isTyping = inserted.count == 1
    record(.typing, joins: isTyping && inserted != " ")
    if !isTyping { lastEdit = .other }
    // Joined as strings: a combining mark becomes part of the character before it.
    let before = textBeforeCursor + inserted
    let after = textAfterCursor
    characters = Array(before + after)
    cursor = min(before.count, characters.count)
    return .changed
  }

  /// Replaces the whole text and puts the cursor after it; can be undone.
  public mutating func replace(with text: String) {
    record(.other)
    characters = Array(Self.oneLine(text))
    cursor = characters.count
  }

  // MARK: Moving

  @discardableResult
  public mutating func move(to position: Int) -> Outcome {
    lastEdit = .other
    let target = max(0, min(position, characters.count))
    guard target != cursor else { return .unchanged }
    cursor = target
    return .moved
  }

  /// The start of the word before the cursor; a word is letters and digits.
  public var wordStart: Int {
    var index = cursor
    while index > 0, !Self.isWordPart(characters[index - 1]) { index -= 1 }
    while index > 0, Self.isWordPart(characters[index - 1]) { index -= 1 }
    return index
  }

  /// The end of the word after the cursor.
  public var wordEnd: Int {
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

  // MARK: Deleting

  /// Deletes from the cursor to `position`.
  @discardableResult
  public mutating func delete(to position: Int) -> Outcome {
    let range = range(to: position)
    guard !range.isEmpty else { return .unchanged }
    record(.other)
    remove(range)
    return .changed
  }

  /// Deletes from the cursor to `position` and keeps it for `yank`; kills in a row are kept together.
  @discardableResult
  public mutating func kill(to position: Int) -> Outcome {
    let range = range(to: position)
    guard !range.isEmpty else { return .unchanged }
    let continues = lastEdit == .killing
    record(.killing)
    let cut = Array(characters[range])
    if !continues {
      killed = cut
    } else if range.lowerBound < cursor {
      killed = cut + killed
    } else {
      killed += cut
    }
    remove(range)
    return .changed
  }

  /// Inserts what was killed last.
  @discardableResult
  public mutating func yank() -> Outcome {
    lastEdit = .other
    return insert(String(killed))
  }

  /// Swaps the characters around the cursor, or the last two when it is at the end.
  @discardableResult
  public mutating func transpose() -> Outcome {
    guard cursor > 0, characters.count > 1 else { return .unchanged }
    record(.other)
    let right = min(cursor, characters.count - 1)
    characters.swapAt(right - 1, right)
    cursor = right + 1
    return .changed
  }

  @discardableResult
  public mutating func undo() -> Outcome {
    guard let snapshot = undoStack.popLast() else { return .unchanged }
    lastEdit = .other
    characters = snapshot.characters
    cursor = snapshot.cursor
    return .changed
  }

  /// Shows an older line when `steps` is negative, a newer one when positive; past the newest is what was typed.
  @discardableResult
  public mutating func recall(_ steps: Int) -> Outcome {
    guard let line = history.recall(steps, current: text) else { return .unchanged }
    replace(with: line)
    return .changed
  }

  // MARK: Parts

  private func range(to position: Int) -> Range<Int> {
    let target = max(0, min(position, characters.count))
    return min(cursor, target)..<max(cursor, target)
  }

  private mutating func remove(_ range: Range<Int>) {
    characters.removeSubrange(range)
    cursor = range.lowerBound
  }

  /// Remembers the line as it is, unless this edit is undone together with the one before.
  private mutating func record(_ edit: Edit, joins: Bool = false) {
    if !(joins && edit == lastEdit && !undoStack.isEmpty) {
      undoStack.append(Snapshot(characters: characters, cursor: cursor))
      if undoStack.count > Self.undoSteps { undoStack.removeFirst() }
    }
    lastEdit = edit
  }

  private static func isWordPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }

  private static func oneLine(_ text: String) -> String {
    var line = ""
    for character in text {
      if character.isNewline || character == "\t" {
        line.append(" ")
      } else if character.unicodeScalars.first?.properties.generalCategory != .control {
        line.append(character)
      }
    }
    for character in text.reversed() {
      guard character.isNewline else { break }
      line.removeLast()
    }
    return line
  }
}
