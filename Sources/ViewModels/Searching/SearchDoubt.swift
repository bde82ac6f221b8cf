public import CRM
import Settings
import Strings

/// Something in a search line that was probably meant otherwise, in words for whoever typed it.
public struct SearchDoubt: Sendable, Hashable {
  /// Without a full stop.
  public let words: String

  /// What is doubtful about `line`: names that are no filters, and values that a filter does not know. `vocabularies`
  /// are of the accounts that are searched, `kinds` of the records, `known` names that their service takes beside the
  /// filters.
  public static func all(
    of line: String, vocabularies: [Vocabulary], kinds: [RecordKind], known: Set<String> = []
  ) -> [SearchDoubt] {
    let line = SearchLine(line)
    let others = known.subtracting(SearchFilter.names)
    return line.misread.filter { !others.contains($0.name.lowercased()) }.map { part in
      let name = part.name.lowercased()
      guard let values = SearchFilter.values(of: name) else { return SearchDoubt(notAFilter: part) }
      return SearchDoubt(part, knows: values, isComplete: true)
    }
      + line.filters.compactMap { unknownValue($0, vocabularies, kinds) }
  }

  private static func unknownValue(
    _ part: SearchLine.Part, _ vocabularies: [Vocabulary], _ kinds: [RecordKind]
  ) -> SearchDoubt? {
    let choices: [Choice]
    switch part.name.lowercased() {
    case "stage", "status": choices = vocabularies.flatMap { words in kinds.flatMap { words.stages[$0] ?? [] } }
    case "segment": choices = vocabularies.flatMap { words in kinds.flatMap { words.segments[$0] ?? [] } }
    case "owner": choices = part.value.contains("@") ? [] : vocabularies.flatMap(\.users) + [Choice("me", "me")]
    default: return nil
    }
    // Of an account whose words were never fetched nothing can be said; nobody but oneself is not everybody.
    guard choices.contains(where: { $0.key != "me" }) else { return nil }
    for value in part.value.split(separator: ",").map(String.init) {
      let folded = SearchWords.joined(value)
      if !folded.isEmpty, SearchFilter.choices([folded], among: choices).isEmpty {
        return SearchDoubt(SearchLine.Part(part.name, value), knows: choices.map(\.label), isComplete: false)
      }
    }
    return nil
  }

  private init(notAFilter part: SearchLine.Part) {
    words = Strings.SearchDoubts.notAFilter(
      part.name, value: part.value, nearest: NearestName.of(part.name, among: SearchFilter.names),
      filters: SearchFilter.names)
  }

  /// `isComplete` is whether `values` are all there can be, and the text is searched for as it stands.
  private init(_ part: SearchLine.Part, knows values: [String], isComplete: Bool) {
    let candidates = values + values.flatMap { $0.split(separator: " ").map(String.init) }
    var meant = NearestName.of(part.value, among: candidates)
    // Of a word of a label, the label.
    if let word = meant, !values.contains(word) {
      meant = values.first { $0.split(separator: " ").contains(Substring(word)) }
    }
    var seen: Set<String> = []
    let listed = values.filter { seen.insert($0).inserted }
    let some = listed.prefix(6).joined(separator: ", ") + (listed.count > 6 ? " …" : "")
    words = Strings.SearchDoubts.unknownValue(
      part.value, of: part.name, nearest: meant, known: some, isText: isComplete)
  }
}

extension SearchFilter {
  /// What a filter takes whose values are the same in every account; nil for other names.
  fileprivate static func values(of name: String) -> [String]? {
    switch name {
    case "has": Property.allCases.map(\.rawValue)
    case "is": ["overdue"]
    case "kind": RecordKind.allCases.map(\.rawValue)
    case "updated": ["<7d", ">4w", "<1y"]
    default: nil
    }
  }
}
