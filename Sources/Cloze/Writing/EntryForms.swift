import CRM
import Strings

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
    return EntryForm(kind, label: kind.menuLabel, fields: fields(for: kind) + [filedUnder])
  }

  private func fields(for kind: EntryKind) -> [EntryFieldInfo] {
    switch kind {
    case .call:
      [
        text(Strings.ClozeForms.whatWasSaid), direction,
        EntryFieldInfo(.outcome, Strings.Fields.outcome, .choice(CallOutcome.choices)), at, duration, subject(),
        people(Strings.ClozeForms.othersOnTheCall), alsoAbout,
      ]
    case .note:
      [
        text(Strings.EntryKinds.note, isRequired: true), EntryFieldInfo(.title, Strings.Fields.title, .line),
        alsoAbout,
      ]
    case .todo:
      [
        EntryFieldInfo(.text, Strings.EntryKinds.todo, .line, isRequired: true),
        EntryFieldInfo(.due, Strings.Fields.due, .moment(mayBeFuture: true, mayBeDay: true)),
      ] + assignee + [people(Strings.Fields.participants)]
    case .text, .directMessage:
      [text(Strings.ClozeForms.message, isRequired: true), direction, at, people(Strings.ClozeForms.alsoTo), alsoAbout]
    case .email:
      // A call that logs an e-mail was seen to need a recipient; companies and projects cannot be one.
      [
        text(Strings.Fields.text), subject(), direction, at,
        people(
          relation == .person ? Strings.ClozeForms.alsoTo : Strings.Fields.participants,
          isRequired: relation != .person),
        alsoAbout,
      ]
    case .meeting:
      [
        subject(isRequired: true), text(Strings.ClozeForms.notes), at, duration,
        EntryFieldInfo(.location, Strings.Fields.location, .line),
        people(Strings.ClozeForms.attendees, colleagues: true), alsoAbout,
      ]
    case .postal:
      [text(Strings.ClozeForms.whatWasSent), subject(), direction, at, people(Strings.ClozeForms.alsoTo), alsoAbout]
    case .event:
      [
        subject(isRequired: true), text(Strings.Fields.text),
        EntryFieldInfo(.at, Strings.Fields.when, .moment(mayBeFuture: true, mayBeDay: false)), alsoAbout,
      ]
    }
  }

  /// Nil when there is nothing that Cloze would find the record by.
  private var filedUnder: EntryFieldInfo? {
    let choices = RecordAddresses.choices(of: record, relation: relation)
    guard let first = choices.first else { return nil }
    let label =
      switch relation {
      case .person: Strings.RecordFields.address
      case .company: Strings.ClozeKinds.company
      case .project: Strings.ClozeKinds.project
      }
    return EntryFieldInfo(.contact, label, .choice(choices), isRequired: true, initial: .choice(first.key))
  }

  private func text(_ label: String, isRequired: Bool = false) -> EntryFieldInfo {
    EntryFieldInfo(.text, label, .multiline, isRequired: isRequired)
  }

  private func subject(isRequired: Bool = false) -> EntryFieldInfo {
    EntryFieldInfo(.subject, Strings.Fields.subject, .line, isRequired: isRequired)
  }

  private var direction: EntryFieldInfo {
    EntryFieldInfo(
      .direction, Strings.Fields.direction, .choice(CommunicationDirection.choices),
      initial: .choice(CommunicationDirection.outbound.rawValue))
  }

  /// Cloze refuses communications of the future [cloze-api.md, 2.3].
  private var at: EntryFieldInfo {
    EntryFieldInfo(.at, Strings.Fields.when, .moment(mayBeFuture: false, mayBeDay: false))
  }

  private var duration: EntryFieldInfo { EntryFieldInfo(.duration, Strings.Fields.duration, .duration) }

  private var alsoAbout: EntryFieldInfo {
    let keys = [
      "companies", "projects", "clientcompanies", "partnercompanies", "clientpeople", "partnerpeople",
    ]
    return EntryFieldInfo(
      .references, Strings.ClozeForms.alsoAbout,
      .list(RecordAddresses.linked(in: record, keys), acceptsOthers: true))
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
      EntryFieldInfo(
        .assignee, Strings.ClozeFields.assignedTo, .choice(vocabulary.users), initial: own.map { .choice($0.key) })
    ]
  }
}

/// The values of `direction`.
enum CommunicationDirection: String, Sendable {
  case inbound, outbound

  static let choices = [
    Choice(outbound.rawValue, Strings.ClozeForms.outgoing), Choice(inbound.rawValue, Strings.ClozeForms.incoming),
  ]
}

/// The values of `outcome`, in Cloze's own spelling [cloze-api.md, 9.1].
enum CallOutcome {
  static let choices = [
    Choice("connected", Strings.ClozeForms.connected), Choice("leftvm", Strings.ClozeForms.leftMessage),
    Choice("noanwser", Strings.ClozeForms.noAnswer),
  ]
}
