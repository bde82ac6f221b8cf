import CRM
import Strings

/// The forms for entries about one record. [close-api.md, 10, 12]
struct FormBuilder {
  private let people: RecordPeople
  private let vocabulary: Vocabulary
  private let isLead: Bool

  /// Nil for a record that belongs to no lead.
  init?(record: Record, vocabulary: Vocabulary) {
    guard let people = RecordPeople(record) else { return nil }
    self.people = people
    self.vocabulary = vocabulary
    isLead = record.id.kind == .lead
  }

  /// Nil for kinds of entry that Close does not take.
  func form(for kind: EntryKind) -> EntryForm? {
    let fields: [EntryFieldInfo?]
    switch kind {
    case .call:
      fields = [
        EntryFieldInfo(.text, Strings.EntryKinds.note, .multiline), contact(initial: people.subject), direction,
        outcome, at, duration, phone, status,
      ]
    case .note:
      fields = [
        EntryFieldInfo(.text, Strings.EntryKinds.note, .multiline, isRequired: true),
        EntryFieldInfo(.title, Strings.Fields.title, .line), contact(initial: people.own),
        EntryFieldInfo(.pinned, Strings.Fields.pinned, .flag, initial: .flag(false)), at,
      ]
    case .todo:
      fields = [
        EntryFieldInfo(.text, Strings.CloseWriting.todo, .multiline, isRequired: true),
        EntryFieldInfo(.due, Strings.Fields.due, .moment(mayBeFuture: true, mayBeDay: true)), assignee,
        contact(initial: people.own),
      ]
    case .text:
      fields = [
        EntryFieldInfo(.text, Strings.CloseWriting.message, .multiline, isRequired: true),
        contact(initial: people.subject), direction, at, phone,
      ]
    case .email:
      fields = [
        EntryFieldInfo(.subject, Strings.Fields.subject, .line), EntryFieldInfo(.text, Strings.Fields.text, .multiline),
        contact(initial: people.subject), direction, participants, at,
      ]
    case .meeting, .directMessage, .postal, .event: return nil
    }
    return EntryForm(kind, label: kind.menuLabel, fields: fields.compactMap(\.self) + lead)
  }

  private func contact(initial: RecordPeople.Person?) -> EntryFieldInfo? {
    guard !people.people.isEmpty else { return nil }
    return EntryFieldInfo(
      .contact, Strings.Fields.contact, .choice(people.contacts), initial: initial.map { .choice($0.id) })
  }

  private var direction: EntryFieldInfo {
    EntryFieldInfo(
      .direction, Strings.Fields.direction,
      .choice([Choice("outbound", Strings.CloseWriting.outbound), Choice("inbound", Strings.CloseWriting.inbound)]),
      isRequired: true, initial: .choice("outbound"))
  }

  private var outcome: EntryFieldInfo? {
    vocabulary.outcomes.isEmpty ? nil : EntryFieldInfo(.outcome, Strings.Fields.outcome, .choice(vocabulary.outcomes))
  }

  private var at: EntryFieldInfo {
    EntryFieldInfo(.at, Strings.Fields.when, .moment(mayBeFuture: false, mayBeDay: false))
  }

  private var duration: EntryFieldInfo { EntryFieldInfo(.duration, Strings.Fields.duration, .duration) }

  private var phone: EntryFieldInfo {
    EntryFieldInfo(
      .phone, Strings.Fields.phone, .phone(people.phones), initial: people.subject?.phones.first.map { .text($0.key) })
  }

  /// Left empty it is `completed`, which Close fills in.
  private var status: EntryFieldInfo { EntryFieldInfo(.status, Strings.Fields.status, .choice(CallStatus.choices)) }

  private var assignee: EntryFieldInfo? {
    guard !vocabulary.users.isEmpty else { return nil }
    let me = vocabulary.identity.map(\.id).flatMap { id in vocabulary.users.contains { $0.key == id } ? id : nil }
    return EntryFieldInfo(
      .assignee, Strings.Fields.assignee, .choice(vocabulary.users), initial: me.map { .choice($0) })
  }

  private var participants: EntryFieldInfo {
    EntryFieldInfo(
      .participants, Strings.Fields.participants, .list(people.emails, acceptsOthers: true), isRequired: true,
      initial: people.subject?.emails.first.map { .list([$0.key]) })
  }

  /// The lead that is written to; a lead's own form need not say so. Not required, because an edit has no use for it.
  private var lead: [EntryFieldInfo] {
    isLead
      ? []
      : [
        EntryFieldInfo(
          .references, Strings.CloseFields.lead, .choice([people.lead]), initial: .choice(people.lead.key))
      ]
  }
}
