import CRM
import Canvas

/// The choices offered for what is typed in a field, and which of them stands there.
struct FieldOffer: Sendable {
  private let choices: ChoiceMatch?
  private let takesKeys: Bool
  let isList: Bool
  private(set) var suggestions: [Choice] = []
  private(set) var selection: Int?
  /// The part of the text that a choice takes the place of, in characters.
  private(set) var part = 0..<0

  init(_ reader: FieldReader) {
    choices = reader.choices
    switch reader.info.type {
    case .list: (isList, takesKeys) = (true, false)
    // A phone's label says whose it is; what is written down is the number.
    case .phone: (isList, takesKeys) = (false, true)
    default: (isList, takesKeys) = (false, false)
    }
  }

  /// Finds what the text may mean. All choices are offered while a whole one stands there, so that one can go on to
  /// the others.
  mutating func update(_ line: LineEditor) {
    guard let choices else { return }
    part = isList ? Self.part(of: line) : 0..<line.characters.count
    let typed = String(line.characters[part])
    if let exact = choices.exact(typed), !isList {
      suggestions = choices.choices
      selection = suggestions.firstIndex(of: exact)
    } else {
      suggestions = choices.candidates(for: typed)
      selection = nil
    }
  }

  /// The whole text with the choice so many on from the one that stands there; nil without choices.
  mutating func choose(by steps: Int, _ line: LineEditor) -> String? {
    guard !suggestions.isEmpty, steps != 0 else { return nil }
    let count = suggestions.count
    let start = selection ?? (steps > 0 ? -1 : count)
    let target = ((start + steps % count) % count + count) % count
    selection = target
    let chosen = takesKeys ? suggestions[target].key : suggestions[target].label
    defer { part = part.lowerBound..<part.lowerBound + chosen.count }
    return replacing(line, with: chosen)
  }

  /// The whole text with what the suggestions have in common; nil when that is no more than is typed.
  func extended(_ line: LineEditor) -> String? {
    guard selection == nil, suggestions.count > (isList ? 0 : 1), !part.isEmpty, !takesKeys else { return nil }
    let typed = String(line.characters[part])
    let labels = suggestions.map(\.label)
    guard let first = labels.first else { return nil }
    var length = first.count
    for label in labels.dropFirst() {
      length = min(length, zip(first, label).prefix { $0.lowercased() == $1.lowercased() }.count)
    }
    let common = String(first.prefix(length))
    guard common.count > typed.count, common.lowercased().hasPrefix(typed.lowercased()) || labels.count == 1 else {
      return nil
    }
    return replacing(line, with: common)
  }

  private func replacing(_ line: LineEditor, with text: String) -> String {
    String(line.characters[..<part.lowerBound]) + text + String(line.characters[part.upperBound...])
  }

  /// What stands between the commas around the cursor, without the blanks before and after it.
  private static func part(of line: LineEditor) -> Range<Int> {
    let characters = line.characters
    var start = line.cursor
    while start > 0, characters[start - 1] != "," { start -= 1 }
    var end = line.cursor
    while end < characters.count, characters[end] != "," { end += 1 }
    while start < end, characters[start].isWhitespace { start += 1 }
    while start < end, characters[end - 1].isWhitespace { end -= 1 }
    return start..<end
  }
}
