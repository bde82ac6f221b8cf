import Strings

/// What a command takes after its name: how it is understood, and what is offered to complete it.
public struct CommandArgument: Sendable {
  public enum Form: Sendable, Hashable, CaseIterable {
    /// One of the words offered, and nothing else.
    case choice
    /// A name; those that are offered are known.
    case name
    /// Any text, also with blanks.
    case text
    /// A time as people type it: `tomorrow 9am`.
    case time
    /// A number in the list that the command shows without one.
    case number
    /// What the program calls an item by; menus give it.
    case id
  }

  /// How documents call it.
  public let name: String
  public let form: Form
  public let isRequired: Bool
  /// Offered whatever the state.
  public let words: [String]
  /// Whether a number may follow, which says which of several is meant.
  public let isNumbered: Bool
  private let names: @Sendable (Browser) -> [String]

  private init(
    _ name: String, _ form: Form, isRequired: Bool, words: [String] = [], isNumbered: Bool = false,
    names: @escaping @Sendable (Browser) -> [String] = { _ in [] }
  ) {
    self.name = name
    self.form = form
    self.isRequired = isRequired
    self.words = words
    self.isNumbered = isNumbered
    self.names = names
  }

  /// One of `words`.
  static func choice(
    _ name: String, of words: [String], isRequired: Bool = false, isNumbered: Bool = false
  ) -> CommandArgument {
    CommandArgument(name, .choice, isRequired: isRequired, words: words, isNumbered: isNumbered)
  }

  /// One of `words`, or one of the names there are now.
  static func name(
    _ name: String, or words: [String] = [], of names: @escaping @Sendable (Browser) -> [String]
  ) -> CommandArgument {
    CommandArgument(name, .name, isRequired: false, words: words, names: names)
  }

  static func text(_ name: String) -> CommandArgument { CommandArgument(name, .text, isRequired: false) }
  static func time(_ name: String) -> CommandArgument { CommandArgument(name, .time, isRequired: false) }
  static func number(_ name: String) -> CommandArgument { CommandArgument(name, .number, isRequired: false) }
  static func id(_ name: String) -> CommandArgument { CommandArgument(name, .id, isRequired: false) }

  /// What can be typed now, for completion.
  func offers(in browser: Browser) -> [String] { words + names(browser) }

  /// As documents write it: `list|detail|timeline`, `[next|previous|VIEW]`, `email|phone [NUMBER]`.
  public var notation: String {
    let own = form == .choice ? [] : [name.uppercased()]
    let alternatives = (words + own).joined(separator: "|") + (isNumbered ? " [NUMBER]" : "")
    return isRequired ? alternatives : "[\(alternatives)]"
  }

  /// Why `words` cannot be it; nil when they can.
  func refusal(of words: [String], in browser: Browser) -> String? {
    guard !words.isEmpty else { return nil }
    let text = words.joined(separator: " ")
    switch form {
    case .choice:
      let offers = offers(in: browser)
      if isNumbered, words.count == 2, offers.contains(words[0]), Int(words[1]) != nil { return nil }
      if offers.contains(text) { return nil }
      return Strings.Commands.notOffered(text, as: name, offered: offers.joined(separator: ", "))
    case .number: return Int(text) == nil ? Strings.Commands.notARow(text) : nil
    case .name, .text, .time, .id: return nil
    }
  }
}
