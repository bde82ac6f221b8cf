import CRM
import Settings
import Strings

/// All there is to know of a row of the outbox, and what can be done about it.
extension Browser {
  private static let width = 72

  func details(of row: OutboxItem) -> [MenuItem] {
    state(of: row) + choices(for: row) + section(Strings.OutboxDetails.written, written(row))
      + candidates(of: row)
  }

  private func state(of row: OutboxItem) -> [MenuItem] {
    let service = serviceName(of: row.write.ref.account)
    var words: [String]
    switch row.state {
    case .queued: words = [Strings.OutboxDetails.notSent(due: times.moment(row.dueAt))]
    case .sending: words = [Strings.OutboxDetails.beingSent]
    case .delivered: words = [Strings.OutboxDetails.delivered(service)]
    case .rejected: words = [Strings.OutboxDetails.refused(service)]
    case .conflict: words = [Strings.OutboxDetails.changedMeanwhile(service)]
    case .inDoubt: words = [row.question?.question ?? Strings.OutboxDetails.serviceIsAsked(service)]
    }
    if let problem = row.problem {
      words.append(problem.summary)
      if let server = problem.serverWords { words.append("“\(server)”") }
      if let advice = problem.advice { words.append(advice) }
    }
    words.append(Strings.OutboxDetails.made(times.moment(row.write.madeAt), sent: row.attempts))
    return lines(words)
  }

  private func choices(for row: OutboxItem) -> [MenuItem] {
    func choice(_ label: String, _ command: String, _ arguments: String...) -> MenuItem {
      MenuItem("▸ \(label)", command: Invocation(name: command, arguments: [row.id.rawValue] + arguments))
    }
    switch row.state {
    case .queued: return [choice(Strings.OutboxDetails.discard, "outbox-discard")]
    // A conflict has a screen of its own.
    case .sending, .delivered, .conflict: return []
    case .rejected:
      let edit = row.write.change.entry == nil ? [] : [choice(Strings.OutboxDetails.edit, "outbox-edit")]
      return edit + [
        choice(Strings.OutboxDetails.sendAgain, "outbox-retry"),
        choice(Strings.OutboxDetails.discard, "outbox-discard"),
      ]
    case .inDoubt:
      let candidates = row.question?.candidates ?? []
      let arrived =
        candidates.count > 1
        ? candidates.map { choice(Strings.OutboxDetails.isThere(as: $0.title), "outbox-arrived", $0.id) }
        : [choice(Strings.OutboxDetails.isThere, "outbox-arrived")]
      return arrived
        + (row.question == nil ? [] : [choice(Strings.OutboxDetails.isNotThere, "outbox-retry")])
        + [choice(Strings.OutboxDetails.discard, "outbox-discard")]
    }
  }

  private func candidates(of row: OutboxItem) -> [MenuItem] {
    guard let question = row.question else { return [] }
    let service = serviceName(of: row.write.ref.account)
    let items = question.candidates.flatMap { item in
      ["\(times.moment(item.at)) · \(item.title)"] + (item.body.map { [$0] } ?? [])
    }
    return section(
      Strings.OutboxDetails.atService(service), items.isEmpty ? [Strings.OutboxDetails.nothingLikeIt] : items)
  }

  private func written(_ row: OutboxItem) -> [String] {
    let words = valueWords(in: row.write.ref.account)
    return [row.write.summary]
      + newValues(of: row.write.change).map { field, value in
        "\(field.words): \(value.map(words.text) ?? Strings.Times.someday)"
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
