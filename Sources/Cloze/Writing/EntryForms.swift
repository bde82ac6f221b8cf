import CRM

/// What Cloze can take for an entry about one record [cloze-api.md, 9.1].
///
/// The form carries the address that the entry is filed under, as the initial value of `contact`: Cloze refuses its own
/// keys there, and a write knows nothing else of its record.
struct EntryForms: Sendable {
  let relation: Relation
  let record: Record
  let vocabulary: Vocabulary

  /// Nil for a record that has no usable address.
  func form(for kind: EntryKind) -> EntryForm? {
    guard let filedUnder else { return nil }
    return EntryForm(kind, label: kind.label, fields: fields(for: kind) + [filedUnder])
  }

  private func fields(for kind: EntryKind) -> [EntryFieldInfo] {
    switch kind {
    case .call:
      [
        text("What was said"), direction, EntryFieldInfo(.outcome, "Outcome", .choice(CallOutcome.choices)), at,
        duration, subject(), people("Others on the call"), alsoAbout,
      ]
    case .note:
      [text("Note", isRequired: true), EntryFieldInfo(.title, "Title", .line), alsoAbout]
    case .todo:
      [
        EntryFieldInfo(.text, "To-do", .line, isRequired: true),
        EntryFieldInfo(.due, "Due", .moment(mayBeFuture: true, mayBeDay: true)),
      ] + assignee + [people("With")]
    case .text, .directMessage:
      [text("Message", isRequired: true), direction, at, people("Also to"), alsoAbout]
    case .email:
      // A call that logs an e-mail was seen to need a recipient; companies and projects cannot be one.
      [
        text("Text"), subject(), direction, at,
        people(relation == .person ? "Also to" : "With", isRequired: relation != .person), alsoAbout,
      ]
    case .meeting:
      [
        subject(isRequired: true), text("Notes"), at, duration, EntryFieldInfo(.location, "Location", .line),
        people("Attendees", colleagues: true), alsoAbout,
      ]
    case .postal:
      [text("What was sent"), subject(), direction, at, people("Also to"), alsoAbout]
    case .event:
      [
        subject(isRequired: true), text("Text"),
        EntryFieldInfo(.at, "When", .moment(mayBeFuture: true, mayBeDay: false)), alsoAbout,
      ]
    }
  }

  /// Nil when there is nothing that Cloze would find the record by.
  private var filedUnder: EntryFieldInfo? {
    let choices = RecordAddresses.choices(of: record, relation: relation)
    guard let first = choices.first else { return nil }
    let label =
      switch relation {
      case .person: "Address"
      case .company: "Company"
      case .project: "Project"
      }
    return EntryFieldInfo(.contact, label, .choice(choices), isRequired: true, initial: .choice(first.key))
  }

  private func text(_ label: String, isRequired: Bool = false) -> EntryFieldInfo {
    EntryFieldInfo(.text, label, .multiline, isRequired: isRequired)
  }

  private func subject(isRequired: Bool = false) -> EntryFieldInfo {
    EntryFieldInfo(.subject, "Subject", .line, isRequired: isRequired)
  }

  private var direction: EntryFieldInfo {
    EntryFieldInfo(
      .direction, "Direction", .choice(CommunicationDirection.choices),
      initial: .choice(CommunicationDirection.outbound.rawValue))
  }

  /// Cloze refuses communications of the future [cloze-api.md, 2.3].
  private var at: EntryFieldInfo { EntryFieldInfo(.at, "When", .moment(mayBeFuture: false, mayBeDay: false)) }

  private var duration: EntryFieldInfo { EntryFieldInfo(.duration, "Duration", .duration) }

  private var alsoAbout: EntryFieldInfo {
    let keys = [
      "companies", "projects", "clientcompanies", "partnercompanies", "clientpeople", "partnerpeople",
    ]
    return EntryFieldInfo(
      .references, "Also about", .list(RecordAddresses.linked(in: record, keys), acceptsOthers: true))
  }

  private func people(_ label: String, isRequired: Bool = false, colleagues: Bool = false) -> EntryFieldInfo {
    let linked = RecordAddresses.linked(in: record, ["clientpeople", "partnerpeople"])
    return EntryFieldInfo(
      .participants, label, .list(linked + (colleagues ? vocabulary.users : []), acceptsOthers: true),
      isRequired: isRequired)
  }

  /// None for projects, whose to-dos go a way that has no place for it, and none where there is nobody to choose from.
  private var assignee: [EntryFieldInfo] {
    guard relation != .project, vocabulary.users.count > 1 else { return [] }
    let own = vocabulary.users.first { $0.key.lowercased() == vocabulary.identity?.email?.lowercased() }
    return [
      EntryFieldInfo(.assignee, "Assigned to", .choice(vocabulary.users), initial: own.map { .choice($0.key) })
    ]
  }
}

/// The values of `direction`.
enum CommunicationDirection: String, Sendable {
  case inbound, outbound

  static let choices = [Choice(outbound.rawValue, "outgoing"), Choice(inbound.rawValue, "incoming")]
}

/// The values of `outcome`, in Cloze's own spelling [cloze-api.md, 9.1].
enum CallOutcome {
  static let choices = [
    Choice("connected", "connected"), Choice("leftvm", "left message"), Choice("noanwser", "no answer"),
  ]
}
