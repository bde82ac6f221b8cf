import CRM
import Canvas
import TestSupport
import Testing
import ViewModels

@Suite struct FormModelTests {
  private static let context = FormContext(
    now: Instant(iso8601: "2026-11-21T10:30:00Z")!, localTime: .utc, dateOrder: .dayFirst)
  private static let key = DraftKey(RecordRef(AccountID("work"), RecordID(.lead, "lead_1")), .call)

  private static let call = EntryForm(
    .call, label: "Log a call",
    fields: [
      EntryFieldInfo(.text, "Note", .multiline),
      EntryFieldInfo(
        .contact, "Contact", .choice([Choice("c1", "Ada Lovelace"), Choice("c2", "Émile Zola")]), initial: .choice("c1")
      ),
      EntryFieldInfo(
        .direction, "Direction", .choice([Choice("out", "Outbound"), Choice("in", "Inbound")]), isRequired: true,
        initial: .choice("out")),
      EntryFieldInfo(
        .outcome, "Outcome",
        .choice([Choice("o1", "Connected"), Choice("o2", "No answer"), Choice("o3", "Nobody there")])),
      EntryFieldInfo(.at, "When", .moment(mayBeFuture: false, mayBeDay: false)),
      EntryFieldInfo(.duration, "Duration", .duration),
      EntryFieldInfo(
        .phone, "Phone",
        .phone([Choice("+4681", "+46 81, Ada Lovelace"), Choice("+331", "+33 1, Émile Zola")]),
        initial: .text("+4681")),
      EntryFieldInfo(.subject, "Subject", .line, maximumBytes: 20),
      EntryFieldInfo(.pinned, "Pinned", .flag, initial: .flag(false)),
      EntryFieldInfo(
        .participants, "With",
        .list([Choice("a@x.se", "Ada <a@x.se>"), Choice("z@x.se", "Zola, Émile")], acceptsOthers: true)),
      EntryFieldInfo(.due, "Due", .moment(mayBeFuture: true, mayBeDay: true)),
    ])

  private func form(_ texts: [EntryField: String]? = nil, _ form: EntryForm = call) -> FormModel {
    FormModel(
      form: form, key: Self.key, subject: "Ada",
      draft: texts.map { Draft(key: Self.key, texts: $0, savedAt: Self.context.now) },
      context: Self.context)
  }

  private func type(_ text: String, in form: inout FormModel) {
    for character in text { _ = form.take(.key(Key(.character(character)))) }
  }

  /// Goes to a field by Tab alone.
  private func go(to field: EntryField, in form: inout FormModel) {
    while form.focusedField?.info.field != field { form.moveFocus(by: 1) }
  }

  private func field(_ field: EntryField, of form: FormModel) throws -> FormField {
    try #require(form.fields.first { $0.info.field == field })
  }

  // MARK: The quick case

  @Test func quickCallIsTypedAndSubmitted() throws {
    var form = form()
    #expect(form.focusedField?.info.field == .text)
    type("Wants 40 chairs", in: &form)
    let submitted = form.submit()
    let entry = try #require(submitted)
    #expect(
      entry
        == Entry(
          .call,
          [
            .text: .text("Wants 40 chairs"), .contact: .choice("c1"), .direction: .choice("out"),
            .phone: .text("+4681"), .pinned: .flag(false),
          ]))
  }

  @Test func everyFieldIsInTabOrder() {
    var form = form()
    for info in Self.call.fields {
      #expect(form.focusedField?.info == info)
      #expect(form.take(.key(Key(.tab))) == .moved)
    }
    #expect(form.focus == 0)
    #expect(form.take(.key(Key(.tab, .shift))) == .moved)
    #expect(form.focus == Self.call.fields.count - 1)
    #expect(form.moveFocus(by: .min) == .moved)
  }

  @Test func enterIsLeftToTheKeymapInEveryField() {
    var form = form()
    for _ in Self.call.fields {
      #expect(form.take(.key(Key(.enter))) == .ignored)
      #expect(form.take(.key(Key(.escape))) == .ignored)
      form.moveFocus(by: 1)
    }
  }

  // MARK: Understanding

  @Test(arguments: [
    (EntryField.text, " as typed \n", EntryValue.text(" as typed \n")), (.direction, "inb", .choice("in")),
    (.contact, "emile", .choice("c2")), (.outcome, "no a", .choice("o2")), (.duration, "1h5", .seconds(3900)),
    (.at, "yesterday 5pm", .moment(Instant(iso8601: "2026-11-20T17:00:00Z")!)),
    (.at, "now", .moment(Instant(iso8601: "2026-11-21T10:30:00Z")!)),
    // A call has a time: a day is its noon, and today no later than now.
    (.at, "fri", .moment(Instant(iso8601: "2026-11-20T12:00:00Z")!)),
    (.at, "today", .moment(Instant(iso8601: "2026-11-21T10:30:00Z")!)),
    (.due, "fri", .day(CalendarDate(iso8601: "2026-11-27")!)),
    (.due, "tomorrow 9am", .moment(Instant(iso8601: "2026-11-22T09:00:00Z")!)),
    (.phone, "+46 70 123 45 67", .text("+46701234567")), (.phone, "+331", .text("+331")),
    (.phone, "+33 1, Émile Zola", .text("+331")), (.pinned, "y", .flag(true)), (.pinned, "x", .flag(true)),
    (.pinned, "no", .flag(false)),
    (.participants, "ada, new@x.se", .list(["a@x.se", "new@x.se"])),
    (.participants, "Zola, Émile, Ada <a@x.se>", .list(["z@x.se", "a@x.se"])),
    (.participants, "a@x.se,, a@x.se,", .list(["a@x.se"])), (.participants, "a@x.se.com", .list(["a@x.se.com"])),
  ])
  func valuesAreUnderstood(_ field: EntryField, _ typed: String, _ value: EntryValue) throws {
    var texts: [EntryField: String] = [.direction: "out"]
    texts[field] = typed
    var form = form(texts)
    let entry = form.submit()
    #expect(try #require(entry)[field] == value)
  }

  @Test(arguments: [
    (EntryField.direction, "sideways", "“sideways” is none of Outbound or Inbound"),
    (.direction, "", "this is needed"), (.outcome, "no", "“no” may be No answer or Nobody there"),
    (.at, "tomorrow", "Sun 22 Nov is still to come, and this has happened"),
    (.at, "whenever", "“whenever” is not understood"),
    (.at, "someday", "a day is needed here"), (.at, "in 2 hours", "still to come"),
    (.duration, "long", "“long” is no duration"),
    (.phone, "nope", "no letters"), (.subject, "twenty-one bytes long", "too long by 1 bytes; 20 can be kept"),
    (.subject, "漢字漢字漢字漢", "too long by 1 bytes"), (.pinned, "maybe", "“maybe” is none of yes or no"),
    (.due, "30/2", "there is no 30 February"),
  ])
  func problemsStopTheForm(_ field: EntryField, _ typed: String, _ words: String) throws {
    var texts: [EntryField: String] = [.direction: "out"]
    texts[field] = typed
    var form = form(texts)
    #expect(form.submit() == nil)
    #expect(form.focusedField?.info.field == field)
    let problem = try #require(form.focusedField?.problem)
    #expect(problem.contains(words), "\(problem)")
  }

  @Test func submitSaysAllThatIsWrongAndGoesToTheFirst() throws {
    var form = form([.at: "x", .duration: "y", .text: "kept"])
    form.moveFocus(by: -1)
    #expect(form.submit() == nil)
    #expect(form.focusedField?.info.field == .direction)
    #expect(form.fields.compactMap { $0.problem == nil ? nil : $0.info.field } == [.direction, .at, .duration])
    // Being put right, it is no problem any more; nothing typed is lost.
    type("out", in: &form)
    #expect(try field(.direction, of: form).problem == nil)
    #expect(form.texts[.at] == "x")
  }

  @Test func fieldsAreCheckedWhenTheyAreLeft() throws {
    var form = form()
    go(to: .at, in: &form)
    type("nonsense", in: &form)
    #expect(try field(.at, of: form).problem == nil)
    form.moveFocus(by: 1)
    #expect(try field(.at, of: form).problem?.contains("“nonsense”") == true)
    // An empty field is no problem before it is submitted.
    var empty = self.form([:])
    go(to: .direction, in: &empty)
    empty.moveFocus(by: 1)
    #expect(try field(.direction, of: empty).problem == nil)
  }

  @Test(arguments: [
    (EntryField.at, "yesterday 5pm", "Fri 20 Nov 17:00"), (.due, "next tue 14:30", "Tue 24 Nov 14:30"),
    (.due, "3/4", "Sat 3 Apr 2027"),
    (.due, "someday", "someday"), (.duration, "45", "45 min"), (.duration, "1h5", "1 h 05 min"),
    (.direction, "inb", "Inbound"),
    (.direction, "Inbound", ""), (.direction, "zzz", ""), (.at, "nonsense", ""),
    (.phone, "+4681", "+46 81, Ada Lovelace"),
    (.phone, "+46 70 1234567", "+46701234567"), (.participants, "ada, b@x.se", "Ada <a@x.se>, b@x.se"),
    (.subject, "hello", ""),
    (.pinned, "y", "yes"), (.due, "", ""),
  ])
  func understoodAsOneTypes(_ name: EntryField, _ typed: String, _ words: String) throws {
    let form = form([name: typed])
    #expect(try field(name, of: form).understood ?? "" == words)
  }

  @Test func whatIsUnderstoodFollowsTheClock() throws {
    var form = form([.at: "2h ago", .duration: "x"])
    form.moveFocus(by: 5)
    form.moveFocus(by: 1)
    #expect(try field(.at, of: form).understood == "Sat 21 Nov 08:30")
    form.context.now = Instant(iso8601: "2026-11-21T11:00:00Z")!
    #expect(try field(.at, of: form).understood == "Sat 21 Nov 09:00")
    #expect(try field(.duration, of: form).problem != nil)
  }

  // MARK: Choices

  @Test func typingReplacesAChoiceAndNarrowsTheOthers() throws {
    var form = form()
    go(to: .direction, in: &form)
    #expect(form.focusedField?.isSelected == true)
    #expect(form.focusedField?.suggestions.map(\.key) == ["out", "in"])
    #expect(form.focusedField?.selectedSuggestion == 0)
    type("i", in: &form)
    #expect(form.focusedField?.text == "i")
    #expect(form.focusedField?.suggestions.map(\.key) == ["in"])
    #expect(form.take(.key(Key(.tab))) == .changed)
    #expect(form.texts[.direction] == "Inbound")
    #expect(form.focusedField?.info.field == .outcome)
  }

  @Test func upAndDownGoThroughTheChoices() {
    var form = form()
    go(to: .outcome, in: &form)
    #expect(form.choose(by: 1) == .changed)
    #expect(form.texts[.outcome] == "Connected")
    form.choose(by: 1)
    form.choose(by: 1)
    #expect(form.texts[.outcome] == "Nobody there")
    form.choose(by: 1)
    #expect(form.texts[.outcome] == "Connected")
    form.choose(by: -1)
    #expect(form.texts[.outcome] == "Nobody there")
    // Narrowed by what is typed, they stay narrowed.
    type("no", in: &form)
    #expect(form.take(.key(Key(.down))) == .changed)
    #expect(form.texts[.outcome] == "No answer")
    _ = form.take(.key(Key(.down)))
    #expect(form.texts[.outcome] == "Nobody there")
    _ = form.take(.key(Key(.down)))
    #expect(form.texts[.outcome] == "No answer")
    #expect(form.submit()?.choice(.outcome) == "o2")
  }

  @Test func tabCompletesAsFarAsTheChoicesAgree() {
    let stages = EntryForm(
      .note, label: "",
      fields: [
        EntryFieldInfo(
          .status, "Stage", .choice([Choice("a", "Stage one"), Choice("b", "Stage two"), Choice("c", "Other")]))
      ])
    var form = form(nil, stages)
    type("st", in: &form)
    #expect(form.complete() == .changed)
    #expect(form.texts[.status] == "Stage ")
    type("t", in: &form)
    form.complete()
    #expect(form.texts[.status] == "Stage two")
  }

  @Test func equalLabelsAreToldApart() {
    let users = EntryForm(
      .todo, label: "",
      fields: [
        EntryFieldInfo(
          .assignee, "For", .choice([Choice("u1", "Sam Lee"), Choice("u2", "Sam Lee"), Choice("u3", "Kim")]),
          initial: .choice("u2"))
      ])
    var form = form(nil, users)
    #expect(form.texts[.assignee] == "Sam Lee (u2)")
    form.choose(by: -1)
    #expect(form.submit()?.choice(.assignee) == "u1")
  }

  @Test func blanksSwitchAFlag() {
    var form = form()
    go(to: .pinned, in: &form)
    type(" ", in: &form)
    #expect(form.submit()?.flag(.pinned) == true)
    type(" ", in: &form)
    #expect(form.submit()?.flag(.pinned) == false)
  }

  @Test func listsCompleteThePartAtTheCursor() {
    var form = form()
    go(to: .participants, in: &form)
    type("new@x.se, zo", in: &form)
    #expect(form.focusedField?.suggestions.map(\.key) == ["z@x.se"])
    form.complete()
    #expect(form.texts[.participants] == "new@x.se, Zola, Émile")
    type(", ad", in: &form)
    form.choose(by: 1)
    #expect(form.texts[.participants] == "new@x.se, Zola, Émile, Ada <a@x.se>")
    #expect(form.submit()?.list(.participants) == ["new@x.se", "z@x.se", "a@x.se"])
  }

  @Test func anotherContactHasAnotherNumber() {
    var form = form()
    go(to: .contact, in: &form)
    type("émile", in: &form)
    form.complete()
    #expect(form.texts[.phone] == "+331")
    // One typed by hand stays.
    go(to: .phone, in: &form)
    type("+46 70 1234567", in: &form)
    go(to: .contact, in: &form)
    type("ada", in: &form)
    #expect(form.submit()?.text(.phone) == "+46701234567")
  }

  // MARK: Text

  @Test func theMainTextHasLines() {
    var form = form()
    type("one", in: &form)
    #expect(form.newline() == .changed)
    type("two", in: &form)
    #expect(form.choose(by: -1) == .moved)
    type("!", in: &form)
    #expect(form.texts[.text] == "one!\ntwo")
    // Past the last row is the next field.
    form.choose(by: 1)
    #expect(form.focus == 0)
    form.choose(by: 1)
    #expect(form.focus == 1)
    #expect(form.newline() == .ignored)
  }

  @Test func aPasteLandsInTheFieldWhole() {
    var form = form()
    let text = (1...200).map { "Line \($0) 漢字 👨‍👩‍👧 https://example.com" }.joined(separator: "\n")
    #expect(form.take(.paste(text)) == .changed)
    #expect(form.texts[.text] == text)
    go(to: .subject, in: &form)
    #expect(form.take(.paste("a\nb\n")) == .changed)
    #expect(form.texts[.subject] == "a b")
    #expect(form.take(.focus(true)) == .ignored)
  }

  @Test func theEditorHasTheTextUnderTheFocusOrTheMainOne() {
    var form = form([.text: "from here"])
    go(to: .duration, in: &form)
    #expect(form.multilineText == "from here")
    #expect(form.replaceText("and back\nagain") == .changed)
    #expect(form.focus == 0)
    #expect(form.texts[.text] == "and back\nagain")
    form.undo()
    #expect(form.texts[.text] == "from here")
    form.redo()
    #expect(form.texts[.text] == "and back\nagain")
    var flat = self.form(nil, EntryForm(.note, label: "", fields: [EntryFieldInfo(.title, "Title", .line)]))
    #expect(flat.multilineText == nil)
    #expect(flat.replaceText("x") == .ignored)
  }

  // MARK: Drafts

  @Test func aDraftIsRestoredToTheLetter() throws {
    var first = form()
    _ = first.take(.paste("  half a\n\tnote 漢字 \n"))
    go(to: .direction, in: &first)
    _ = first.take(.key(Key(.backspace)))
    go(to: .at, in: &first)
    type("not a tim", in: &first)
    let second = form(first.texts)
    #expect(second.texts == first.texts)
    // Emptied is not the same as never touched.
    #expect(second.texts[.direction] == nil)
    #expect(try field(.direction, of: second).text.isEmpty)
  }

  @Test func whatADraftHasForOtherFieldsIsKept() {
    let form = form([.text: "x", .location: "Room 4"])
    #expect(form.texts[.location] == "Room 4")
  }

  @Test func anUntouchedFormIsKnownByItsTexts() {
    var touched = form()
    #expect(touched.texts == form().texts)
    for _ in Self.call.fields { touched.moveFocus(by: 1) }
    #expect(touched.texts == form().texts)
  }

  /// What was not touched goes back as it came, even where the text shows less of it.
  @Test func untouchedValuesStayWhole() throws {
    let exact = Instant(iso8601: "2026-11-01T08:15:42.123Z")!
    let stored = EntryForm(
      .call, label: "",
      fields: [
        EntryFieldInfo(.at, "When", .moment(mayBeFuture: false, mayBeDay: false), initial: .moment(exact)),
        EntryFieldInfo(.duration, "Duration", .duration, initial: .seconds(725)),
        EntryFieldInfo(.outcome, "Outcome", .choice([]), initial: .choice("gone")),
        EntryFieldInfo(.references, "About", .list([], acceptsOthers: false), initial: .list(["k1", "k2"])),
        EntryFieldInfo(
          .due, "Due", .moment(mayBeFuture: true, mayBeDay: true), initial: .day(CalendarDate(iso8601: "2026-12-01")!)),
      ])
    var form = form(nil, stored)
    #expect(
      form.texts == [
        .at: "2026-11-01 08:15", .duration: "12m5s", .outcome: "gone", .references: "k1, k2", .due: "2026-12-01",
      ])
    let submitted = form.submit()
    let entry = try #require(submitted)
    for info in stored.fields { #expect(entry[info.field] == info.initial) }
  }

  /// Whatever is pressed, in whatever order: nothing crashes, and a draft restores what is there.
  @Test func anyKeysInAnyOrder() {
    let keys: [Key] = [
      Key(.tab), Key(.tab, .shift), Key(.up), Key(.down), Key(.left), Key(.right), Key(.home), Key(.end),
      Key(.backspace),
      Key(.delete), Key(.character(",")), Key(.character(" ")), Key(.character("n")), Key(.character("é")),
      Key(.character("1")), Key(.character("w"), .control), Key(.character("k"), .control),
      Key(.character("y"), .control),
      Key(.character("u"), .control), Key(.character("_"), .control), Key(.character("_"), .alt), Key(.pageDown),
    ]
    var generator = SeededGenerator(seed: 5)
    var form = form()
    for step in 0..<6_000 {
      switch Int.random(in: 0..<12, using: &generator) {
      case 0: form.choose(by: Int.random(in: -3...3, using: &generator))
      case 1:
        _ = form.take(.paste(["ada, ", "a\nb", "tomorrow 9am", "🇩🇪\u{301}"].randomElement(using: &generator) ?? ""))
      case 2: _ = form.submit()
      case 3: form.newline()
      default: _ = form.take(.key(keys.randomElement(using: &generator) ?? Key(.tab)))
      }
      guard step % 50 == 0 else { continue }
      let restored = self.form(form.texts)
      #expect(restored.texts == form.texts)
    }
  }

  @Test func aFormWithoutFieldsDoesNothing() {
    var form = form(nil, EntryForm(.note, label: "", fields: []))
    #expect(form.take(.key(Key(.character("x")))) == .ignored)
    #expect(form.moveFocus(by: 1) == .ignored)
    #expect(form.complete() == .ignored)
    #expect(form.focusedField == nil)
    #expect(form.submit() == Entry(.note))
  }
}
