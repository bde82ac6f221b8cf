public import CRM
public import Canvas
public import Settings

/// What lies over the panes and takes the keys.
public enum Overlay: Sendable {
  case menu(Menu)
  case prompt(Prompt)
  /// A form is being made.
  case opening(OpeningForm)
  case form(OpenForm)
  /// A text to read.
  case sheet(TextSheet)
  /// What was changed here and there is decided.
  case conflict(ConflictModel)
}

extension Overlay {
  /// Whether keys that no command is bound to are text.
  var takesText: Bool {
    switch self {
    case .menu, .prompt, .opening, .form: true
    case .sheet, .conflict: false
    }
  }
}

/// A list to choose from, narrowed by typing.
public struct Menu: Sendable {
  /// How what is typed narrows the rows.
  enum Finding: Sendable {
    /// To those that hold every word, in their order.
    case byWords
    /// To commands whose name has the letters or whose row has the words, the best first.
    case byLetters
  }

  public let title: String
  public let items: [MenuItem]
  let finding: Finding
  /// Whether a row can be chosen after another.
  let staysOpen: Bool
  public private(set) var filter = LineEditor()
  /// The items that are left by what is typed.
  public private(set) var matches: [MenuItem]
  /// Selection within `matches`.
  public private(set) var window: ScrollWindow
  /// Shows what choosing a row would bring, as the cursor comes to it; asked with nil to go back to what was.
  let preview: (@Sendable (MenuItem?) -> Effect)?

  init(
    title: String, items: [MenuItem], selection: Int = 0, finding: Finding = .byWords, staysOpen: Bool = false,
    preview: (@Sendable (MenuItem?) -> Effect)? = nil
  ) {
    self.title = title
    self.items = items
    self.finding = finding
    self.staysOpen = staysOpen
    self.preview = preview
    matches = items
    window = ScrollWindow(count: items.count)
    window.select(selection)
  }

  public var selectedItem: MenuItem? {
    matches.indices.contains(window.selection) ? matches[window.selection] : nil
  }

  mutating func move(_ change: (inout ScrollWindow) -> Void) { change(&window) }

  /// Edits the filter; a change of its text starts again from the first match.
  mutating func edit(_ change: (inout LineEditor) -> LineEditor.Outcome) -> LineEditor.Outcome {
    let outcome = change(&filter)
    guard outcome == .changed else { return outcome }
    let words = filter.text.lowercased().split(separator: " ").map(String.init)
    matches =
      switch finding {
      case .byWords: items.filter { item in words.allSatisfy { item.searchText.contains($0) } }
      case .byLetters: items.best(for: words)
      }
    window.setCount(matches.count)
    window.select(0)
    return outcome
  }
}

/// One row of a menu.
public struct MenuItem: Sendable, Hashable {
  public let label: String
  /// Shown at the right edge.
  public let detail: String?
  /// Why it cannot be chosen now; nil when it can.
  public let unavailable: String?
  /// The command that choosing it runs; nil for a row that is only read.
  public let command: Invocation?
  let searchText: String

  init(_ label: String, detail: String? = nil, unavailable: String? = nil, command: Invocation?) {
    self.label = label
    self.detail = detail
    self.unavailable = unavailable
    self.command = command
    searchText = "\(label) \(detail ?? "")".lowercased()
  }
}

extension [MenuItem] {
  /// Those that every word stands for, the best first; what cannot be chosen gives way to what can.
  fileprivate func best(for words: [String]) -> [MenuItem] {
    let scored = enumerated().compactMap { offset, item -> (score: Int, offset: Int, item: MenuItem)? in
      var score = item.unavailable == nil ? 0 : -40
      for word in words {
        let byLetters = item.command.flatMap { FuzzyMatch.score(word, in: $0.name) }
        let byWords = item.searchText.contains(word) ? 8 : nil
        guard let best = [byLetters, byWords].compactMap(\.self).max() else { return nil }
        score += best
      }
      return (score, offset, item)
    }
    return scored.sorted { ($1.score, $0.offset) < ($0.score, $1.offset) }.map(\.item)
  }
}

/// A line to type: a search, a command, or a time.
public struct Prompt: Sendable {
  public enum Purpose: Sendable, Hashable {
    case search(LiveSearch.Scope)
    case command
    /// When a to-do is to be done instead.
    case postpone(RecordRef, TimelineItem)
    /// What a program of the user's is to be given.
    case program(ProgramRun)
    /// Words to find in a pane.
    case inPane(Pane)
  }

  public let purpose: Purpose
  public internal(set) var editor: LineEditor
  /// Ways to complete what is typed, for the person to see; the first is taken by the completion key.
  public internal(set) var completions: [String] = []
  /// What is understood of what is typed, or why it is not.
  public internal(set) var hint: String?

  init(_ purpose: Purpose, text: String = "", history: [String]) {
    self.purpose = purpose
    editor = LineEditor(text: text, history: history)
  }
}
