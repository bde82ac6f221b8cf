import CRM
import ServiceTransport

/// A question's search line in Close's own words.
///
/// Filters become clauses of the text grammar or parameters where those are documented; others are left to a look at
/// the rows of the answer, as far as these tell. [close-api.md, 9, 11, 15, Search query grammar]
struct ListSearch {
  /// Words in the text grammar, for leads and opportunities; nil for none.
  private(set) var text: String?
  /// Words without any grammar, for free text nodes; nil for none.
  private(set) var plainText: String?
  /// Conditions of the text grammar beside the words.
  private(set) var clauses: [String] = []
  /// Parameters of the opportunity list.
  private(set) var parameters: [String: String] = [:]
  /// What the rows of the answer are looked at for.
  private(set) var checked: [SearchFilter] = []
  /// What neither Close nor a look at its rows can tell.
  private(set) var unasked: [SearchFilter] = []

  /// Whether a filter holds for no record of the kind at all.
  private(set) var isImpossible = false

  private let vocabulary: Vocabulary
  private let now: Instant

  init(_ question: Question, vocabulary: Vocabulary, now: Instant) {
    self.vocabulary = vocabulary
    self.now = now
    let line = SearchLine(question.text ?? "")
    text = CloseWords.text(of: line)
    plainText = line.query.terms.isEmpty ? nil : line.query.terms.map(\.typed).joined(separator: " ")
    for filter in line.query.filters { take(filter, question) }
  }

  /// Whether there is nothing to ask.
  var isHopeless: Bool { isImpossible || !unasked.isEmpty }

  /// The words and conditions as one text; nil for none.
  var query: String? {
    let parts = [text].compactMap(\.self) + clauses
    return parts.isEmpty ? nil : TextQuery.combined(parts)
  }

  private mutating func take(_ filter: SearchFilter, _ question: Question) {
    // Which list a saved view runs by is not known before it is fetched.
    if question.view == nil, say(filter, of: question.kind) { return }
    if Self.isTold(filter, by: question.kind) { checked.append(filter) } else { unasked.append(filter) }
  }

  /// Whether Close can be asked for it, in which case it is.
  private mutating func say(_ filter: SearchFilter, of kind: RecordKind) -> Bool {
    switch (kind, filter) {
    case (_, .kind(let kinds)): if !kinds.contains(kind) { isImpossible = true }
    case (.lead, .stage(let values)):
      guard let stages = vocabulary.stages[.lead], !stages.isEmpty else { return false }
      let labels = SearchFilter.choices(values, among: stages).map(\.label)
      guard !labels.isEmpty else {
        isImpossible = true
        return true
      }
      let conditions = labels.map { "status:\(CloseWords.quoted($0))" }
      clauses.append(labels.count == 1 ? conditions[0] : "(\(conditions.joined(separator: " or ")))")
    case (.lead, .has(.phone)): clauses.append("has:phone_numbers")
    case (.lead, .updatedWithin(let seconds)): clauses.append("date_updated >= \(moment(seconds))")
    case (.lead, .updatedBefore(let seconds)): clauses.append("date_updated < \(moment(seconds))")
    case (.deal, .stage(let values)):
      return choose(values, among: vocabulary.stages[.deal] ?? [], as: "status_id__in")
    case (.deal, .owner(let values)): return choose(values, among: vocabulary.users, as: "user_id__in")
    case (.deal, .ownerIsMe):
      guard let me = vocabulary.identity else { return false }
      return put(me.id, as: "user_id__in")
    case (.deal, .updatedWithin(let seconds)): return put(date(seconds), as: "date_updated__gte")
    case (.deal, .updatedBefore(let seconds)): return put(date(seconds), as: "date_updated__lt")
    case (.deal, .note(let term)): clauses.append("note:\(CloseWords.word(term.typed))")
    default: return false
    }
    return true
  }

  private mutating func choose(_ values: [String], among choices: [Choice], as name: String) -> Bool {
    guard !choices.isEmpty else { return false }
    let keys = SearchFilter.choices(values, among: choices).map(\.key)
    isImpossible = isImpossible || keys.isEmpty
    return keys.isEmpty || put(keys.joined(separator: ","), as: name)
  }

  /// A parameter stands once: a second filter of its kind is left to the look at the rows.
  private mutating func put(_ value: String, as name: String) -> Bool {
    guard parameters[name] == nil else { return false }
    parameters[name] = value
    return true
  }

  private func date(_ seconds: Int64) -> String {
    Instant(seconds: now.adding(seconds: -seconds).seconds).iso8601
  }

  private func moment(_ seconds: Int64) -> String { "\"\(date(seconds))\"" }

  /// Whether the rows of a list say it; `ListFields` has what they hold.
  private static func isTold(_ filter: SearchFilter, by kind: RecordKind) -> Bool {
    switch filter {
    case .has(.todo): false
    case .has, .updatedWithin, .updatedBefore, .kind: true
    case .stage: kind != .contact
    case .owner, .ownerIsMe: kind == .deal
    case .segment, .tag, .isOverdue, .note: false
    }
  }
}
