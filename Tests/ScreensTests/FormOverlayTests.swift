import CRM
import Canvas
import Settings
import Testing
import ViewModels

@testable import Screens

/// Forms against plain-text files, drawn over nothing. `CLOSEUP_WRITE_GOLDEN=1 swift test` writes them anew.
@Suite struct FormOverlayTests {
  private static let sizes = [
    Size(width: 120, height: 40), Size(width: 80, height: 24), Size(width: 40, height: 12), Size(width: 20, height: 5),
  ]

  private static let context = FormContext(
    now: Instant(iso8601: "2026-11-21T10:30:00Z")!, localTime: .utc, dateOrder: .dayFirst)

  private static let call = EntryForm(
    .call, label: "Log a call",
    fields: [
      EntryFieldInfo(.text, "Note", .multiline),
      EntryFieldInfo(
        .contact, "Contact", .choice([Choice("c1", "Ada Lovelace"), Choice("c2", "Émile Zola"), Choice("c3", "株式会社")]),
        initial: .choice("c1")),
      EntryFieldInfo(
        .direction, "Direction", .choice([Choice("outbound", "Outbound"), Choice("inbound", "Inbound")]),
        isRequired: true, initial: .choice("outbound")),
      EntryFieldInfo(
        .outcome, "Outcome", .choice((1...12).map { Choice("o\($0)", "Outcome number \($0)") })),
      EntryFieldInfo(.at, "When", .moment(mayBeFuture: false, mayBeDay: false)),
      EntryFieldInfo(.duration, "Duration", .duration),
      EntryFieldInfo(.phone, "Phone", .phone([Choice("+468123456", "+46 8 123 456, Ada Lovelace")])),
      EntryFieldInfo(.status, "Status", .choice([Choice("completed", "Completed")])),
    ])

  private static func form(_ texts: [EntryField: String]? = nil) -> FormModel {
    let key = DraftKey(RecordRef(AccountID("work"), RecordID(.lead, "lead_1")), .call)
    return FormModel(
      form: call, key: key, subject: "Ada Lovelace & Söner",
      draft: texts.map { Draft(key: key, texts: $0, savedAt: context.now) }, context: context)
  }

  private static func type(_ text: String, in form: inout FormModel) {
    for character in text { _ = form.take(.key(Key(.character(character)))) }
  }

  @Test(arguments: sizes)
  func justOpened(_ size: Size) throws {
    try compare(Self.form(), "form-opened", size)
  }

  @Test(arguments: sizes)
  func filledIn(_ size: Size) throws {
    var form = Self.form()
    _ = form.take(
      .paste((1...30).map { "Line \($0): 漢字 and a \u{202E}hostile\u{1B}[31m word or two" }.joined(separator: "\n")))
    form.moveFocus(by: 4)
    Self.type("yesterday 5pm", in: &form)
    form.moveFocus(by: 1)
    Self.type("1h5", in: &form)
    form.moveFocus(by: -5)
    form.choose(by: -3)
    try compare(form, "form-filled", size, notice: "draft of 10:12 restored; C-x discards it")
  }

  @Test(arguments: sizes)
  func choosing(_ size: Size) throws {
    var form = Self.form()
    form.moveFocus(by: 3)
    Self.type("out", in: &form)
    for _ in 0..<9 { form.choose(by: 1) }
    try compare(form, "form-choosing", size)
  }

  @Test(arguments: sizes)
  func problems(_ size: Size) throws {
    var form = Self.form([.at: "tomorrow noon", .duration: "a while", .outcome: "nu"])
    #expect(form.submit() == nil)
    try compare(form, "form-problems", size)
  }

  /// From nothing to a wall of a screen, in every field: no crash, and the cursor is in view where there is room.
  @Test func everySizeCanBeDrawn() {
    for focus in Self.call.fields.indices {
      var form = Self.form([.text: String(repeating: "some words\n", count: 20), .at: "x", .outcome: "2"])
      form.moveFocus(by: focus)
      for width in [0, 1, 2, 5, 20, 29, 30, 31, 40, 60, 99, 300] {
        for height in [0, 1, 2, 3, 4, 5, 7, 8, 9, 12, 24, 100] {
          var surface = Surface(size: Size(width: width, height: height))
          let room = overlay(form).draw(over: surface.bounds, on: &surface)
          #expect((surface.cursor != nil) == (width > 0 && height > 0), "field \(focus) at \(width)x\(height)")
          #expect(room.map { $0.width <= width && $0.height <= height } != false)
        }
      }
    }
  }

  private func overlay(_ form: FormModel, notice: String? = nil, theme: Theme = .plain) -> FormOverlay {
    let hints = [("enter", "save"), ("tab", "next"), ("esc", "keep as draft"), ("C-e", "editor"), ("C-x", "discard")]
    return FormOverlay(
      form: form, notice: notice, hints: hints.map { FormOverlay.Hint(key: $0.0, words: $0.1) }, theme: theme)
  }

  private func compare(_ form: FormModel, _ name: String, _ size: Size, notice: String? = nil) throws {
    try GoldenScreen(name: name, size: size).compare { theme in
      var surface = Surface(size: size)
      var form = form
      // Twice: the first drawing tells the form how much of its text is seen.
      for _ in 0..<2 {
        surface = Surface(size: size)
        surface.fill(surface.bounds, style: theme.style(.text))
        let room = overlay(form, notice: notice, theme: theme).draw(over: surface.bounds, on: &surface)
        if let room { form.resizeText(to: room) }
      }
      return surface
    }
  }
}
