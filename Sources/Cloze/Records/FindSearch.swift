import CRM
import ServiceTransport

/// A question's search line as parameters of `find`.
///
/// Stage, segment and assignee take a single value each; what they cannot say, and all other filters, are left to a look
/// at the records of the answer, which are whole [cloze-api.md, 3, 3.1].
struct FindSearch {
  private(set) var query: [ServiceRequest.Pair] = []
  /// What the records of the answer are looked at for.
  private(set) var checked: [SearchFilter] = []
  /// What neither Cloze nor a look at its records can tell: they have no to-dos and no timeline in them.
  private(set) var unasked: [SearchFilter] = []

  /// Whether a filter holds for no record of the kind at all.
  private(set) var isImpossible = false

  private let vocabulary: Vocabulary

  /// Whether there is nothing to ask.
  var isHopeless: Bool { isImpossible || !unasked.isEmpty }

  init(_ question: Question, vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    let line = SearchLine(question.text ?? "")
    for filter in line.query.filters {
      switch filter {
      case .isOverdue, .note, .has(.todo): unasked.append(filter)
      case .kind(let kinds): if !kinds.contains(question.kind) { isImpossible = true }
      default:
        // Names that mean several choices, and users, are told from one another by the records alone. [cloze-api.md, 3]
        if !say(filter, of: question.kind) { checked.append(filter) }
      }
    }
    if let text = Self.text(of: line) { query.append(Parameter.text(text)) }
  }

  private mutating func say(_ filter: SearchFilter, of kind: RecordKind) -> Bool {
    switch filter {
    case .stage(let values): choose(values, among: vocabulary.stages[kind] ?? [], as: .stage)
    case .segment(let values): choose(values, among: vocabulary.segments[kind] ?? [], as: .segment)
    case .owner(let values): assign(SearchFilter.choices(values, among: vocabulary.users).map(\.key))
    case .ownerIsMe: assign([vocabulary.identity?.email ?? ""])
    default: false
    }
  }

  private mutating func choose(_ values: [String], among choices: [Choice], as parameter: Parameter) -> Bool {
    guard !choices.isEmpty else { return false }
    let keys = SearchFilter.choices(values, among: choices).map(\.key)
    isImpossible = isImpossible || keys.isEmpty
    guard keys.count == 1, !isSaid(parameter) else { return false }
    query.append(parameter(keys[0]))
    return true
  }

  /// Only e-mail addresses name an assignee.
  private mutating func assign(_ users: [String]) -> Bool {
    guard users.count == 1, users[0].contains("@"), !isSaid(.assignee) else { return false }
    query += [Parameter.assigned("true"), Parameter.assignee(users[0])]
    return true
  }

  private func isSaid(_ parameter: Parameter) -> Bool { query.contains { $0.name == parameter.rawValue } }

  /// The words as they were typed: nothing is known of quoting. A number with its country code goes without marks, the
  /// form in which Cloze files it.
  private static func text(of line: SearchLine) -> String? {
    if let term = line.query.terms.first, line.query.terms.count == 1, !term.phones.isEmpty, term.typed.first == "+" {
      return "+" + term.typed.filter { $0.isASCII && $0.isNumber }
    }
    return line.words.isEmpty ? nil : line.words
  }
}
