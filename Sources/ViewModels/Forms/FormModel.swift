public import CRM
public import Canvas

/// A form being filled in: what is typed in each field, which field has the focus, and what is wrong.
///
/// Pure: what is typed is checked against the form alone.
public struct FormModel: Sendable {
  public let form: EntryForm
  public let key: DraftKey
  /// Whom or what it is about, for people.
  public let subject: String
  /// What typed words are relative to. To be kept up to date for `now` to mean now.
  public var context: FormContext {
    didSet { for index in fields.indices { fields[index].refresh(in: context) } }
  }
  /// In tab order.
  public private(set) var fields: [FormField]
  /// Index of the field that takes what is typed.
  public private(set) var focus = 0
  /// Whether a choice was picked from the list that is open: the next Enter takes it, and does not end the form.
  public private(set) var isChoosing = false
  /// What a draft holds for fields that this form does not have: kept for a form that does.
  private let otherTexts: [EntryField: String]
  private var phones: OfferedPhone

  /// Begins with what `draft` holds, to the letter; without a draft with what the form knows already.
  /// `history` are the lines entered in such fields before, oldest first.
  public init(
    form: EntryForm, key: DraftKey, subject: String, draft: Draft?, history: [EntryField: [String]] = [:],
    context: FormContext
  ) {
    self.form = form
    self.key = key
    self.subject = subject
    self.context = context
    fields = form.fields.map { info in
      FormField(
        info, text: draft.map { $0.texts[info.field] ?? "" }, history: history[info.field] ?? [], in: context)
    }
    otherTexts = (draft?.texts ?? [:]).filter { form[$0.key] == nil }
    phones = OfferedPhone(fields)
    if fields.indices.contains(0) { fields[0].enter() }
  }

  /// The field that takes what is typed; nil for a form without fields.
  public var focusedField: FormField? { fields.indices.contains(focus) ? fields[focus] : nil }

  /// What is typed, for the draft; empty fields are absent.
  public var texts: [EntryField: String] {
    fields.reduce(into: otherTexts) { texts, field in
      if !field.isEmpty { texts[field.info.field] = field.text }
    }
  }

  // MARK: Typing

  /// Takes a key that is not bound to a command, or a paste.
  public mutating func take(_ event: InputEvent) -> FormOutcome {
    switch event {
    case .focus, .mouse: return .ignored
    case .paste(let text): return edit { $0.paste(text) }
    case .key(let key):
      switch (key.code, key.modifiers) {
      case (.tab, []): return complete()
      case (.tab, .shift): return moveFocus(by: -1)
      case (.up, []): return choose(by: -1)
      case (.down, []): return choose(by: 1)
      case (.character("p"), .control): return recall(-1)
      case (.character("n"), .control): return recall(1)
      default: return edit { $0.apply(key) }
      }
    }
  }

  /// Begins a new line in a text of several lines.
  @discardableResult
  public mutating func newline() -> FormOutcome { edit { $0.newline() } }

  @discardableResult
  public mutating func undo() -> FormOutcome { edit { $0.undo() } }

  @discardableResult
  public mutating func redo() -> FormOutcome { edit { $0.redo() } }

  /// Takes the next choice, or one before when negative; in a text of several lines goes to another row. Past the first
  /// or last row, and in fields without choices, moves the focus.
  @discardableResult
  public mutating func choose(by steps: Int) -> FormOutcome {
    let outcome = edit { $0.choose(by: steps) }
    isChoosing = outcome == .changed
    return outcome == .ignored ? moveFocus(by: steps) : outcome
  }

  /// Shows what was entered in such a field before; where nothing is kept of it, chooses instead.
  private mutating func recall(_ steps: Int) -> FormOutcome {
    let outcome = edit { $0.recall(steps) }
    return outcome == .ignored ? choose(by: steps) : outcome
  }

  /// Completes what is typed to the choice it means and goes to the next field; stays, with what the choices have in
  /// common, while it may mean several.
  @discardableResult
  public mutating func complete() -> FormOutcome {
    let outcome = edit { $0.extend() }
    return outcome == .ignored ? moveFocus(by: 1) : outcome
  }

  private mutating func edit(_ change: (inout FormField) -> EditOutcome) -> FormOutcome {
    guard fields.indices.contains(focus) else { return .ignored }
    isChoosing = false
    let outcome = change(&fields[focus])
    switch outcome {
    case .changed:
      fields[focus].read(in: context)
      return .changed
    case .moved, .unchanged: return .moved
    case .submitted, .cancelled, .ignored: return .ignored
    }
  }

  // MARK: The focus

  /// Goes so many fields on, or back when negative, and round at the ends. The field left is checked.
  @discardableResult
  public mutating func moveFocus(by steps: Int) -> FormOutcome {
    guard !fields.isEmpty else { return .ignored }
    let hasChanged = leave()
    isChoosing = false
    let count = fields.count
    focus = ((focus + steps % count) % count + count) % count
    fields[focus].enter()
    return hasChanged ? .changed : .moved
  }

  /// Says what is wrong with the field that has the focus, and writes out what is understood. Whether a text changed.
  private mutating func leave() -> Bool {
    let hasCompleted = fields[focus].leave(in: context)
    return phones.follow(&fields, in: context) || hasCompleted
  }

  // MARK: The whole

  /// The entry as it was understood. Nil when something is wrong: then each such field says what, and the first has the
  /// focus.
  public mutating func submit() -> Entry? {
    guard !fields.isEmpty else { return Entry(form.kind) }
    _ = leave()
    var entry = Entry(form.kind)
    for index in fields.indices { entry[fields[index].info.field] = fields[index].check(in: context) }
    guard let first = fields.firstIndex(where: { $0.problem != nil }) else { return entry }
    focus = first
    fields[first].enter()
    return nil
  }

  /// What is typed in fields of one line of plain words, to be offered another time.
  var lines: [EntryField: String] {
    fields.reduce(into: [:]) { lines, field in
      if field.info.type == .line, !field.isEmpty { lines[field.info.field] = field.text }
    }
  }

  /// The text for an external editor: of the field that has the focus if it is one of several lines, else of the first
  /// that is. Nil when there is none.
  public var multilineText: String? { multilineField.map { fields[$0].text } }

  /// Puts an edited text back where `multilineText` has it from, and the focus there.
  @discardableResult
  public mutating func replaceText(_ text: String) -> FormOutcome {
    guard let index = multilineField else { return .ignored }
    if index != focus { moveFocus(by: index - focus) }
    return edit { $0.replace(with: text) }
  }

  /// Tells the room that texts of several lines are drawn in, so that Up and Down go by the rows seen.
  public mutating func resizeText(to size: Size) {
    for index in fields.indices { fields[index].resize(to: size) }
  }

  private var multilineField: Int? {
    if focusedField?.area != nil { return focus }
    return fields.firstIndex { $0.area != nil }
  }
}
