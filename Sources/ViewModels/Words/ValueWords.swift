public import CRM
import Strings

/// What fields and their values are called.
extension EntryField {
  public var words: String {
    switch self {
    case .contact: Strings.Fields.contact
    case .direction: Strings.Fields.direction
    case .outcome: Strings.Fields.outcome
    case .status: Strings.Fields.status
    case .at: Strings.Fields.when
    case .due: Strings.Fields.due
    case .duration: Strings.Fields.duration
    case .phone: Strings.Fields.phone
    case .subject: Strings.Fields.subject
    case .title: Strings.Fields.title
    case .text: Strings.Fields.text
    case .pinned: Strings.Fields.pinned
    case .references: Strings.Fields.about
    case .assignee: Strings.Fields.assignee
    case .participants: Strings.Fields.participants
    case .location: Strings.Fields.location
    case .done: Strings.Fields.done
    }
  }
}

/// Values of fields as people read them.
public struct ValueWords {
  private let times: TimeText
  private let names: [String: String]

  /// `choices` are what keys are called; whatever else is chosen stands for itself.
  public init(times: TimeText, choices: [Choice]) {
    self.times = times
    names = Dictionary(choices.map { ($0.key, $0.label) }) { first, _ in first }
  }

  public func text(_ value: EntryValue) -> String {
    switch value {
    case .text(let text): text
    case .choice(let key): names[key] ?? key
    case .moment(let instant): times.moment(instant)
    case .day(let day): times.day(day)
    case .seconds(let seconds): "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
    case .flag(let flag): flag ? Strings.Common.yes : Strings.Common.no
    case .list(let keys): keys.map { names[$0] ?? $0 }.joined(separator: ", ")
    }
  }
}

extension WriteConflict {
  /// What is in conflict, in a few words: `due, text`, `deleted there`.
  public var summary: String {
    switch kind {
    case .changedBoth: fields.map { $0.field.words.lowercased() }.joined(separator: ", ")
    case .deletedHere: Strings.Conflicts.changed
    case .deletedThere: Strings.Conflicts.deleted
    }
  }
}
