public import CRM

/// What fields and their values are called.
extension EntryField {
  public var words: String {
    switch self {
    case .contact: "Contact"
    case .direction: "Direction"
    case .outcome: "Outcome"
    case .status: "Status"
    case .at: "When"
    case .due: "Due"
    case .duration: "Duration"
    case .phone: "Phone"
    case .subject: "Subject"
    case .title: "Title"
    case .text: "Text"
    case .pinned: "Pinned"
    case .references: "About"
    case .assignee: "For"
    case .participants: "With"
    case .location: "Location"
    case .done: "Done"
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
    case .flag(let flag): flag ? "yes" : "no"
    case .list(let keys): keys.map { names[$0] ?? $0 }.joined(separator: ", ")
    }
  }
}

extension WriteConflict {
  /// What is in conflict, in a few words: `due, text`, `deleted there`.
  public var summary: String {
    switch kind {
    case .changedBoth: fields.map { $0.field.words.lowercased() }.joined(separator: ", ")
    case .deletedHere: "changed there"
    case .deletedThere: "deleted there"
    }
  }
}
