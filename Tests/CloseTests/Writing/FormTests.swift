import CRM
import Close
import Testing

/// What can be entered about which record, and what is known already.
@Suite struct FormTests {
  private let service: CloseService

  init() throws { service = try FakeClose([:]).service() }

  private func form(_ kind: EntryKind, _ record: Record, _ words: Vocabulary = Sample.vocabulary) -> EntryForm? {
    service.rules.form(for: kind, about: record, vocabulary: words)
  }

  @Test(arguments: [RecordKind.lead, .contact, .deal])
  func offersWhatCloseTakesAndSaysWhyNotTheRest(_ kind: RecordKind) {
    let kinds = service.rules.entryKinds(for: kind)
    #expect(Set(kinds.map(\.kind)) == Set(EntryKind.allCases) && kinds.count == EntryKind.allCases.count)
    #expect(kinds.filter { $0.unavailable == nil }.map(\.kind) == [.call, .note, .todo, .text, .email])
    #expect(kinds.first { $0.kind == .meeting }?.unavailable?.contains("calendar") == true)
    let record = [RecordKind.lead: Sample.lead(Sample.ann), .contact: Sample.contact, .deal: Sample.deal][kind]
    for info in kinds {
      let form = record.flatMap { self.form(info.kind, $0) }
      #expect((form == nil) == (info.unavailable != nil))
      #expect(form.map { $0.label == info.label && $0.kind == info.kind } ?? true)
      #expect(Set(form?.fields.map(\.field) ?? []).count == form?.fields.count ?? 0)
    }
  }

  @Test func recordsThatCloseDoesNotHave() {
    #expect(service.rules.entryKinds(for: .company).allSatisfy { $0.unavailable != nil })
    #expect(form(.note, Record(id: RecordID(.person, "p"), title: "p", original: [:])) == nil)
  }

  @Test func whatBelongsToNoLeadTakesNothing() {
    #expect(EntryKind.allCases.allSatisfy { form($0, Sample.strayContact) == nil })
    #expect(service.rules.unavailable(.note, about: Sample.strayContact)?.contains("lead") == true)
    #expect(service.rules.unavailable(.note, about: Sample.contact) == nil)
    #expect(service.rules.unavailable(.meeting, about: Sample.contact)?.contains("calendar") == true)
  }

  @Test(arguments: [
    (EntryKind.call, [EntryField.text, .contact, .direction, .outcome, .at, .duration, .phone, .status]),
    (.note, [.text, .title, .contact, .pinned, .at]), (.todo, [.text, .due, .assignee, .contact]),
    (.text, [.text, .contact, .direction, .at, .phone]),
    (.email, [.subject, .text, .contact, .direction, .participants, .at]),
  ])
  func theMostUsedComesFirst(_ kind: EntryKind, _ fields: [EntryField]) {
    #expect(form(kind, Sample.lead(Sample.ann, Sample.bob))?.fields.map(\.field) == fields)
    #expect(form(kind, Sample.contact)?.fields.map(\.field) == fields + [.references])
  }

  @Test func aCallKnowsTheOnlyContactAndItsNumber() {
    let call = form(.call, Sample.lead(Sample.ann))
    #expect(call?[.contact]?.initial == .choice("cont_ann") && call?[.phone]?.initial == .text("+14155550100"))
    #expect(call?[.contact]?.type == .choice([Choice("cont_ann", "Ann Lee")]))
    #expect(call?[.direction]?.initial == .choice("outbound"))
    #expect(call?[.outcome]?.type == .choice([Choice("outcome_1", "Interested")]))
    #expect(call?[.at]?.initial == nil && call?[.status]?.initial == nil)
    #expect(call?.fields.allSatisfy { !$0.isRequired || $0.initial != nil } == true)
  }

  @Test func ofSeveralContactsNoneIsMeant() {
    let call = form(.call, Sample.lead(Sample.ann, Sample.bob))
    #expect(call?[.contact]?.initial == nil && call?[.phone]?.initial == nil)
    #expect(
      call?[.phone]?.type
        == .phone([Choice("+14155550100", "+1 415-555-0100, Ann Lee"), Choice("+4930123", "+49 30 123, Bob")]))
    #expect(form(.call, Sample.lead())?[.contact] == nil)
  }

  @Test(arguments: [EntryKind.call, .note, .todo, .text, .email])
  func aContactIsMeantItselfAndItsLeadIsWrittenTo(_ kind: EntryKind) {
    let form = form(kind, Sample.contact)
    #expect(form?[.contact]?.initial == .choice("cont_ann"))
    #expect(form?[.references]?.initial == .choice("lead_1"))
  }

  @Test func aDealNamesItsLeadAndContact() {
    let call = form(.call, Sample.deal)
    #expect(call?[.references]?.type == .choice([Choice("lead_1", "Acme")]))
    #expect(call?[.contact]?.initial == .choice("cont_ann"))
    #expect(form(.note, Sample.deal)?[.contact]?.initial == nil)
  }

  /// An edit's form holds what the item shows; it has to be submitted without the rest.
  @Test(arguments: [(EntryKind.note, [EntryField.text]), (.call, [.direction]), (.todo, [.text])])
  func requiresNothingThatAnItemDoesNotShow(_ kind: EntryKind, _ required: [EntryField]) {
    let fields = form(kind, Sample.contact)?.fields ?? []
    #expect(fields.filter(\.isRequired).map(\.field) == required)
  }

  @Test func aTodoIsForMeUnlessSaidOtherwise() {
    let todo = form(.todo, Sample.lead())
    #expect(todo?[.assignee]?.initial == .choice("user_me"))
    #expect(todo?[.due]?.isRequired == false && todo?[.text]?.isRequired == true)
    #expect(form(.todo, Sample.lead(), Vocabulary())?[.assignee] == nil)
  }

  @Test func anAccountWithoutOutcomesIsNotAskedForOne() {
    #expect(form(.call, Sample.lead(), Vocabulary())?[.outcome] == nil)
  }

  @Test func anEmailIsWithTheContact() {
    #expect(form(.email, Sample.contact)?[.participants]?.initial == .list(["ann@acme.example"]))
  }
}
