import CRM

extension FieldReader {
  /// What is meant by the parts between commas; a label may hold commas itself. What is no choice stands for itself
  /// where the form takes others.
  func list(_ text: String) throws(TypedProblem) -> [Choice] {
    guard case .list(_, let acceptsOthers) = info.type, let choices else { return [] }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    var found: [Choice] = []
    var start = 0
    while start < parts.count {
      let (choice, end) = try self.choice(in: parts, from: start, choices, acceptsOthers)
      if let choice, !found.contains(where: { $0.key == choice.key }) { found.append(choice) }
      start = end
    }
    return found
  }

  /// The choice that begins at part `start`, and the part after it. Nil for a blank part.
  private func choice(
    in parts: [Substring], from start: Int, _ choices: ChoiceMatch, _ acceptsOthers: Bool
  ) throws(TypedProblem) -> (Choice?, end: Int) {
    for end in stride(from: parts.count, to: start, by: -1) {
      if let choice = choices.exact(parts[start..<end].joined(separator: ",")) { return (choice, end) }
    }
    let part = Self.trimmed(parts[start])
    if part.isEmpty { return (nil, start + 1) }
    guard acceptsOthers else { return (try choices.choice(for: part), start + 1) }
    // An address is meant as it stands, even where it begins like another.
    if part.contains(where: { $0 == "@" || $0.isNumber }) { return (Choice(part, part), start + 1) }
    do throws(TypedProblem) {
      return (try choices.choice(for: part), start + 1)
    } catch {
      return (Choice(part, part), start + 1)
    }
  }

  static func trimmed(_ part: Substring) -> String {
    var part = part.drop { $0.isWhitespace }
    while part.last?.isWhitespace == true { part.removeLast() }
    return String(part)
  }
}
