import CRM
import Strings

/// Understands what is typed in one field.
struct FieldReader: Sendable {
  let info: EntryFieldInfo
  /// The choices, where there are any, under labels that tell them apart.
  let choices: ChoiceMatch?
  /// What the field holds before anything is typed.
  let initialText: String

  init(_ info: EntryFieldInfo, localTime: LocalTime) {
    self.info = info
    switch info.type {
    case .choice(let choices), .list(let choices, _): self.choices = ChoiceMatch(Self.distinct(choices))
    case .phone(let choices): self.choices = ChoiceMatch(choices)
    case .flag: choices = ChoiceMatch([Choice("true", Strings.Common.yes), Choice("false", Strings.Common.no)])
    case .line, .multiline, .moment, .duration: choices = nil
    }
    initialText = info.initial.map { [choices] in Self.text(of: $0, choices, localTime) } ?? ""
  }

  /// Whether one types such a field anew rather than editing what stands in it.
  var isReplacedWhole: Bool {
    switch info.type {
    case .choice, .moment, .duration, .phone, .flag: true
    case .line, .multiline, .list: false
    }
  }

  var placeholder: String? {
    switch info.type {
    case .moment where !info.isRequired: info.field == .due ? Strings.Times.someday : Strings.Forms.now
    case .duration: Strings.Forms.durationExamples
    case .list: Strings.Forms.separatedByCommas
    default: info.isRequired ? Strings.Forms.needed : nil
    }
  }

  /// Nil for a field that is blank. Throws what is wrong.
  func value(of text: String, in context: FormContext) throws(TypedProblem) -> EntryValue? {
    guard text.contains(where: { !$0.isWhitespace }) else { return nil }
    // What was not touched stays what it was, even where its text says less.
    if text == initialText, let initial = info.initial { return initial }
    if let most = info.maximumBytes, text.utf8.count > most {
      throw TypedProblem(Strings.Forms.tooLong(by: text.utf8.count - most, limit: most))
    }
    switch info.type {
    case .line, .multiline: return .text(text)
    case .choice: return .choice(try choice(text).key)
    case .flag: return .flag(try flag(text))
    case .list: return .list(try list(text).map(\.key))
    case .duration: return .seconds(try TypedDuration(text).seconds)
    case .phone:
      if let known = knownPhone(text) { return .text(known.key) }
      return .text(try TypedPhone(text).number)
    case .moment(let mayBeFuture, let mayBeDay):
      return try moment(text, mayBeFuture: mayBeFuture, mayBeDay: mayBeDay, in: context)
    }
  }

  /// What was understood, where that says more than the text; nil too while it is not understood.
  func understood(_ text: String, in context: FormContext) -> String? {
    do throws(TypedProblem) {
      switch info.type {
      case .line, .multiline: return nil
      case .choice, .flag:
        let label = completed(text)
        return label == text ? nil : label
      case .phone:
        if let known = knownPhone(text) { return known.label == text ? nil : known.label }
        let number = try TypedPhone(text).number
        return number == text ? nil : number
      case .duration: return try TypedDuration(text).words
      case .list:
        let labels = try list(text).map(\.label).joined(separator: ", ")
        return labels == text ? nil : labels
      case .moment:
        switch try value(of: text, in: context) {
        case .moment(let moment): return TypedMoment.moment(moment).words(in: context)
        case .day(let day): return TypedMoment.day(day).words(in: context)
        default: return text.contains { !$0.isWhitespace } ? Strings.Times.someday : nil
        }
      }
    } catch {
      return nil
    }
  }

  /// The label of the choice that is meant; nil where none is, or where there are no choices.
  func completed(_ text: String) -> String? {
    guard text.contains(where: { !$0.isWhitespace }) else { return nil }
    do throws(TypedProblem) {
      switch info.type {
      case .choice: return try choice(text).label
      case .flag: return try flag(text) ? Strings.Common.yes : Strings.Common.no
      default: return nil
      }
    } catch {
      return nil
    }
  }

  // MARK: Kinds of value

  private func choice(_ text: String) throws(TypedProblem) -> Choice {
    try (choices ?? ChoiceMatch([])).choice(for: text)
  }

  private func flag(_ text: String) throws(TypedProblem) -> Bool {
    switch text.lowercased() {
    case "1", "x", "on", "true": true
    case "0", "-", "off", "false": false
    default: try choice(text).key == "true"
    }
  }

  func knownPhone(_ text: String) -> Choice? {
    guard case .phone(let known) = info.type else { return nil }
    return known.first { $0.key == text || $0.label == text }
  }

  private func moment(
    _ text: String, mayBeFuture: Bool, mayBeDay: Bool, in context: FormContext
  ) throws(TypedProblem) -> EntryValue? {
    let typed = try TypedMoment(text, in: context, leaning: mayBeFuture ? .future : .past)
    switch typed {
    case .someday:
      if info.isRequired || !mayBeFuture { throw TypedProblem(Strings.Forms.dayNeeded) }
      return nil
    case .moment(let moment):
      // A minute's grace: what is typed has no seconds.
      if !mayBeFuture, moment > context.now.adding(seconds: 60) { throw Self.notYet(typed, context) }
      return .moment(moment)
    case .day(let day):
      if !mayBeFuture, day > context.today { throw Self.notYet(typed, context) }
      if mayBeDay { return .day(day) }
      let noon = context.localTime.instant(of: day, hour: 12)
      return .moment(mayBeFuture ? noon : min(noon, context.now))
    }
  }

  private static func notYet(_ typed: TypedMoment, _ context: FormContext) -> TypedProblem {
    TypedProblem(Strings.Forms.stillToCome(typed.words(in: context)))
  }

  // MARK: Texts

  /// What a field says that holds this value, where its choices are not known: their keys are understood too.
  static func text(of value: EntryValue, _ localTime: LocalTime) -> String { text(of: value, nil, localTime) }

  private static func text(of value: EntryValue, _ choices: ChoiceMatch?, _ localTime: LocalTime) -> String {
    func label(_ key: String) -> String { choices?.choices.first { $0.key == key }?.label ?? key }
    return switch value {
    case .text(let text): text
    case .choice(let key): label(key)
    case .moment(let moment): TypedMoment.moment(moment).text(in: localTime)
    case .day(let day): TypedMoment.day(day).text(in: localTime)
    case .seconds(let seconds): TypedDuration(seconds: seconds)?.text ?? "\(seconds)s"
    case .flag(let flag): flag ? Strings.Common.yes : Strings.Common.no
    case .list(let keys): keys.map(label).joined(separator: ", ")
    }
  }

  /// Labels that occur twice are told apart by their keys.
  private static func distinct(_ choices: [Choice]) -> [Choice] {
    let counts = choices.reduce(into: [:]) { $0[$1.label, default: 0] += 1 }
    return choices.map { counts[$0.label] == 1 ? $0 : Choice($0.key, "\($0.label) (\($0.key))") }
  }
}
