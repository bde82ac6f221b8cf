public import CRM
public import Canvas
import Strings

/// One field of a form being filled in.
public struct FormField: Sendable {
  public let info: EntryFieldInfo
  /// What is typed in a field of one line.
  public private(set) var line: LineEditor
  /// What is typed in a field of several lines; nil for all others.
  public private(set) var area: TextArea?
  /// What was understood of what is typed, where that is more than it says itself: `Tue 24 Nov 14:30`.
  public private(set) var understood: String?
  /// What is wrong with it, in a line; nil while it is being typed.
  public private(set) var problem: String?
  /// Whether the next character typed takes the place of the whole text.
  public private(set) var isSelected = false
  private let reader: FieldReader
  private var offer: FieldOffer

  /// `text` is what a draft holds; nil for what is known already. `history` are lines entered in such a field before,
  /// oldest first.
  init(_ info: EntryFieldInfo, text: String?, history: [String], in context: FormContext) {
    self.info = info
    reader = FieldReader(info, localTime: context.localTime)
    offer = FieldOffer(reader)
    let text = text ?? reader.initialText
    line = LineEditor(text: info.type == .multiline ? "" : text, history: history)
    area = info.type == .multiline ? TextArea(text: text) : nil
    offer.update(line)
    read(in: context)
  }

  public var text: String { area?.text ?? line.text }
  public var isEmpty: Bool { area?.isEmpty ?? line.isEmpty }

  /// The choices that what is typed may mean; empty for a field without any.
  public var suggestions: [Choice] { offer.suggestions }
  /// The suggestion that stands in the field; nil when none does.
  public var selectedSuggestion: Int? { offer.selection }

  /// What an empty field stands for, or how to fill it in.
  public var placeholder: String? { reader.placeholder }

  // MARK: Typing

  mutating func apply(_ key: Key) -> EditOutcome {
    if area != nil { return area?.apply(key) ?? .ignored }
    if case .flag = info.type, key == Key(.character(" ")) { return choose(by: 1) }
    if isSelected, key.modifiers.subtracting(.shift).isEmpty {
      switch key.code {
      case .character(let character): return replace(with: String(character))
      case .backspace, .delete: return replace(with: "")
      default: break
      }
    }
    return edit { $0.apply(key) }
  }

  mutating func paste(_ text: String) -> EditOutcome {
    if area != nil { return area?.insert(text) ?? .ignored }
    return isSelected ? replace(with: text) : edit { $0.insert(text) }
  }

  mutating func newline() -> EditOutcome { area?.newline() ?? .ignored }

  mutating func undo() -> EditOutcome { area?.undo() ?? edit { $0.undo() } }

  mutating func redo() -> EditOutcome { area?.redo() ?? edit { $0.redo() } }

  mutating func replace(with text: String) -> EditOutcome {
    if area != nil {
      area?.replace(with: text)
      return .changed
    }
    return edit {
      $0.replace(with: text)
      return .changed
    }
  }

  private mutating func edit(_ change: (inout LineEditor) -> EditOutcome) -> EditOutcome {
    let outcome = change(&line)
    if outcome == .changed || outcome == .moved {
      isSelected = false
      offer.update(line)
    }
    return outcome
  }

  mutating func resize(to size: Size) { area?.resize(to: size) }

  // MARK: Choosing

  /// Takes the next of the choices, or moves by rows; ignored where there is nothing more that way.
  mutating func choose(by steps: Int) -> EditOutcome {
    if area != nil { return area?.move(rows: steps) == .moved ? .moved : .ignored }
    guard let text = offer.choose(by: steps, line) else { return .ignored }
    line.replace(with: text)
    line.move(to: offer.part.upperBound)
    isSelected = !offer.isList
    return .changed
  }

  /// Types on as far as the choices agree; ignored when there is nothing to add, or one choice is meant already.
  mutating func extend() -> EditOutcome {
    guard let longer = offer.extended(line) else { return .ignored }
    return replace(with: longer)
  }

  /// Shows a line entered before, or a newer one when positive; ignored in a field that is not of plain words.
  mutating func recall(_ steps: Int) -> EditOutcome {
    guard info.type == .line else { return .ignored }
    return edit { $0.recall(steps) }
  }

  // MARK: Checking

  mutating func enter() {
    isSelected = !line.isEmpty && reader.isReplacedWhole
    offer.update(line)
  }

  /// Writes out the choice that is meant and says what is wrong. Whether the text changed.
  mutating func leave(in context: FormContext) -> Bool {
    isSelected = false
    let before = line.text
    if let label = reader.completed(before), label != before {
      line.replace(with: label)
      offer.update(line)
      read(in: context)
    }
    problem = nil
    if !isEmpty { _ = value(in: context) }
    return line.text != before
  }

  /// Its value as an entry has it; nil when it is empty or when something is wrong, which `problem` says.
  mutating func check(in context: FormContext) -> EntryValue? {
    let value = value(in: context)
    if problem == nil, value == nil, info.isRequired { problem = Strings.Forms.isNeeded }
    return value
  }

  private mutating func value(in context: FormContext) -> EntryValue? {
    do throws(TypedProblem) {
      problem = nil
      return try reader.value(of: text, in: context)
    } catch {
      problem = error.words
      return nil
    }
  }

  /// Brings up to date what was understood of a text that was changed; what was wrong is forgotten, since it is being
  /// put right.
  mutating func read(in context: FormContext) {
    problem = nil
    refresh(in: context)
  }

  /// Brings up to date what was understood.
  mutating func refresh(in context: FormContext) {
    understood = area == nil ? reader.understood(line.text, in: context) : nil
  }
}
