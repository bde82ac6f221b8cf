import CRM
import Settings

/// All there is to know of a row of the outbox, and what can be done about it.
extension Browser {
  private static let width = 72

  func details(of row: OutboxItem) -> [MenuItem] {
    state(of: row) + choices(for: row) + section("What was written", written(row))
      + candidates(of: row)
  }

  private func state(of row: OutboxItem) -> [MenuItem] {
    let service = serviceName(of: row.write.ref.account)
    var words: [String]
    switch row.state {
    case .queued: words = ["Not sent yet; due \(times.moment(row.dueAt))."]
    case .sending: words = ["It is being sent."]
    case .delivered: words = ["\(service) has it."]
    case .rejected: words = ["\(service) refused it."]
    case .conflict: words = ["It was changed at \(service) meanwhile, and was not sent."]
    case .inDoubt: words = [row.question?.question ?? "It may have arrived; \(service) is being asked."]
    }
    if let problem = row.problem {
      words.append(problem.summary)
      if let server = problem.serverWords { words.append("“\(server)”") }
      if let advice = problem.advice { words.append(advice) }
    }
    words.append(
      "Made \(times.moment(row.write.madeAt)), sent \(row.attempts == 1 ? "once" : "\(row.attempts) times").")
    return lines(words)
  }

  private func choices(for row: OutboxItem) -> [MenuItem] {
    func choice(_ label: String, _ command: String, _ arguments: String...) -> MenuItem {
      MenuItem("▸ \(label)", command: Invocation(name: command, arguments: [row.id.rawValue] + arguments))
    }
    switch row.state {
    case .queued: return [choice("Discard it", "outbox-discard")]
    // A conflict has a screen of its own.
    case .sending, .delivered, .conflict: return []
    case .rejected:
      let edit = row.write.change.entry == nil ? [] : [choice("Edit it", "outbox-edit")]
      return edit + [choice("Send it again", "outbox-retry"), choice("Discard it", "outbox-discard")]
    case .inDoubt:
      let candidates = row.question?.candidates ?? []
      let arrived =
        candidates.count > 1
        ? candidates.map { choice("It is there: \($0.title)", "outbox-arrived", $0.id) }
        : [choice("It is there", "outbox-arrived")]
      return arrived + (row.question == nil ? [] : [choice("It is not there: send it again", "outbox-retry")])
        + [choice("Discard it", "outbox-discard")]
    }
  }

  private func candidates(of row: OutboxItem) -> [MenuItem] {
    guard let question = row.question else { return [] }
    let service = serviceName(of: row.write.ref.account)
    let items = question.candidates.flatMap { item in
      ["\(times.moment(item.at)) · \(item.title)"] + (item.body.map { [$0] } ?? [])
    }
    return section("What \(service) has", items.isEmpty ? ["nothing like it"] : items)
  }

  private func written(_ row: OutboxItem) -> [String] {
    let words = valueWords(in: row.write.ref.account)
    return [row.write.summary]
      + newValues(of: row.write.change).map { field, value in
        "\(field.words): \(value.map(words.text) ?? "someday")"
      }
  }

  /// What a change sets; nil for a date that is taken away.
  private func newValues(of change: Write.Change) -> [(EntryField, EntryValue?)] {
    switch change {
    case .create(let entry), .edit(_, let entry, _):
      EntryField.allCases.compactMap { field in entry[field].map { (field, $0) } }
    case .postpone(_, let due): [(.due, due)]
    case .reassign(_, let user): [(.assignee, .choice(user))]
    case .delete, .complete: []
    }
  }

  private func section(_ title: String, _ texts: [String]) -> [MenuItem] {
    lines(["", title]) + lines(texts).map { MenuItem("  \($0.label)", command: nil) }
  }

  private func lines(_ texts: [String]) -> [MenuItem] {
    texts.flatMap { text in
      let lines = text.split(whereSeparator: \.isNewline).flatMap { String($0).lines(ofAtMost: Self.width) }
      return (lines.isEmpty ? [""] : lines).map { MenuItem($0, command: nil) }
    }
  }
}
