/// A line of text being typed, with the editing habits of a shell.
///
/// Counts in characters as a person sees them. The text is what was typed, not what is safe to show; drawing sees to
/// that.
public struct LineEditor: Sendable, Hashable {
  public typealias Outcome = EditOutcome

  var buffer: EditBuffer
  private var history: LineHistory

  /// Begins with the cursor after `text`; `history` is what was entered before, oldest first.
  public init(text: String = "", history: [String] = []) {
    buffer = EditBuffer(Self.oneLine(text))
    self.history = LineHistory(lines: history)
  }

  public var characters: [Character] { buffer.characters }
  /// Characters before the cursor.
  public var cursor: Int { buffer.cursor }
  public var text: String { buffer.text }
  public var isEmpty: Bool { buffer.isEmpty }
  var textBeforeCursor: String { buffer.text(in: 0..<cursor) }
  var textAfterCursor: String { buffer.text(in: cursor..<characters.count) }
  var hasHistory: Bool { !history.isEmpty }

  /// Puts `text` at the cursor, as typed or pasted: line ends and tabs become spaces, those at the very end and other
  /// controls are dropped.
  @discardableResult
  public mutating func insert(_ text: String) -> Outcome { buffer.insert(Self.oneLine(text)) }

  /// Replaces the whole text and puts the cursor after it; can be undone.
  public mutating func replace(with text: String) { buffer.replaceAll(with: Self.oneLine(text)) }

  @discardableResult
  public mutating func move(to position: Int) -> Outcome { buffer.move(to: position) }

  /// The start of the word before the cursor; a word is letters and digits.
  public var wordStart: Int { buffer.wordStart }

  /// The end of the word after the cursor.
  public var wordEnd: Int { buffer.wordEnd }

  /// Deletes from the cursor to `position`.
  @discardableResult
  public mutating func delete(to position: Int) -> Outcome { buffer.delete(to: position) }

  /// Deletes from the cursor to `position` and keeps it for `yank`; kills in a row are kept together.
  @discardableResult
  public mutating func kill(to position: Int) -> Outcome { buffer.kill(to: position) }

  /// Inserts what was killed last.
  @discardableResult
  public mutating func yank() -> Outcome { buffer.yank() }

  /// Swaps the characters around the cursor, or the last two when it is at the end.
  @discardableResult
  public mutating func transpose() -> Outcome { buffer.transpose(in: characters.indices) }

  @discardableResult
  public mutating func undo() -> Outcome { buffer.undo() }

  /// Does again what was undone last, unless the text was changed since.
  @discardableResult
  public mutating func redo() -> Outcome { buffer.redo() }

  /// Shows an older line when `steps` is negative, a newer one when positive; past the newest is what was typed.
  @discardableResult
  public mutating func recall(_ steps: Int) -> Outcome {
    guard let line = history.recall(steps, current: text) else { return .unchanged }
    replace(with: line)
    return .changed
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
