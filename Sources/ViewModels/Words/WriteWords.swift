public import CRM
import Strings

/// What kinds of entry and changes are called in messages and on the outbox screen.
extension EntryKind {
  /// What is said once it is in the outbox.
  var writtenWords: String {
    switch self {
    case .note, .todo, .event: Strings.Changes.added(name)
    case .call, .text, .email, .meeting, .directMessage, .postal: Strings.Changes.logged(name)
    }
  }
}

extension Write {
  /// The change in a few words: `Call: Anna wants forty chairs`, `Done: Send the price list`.
  public var summary: String {
    switch change {
    case .create(let entry): Self.joined(entry.kind.name, entry.firstLine ?? "")
    case .edit(let item, _, _): Self.joined(Strings.Changes.edit, item.title)
    case .delete(let item): Self.joined(Strings.Changes.delete, item.title)
    case .complete(let item, true): Self.joined(Strings.Changes.done, item.title)
    case .complete(let item, false): Self.joined(Strings.Changes.reopen, item.title)
    case .postpone(let item, _): Self.joined(Strings.Changes.postpone, item.title)
    case .reassign(let item, _): Self.joined(Strings.Changes.reassign, item.title)
    }
  }

  /// The change as the subject of `… queued`; nil for something new, which the item itself stands for.
  var noun: String? {
    switch change {
    case .create: nil
    case .edit: Strings.Changes.anEdit
    case .delete: Strings.Changes.deletion
    case .complete(_, true): Strings.Changes.completion
    case .complete(_, false): Strings.Changes.reopening
    case .postpone: Strings.Changes.newDate
    case .reassign: Strings.Changes.newAssignee
    }
  }

  /// What is said once it is in the outbox.
  var writtenWords: String {
    switch change {
    case .create(let entry): entry.kind.writtenWords
    case .edit: Strings.Changes.changed
    case .delete: Strings.Changes.deleted
    case .complete(_, true): Strings.Changes.done
    case .complete(_, false): Strings.Changes.reopened
    case .postpone(_, to: nil): Strings.Changes.postponedToSomeday
    case .postpone: Strings.Changes.postponed
    case .reassign: Strings.Changes.reassigned
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
    case .queued: Strings.OutboxStates.queued
    case .sending: Strings.OutboxStates.sending
    case .delivered: Strings.OutboxStates.sent
    case .rejected: Strings.OutboxStates.refused
    case .conflict: Strings.OutboxStates.inConflict
    case .inDoubt: Strings.OutboxStates.mayHaveArrived
    }
  }
}
