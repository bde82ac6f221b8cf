public import CRM

/// What kinds of entry and changes are called in messages and on the outbox screen.
extension EntryKind {
  /// What is said once it is in the outbox.
  var writtenWords: String {
    switch self {
    case .note, .todo, .event: "\(name) added"
    case .call, .text, .email, .meeting, .directMessage, .postal: "\(name) logged"
    }
  }
}

extension Write {
  /// The change in a few words: `Call: Anna wants forty chairs`, `Done: Send the price list`.
  public var summary: String {
    switch change {
    case .create(let entry): Self.joined(entry.kind.name, entry.firstLine ?? "")
    case .edit(let item, _, _): Self.joined("Edit", item.title)
    case .delete(let item): Self.joined("Delete", item.title)
    case .complete(let item, true): Self.joined("Done", item.title)
    case .complete(let item, false): Self.joined("Reopen", item.title)
    case .postpone(let item, _): Self.joined("Postpone", item.title)
    case .reassign(let item, _): Self.joined("Reassign", item.title)
    }
  }

  /// The change as the subject of `… queued`; nil for something new, which the item itself stands for.
  var noun: String? {
    switch change {
    case .create: nil
    case .edit: "edit"
    case .delete: "deletion"
    case .complete(_, true): "completion"
    case .complete(_, false): "reopening"
    case .postpone: "new date"
    case .reassign: "new assignee"
    }
  }

  /// What is said once it is in the outbox.
  var writtenWords: String {
    switch change {
    case .create(let entry): entry.kind.writtenWords
    case .edit: "Changed"
    case .delete: "Deleted"
    case .complete(_, true): "Done"
    case .complete(_, false): "Reopened"
    case .postpone(_, to: nil): "Postponed to someday"
    case .postpone: "Postponed"
    case .reassign: "Reassigned"
    }
  }

  private static func joined(_ kind: String, _ words: String) -> String { words.isEmpty ? kind : "\(kind): \(words)" }
}

extension Entry {
  /// The first line of its main words.
  fileprivate var firstLine: String? {
    [EntryField.title, .subject, .text].lazy.compactMap { field in
      self.text(field)?.split(whereSeparator: \.isNewline).first.map(String.init)
    }.first
  }
}

extension OutboxState {
  /// In a word or two, for the person who wrote it.
  public var words: String {
    switch self {
    case .queued: "queued"
    case .sending: "sending"
    case .delivered: "sent"
    case .rejected: "refused"
    case .conflict: "in conflict"
    case .inDoubt: "may have arrived"
    }
  }
}
