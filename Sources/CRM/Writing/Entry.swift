import Strings

/// What the user says happened, or is to happen, with a record: understood and complete, ready to be written.
public struct Entry: Sendable, Hashable, Codable {
  public let kind: EntryKind
  /// Fields left empty are absent.
  public var values: [EntryField: EntryValue]

  public init(_ kind: EntryKind, _ values: [EntryField: EntryValue] = [:]) {
    self.kind = kind
    self.values = values
  }

  public subscript(_ field: EntryField) -> EntryValue? {
    get { values[field] }
    set { values[field] = newValue }
  }

  /// The words of a text field; nil when it is empty.
  public func text(_ field: EntryField) -> String? {
    guard case .text(let text)? = values[field], !text.isEmpty else { return nil }
    return text
  }

  /// The key of the value chosen.
  public func choice(_ field: EntryField) -> String? {
    guard case .choice(let key)? = values[field] else { return nil }
    return key
  }

  public func list(_ field: EntryField) -> [String] {
    guard case .list(let values)? = values[field] else { return [] }
    return values
  }

  public func seconds(_ field: EntryField) -> Int? {
    guard case .seconds(let seconds)? = values[field] else { return nil }
    return seconds
  }

  public func flag(_ field: EntryField) -> Bool? {
    guard case .flag(let flag)? = values[field] else { return nil }
    return flag
  }
}

/// What kind of thing is written.
public enum EntryKind: String, Sendable, Hashable, Codable, CaseIterable, CodingKeyRepresentable {
  case call, note, todo, text, email, meeting, directMessage, postal, event

  /// What choosing it in a menu does: `Log a call`.
  public var menuLabel: String {
    switch self {
    case .call: Strings.EntryMenu.logCall
    case .note: Strings.EntryMenu.writeNote
    case .todo: Strings.EntryMenu.addTodo
    case .text: Strings.EntryMenu.logText
    case .email: Strings.EntryMenu.logEmail
    case .meeting: Strings.EntryMenu.logMeeting
    case .directMessage: Strings.EntryMenu.logDirectMessage
    case .postal: Strings.EntryMenu.logLetter
    case .event: Strings.EntryMenu.addEvent
    }
  }

  /// What one is called, as the beginning of a line: `To-do`.
  public var name: String {
    switch self {
    case .call: Strings.EntryKinds.call
    case .note: Strings.EntryKinds.note
    case .todo: Strings.EntryKinds.todo
    case .text: Strings.EntryKinds.textMessage
    case .email: Strings.EntryKinds.email
    case .meeting: Strings.EntryKinds.meeting
    case .directMessage: Strings.EntryKinds.directMessage
    case .postal: Strings.EntryKinds.letter
    case .event: Strings.EntryKinds.event
    }
  }
}

/// What a form can ask for; each service has a use for some of them.
public enum EntryField: String, Sendable, Hashable, Codable, CaseIterable, CodingKeyRepresentable {
  /// Whom of the record's people it concerns.
  case contact
  case direction
  case outcome
  case status
  /// When it happened.
  case at
  /// When it is to be done.
  case due
  case duration
  case phone
  case subject
  case title
  /// The note, the to-do, the message: the main text.
  case text
  case pinned
  /// Other records it concerns.
  case references
  case assignee
  case participants
  case location
  /// Whether a to-do is done: no form asks for it.
  case done
}

/// A field's value as it was understood.
public enum EntryValue: Sendable, Hashable, Codable {
  case text(String)
  /// The key of a `Choice`.
  case choice(String)
  case moment(Instant)
  /// A day without a time.
  case day(CalendarDate)
  case seconds(Int)
  case flag(Bool)
  /// Keys of choices, or addresses, in the order typed.
  case list([String])
}
