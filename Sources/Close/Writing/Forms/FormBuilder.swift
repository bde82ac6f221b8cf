import CRM

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
        EntryFieldInfo(.text, "Note", .multiline), contact(initial: people.subject), direction, outcome, at, duration,
        phone, status,
      ]
    case .note:
      fields = [
        EntryFieldInfo(.text, "Note", .multiline, isRequired: true), EntryFieldInfo(.title, "Title", .line),
        contact(initial: people.own), EntryFieldInfo(.pinned, "Pinned", .flag, initial: .flag(false)), at,
      ]
    case .todo:
      fields = [
        EntryFieldInfo(.text, "To do", .multiline, isRequired: true),
        EntryFieldInfo(.due, "Due", .moment(mayBeFuture: true, mayBeDay: true)), assignee, contact(initial: people.own),
      ]
    case .text:
      fields = [
        EntryFieldInfo(.text, "Message", .multiline, isRequired: true), contact(initial: people.subject), direction,
        at, phone,
      ]
    case .email:
      fields = [
        EntryFieldInfo(.subject, "Subject", .line), EntryFieldInfo(.text, "Text", .multiline),
        contact(initial: people.subject), direction, participants, at,
      ]
    case .meeting, .directMessage, .postal, .event: return nil
    }
    return EntryForm(kind, label: EntryKinds.label(kind), fields: fields.compactMap(\.self) + lead)
  }

  private func contact(initial: RecordPeople.Person?) -> EntryFieldInfo? {
    guard !people.people.isEmpty else { return nil }
    return EntryFieldInfo(
      .contact, "Contact", .choice(people.contacts), initial: initial.map { .choice($0.id) })
  }

  private var direction: EntryFieldInfo {
    EntryFieldInfo(
      .direction, "Direction", .choice([Choice("outbound", "Outbound"), Choice("inbound", "Inbound")]),
      isRequired: true, initial: .choice("outbound"))
  }

  private var outcome: EntryFieldInfo? {
    vocabulary.outcomes.isEmpty ? nil : EntryFieldInfo(.outcome, "Outcome", .choice(vocabulary.outcomes))
  }

  private var at: EntryFieldInfo {
    EntryFieldInfo(.at, "When", .moment(mayBeFuture: false, mayBeDay: false))
  }

  private var duration: EntryFieldInfo { EntryFieldInfo(.duration, "Duration", .duration) }

  private var phone: EntryFieldInfo {
    EntryFieldInfo(
      .phone, "Phone", .phone(people.phones), initial: people.subject?.phones.first.map { .text($0.key) })
  }

  /// Left empty it is `completed`, which Close fills in.
  private var status: EntryFieldInfo { EntryFieldInfo(.status, "Status", .choice(CallStatus.choices)) }

  private var assignee: EntryFieldInfo? {
    guard !vocabulary.users.isEmpty else { return nil }
    let me = vocabulary.identity.map(\.id).flatMap { id in vocabulary.users.contains { $0.key == id } ? id : nil }
    return EntryFieldInfo(
      .assignee, "For", .choice(vocabulary.users), initial: me.map { .choice($0) })
  }

  private var participants: EntryFieldInfo {
    EntryFieldInfo(
      .participants, "With", .list(people.emails, acceptsOthers: true), isRequired: true,
      initial: people.subject?.emails.first.map { .list([$0.key]) })
  }

  /// The lead that is written to; a lead's own form need not say so. Not required, because an edit has no use for it.
  private var lead: [EntryFieldInfo] {
    isLead
      ? []
      : [
        EntryFieldInfo(
          .references, "Lead", .choice([people.lead]), initial: .choice(people.lead.key))
      ]
  }
}
