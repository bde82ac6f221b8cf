/// The tour: a few steps that ask for a key each and notice when it was pressed.
public struct Tour: Sendable, Hashable {
  /// In order; the last has nothing to do.
  public let steps: [TourStep]
  public private(set) var index = 0
  /// Commands run since the step began.
  private var commands: Set<String> = []

  init(steps: [TourStep]) { self.steps = steps }

  public var step: TourStep { steps[index] }

  public var isAtEnd: Bool { index == steps.count - 1 }

  mutating func note(_ command: String) { commands.insert(command) }

  /// Goes on while what a step asks for is done. `isMet` says of a step's state whether it is there.
  mutating func follow(_ isMet: (TourStep.State) -> Bool) {
    if !isAtEnd, !commands.isDisjoint(with: step.commands), isMet(step.state) { skip() }
  }

  /// Leaves the step out. False at the end.
  @discardableResult
  mutating func skip() -> Bool {
    guard !isAtEnd else { return false }
    index += 1
    commands = []
    return true
  }
}

/// A step of the tour.
public enum TourStep: String, Sendable, Hashable, CaseIterable {
  case move, open, timeline, unfold, back, search, write, zoom, mark, help, end

  /// How the panes must be for a step to be done, besides a command that was run.
  enum State: Sendable, Hashable {
    case any, inDetail, inTimeline, inList, withoutOverlay, zoomedOut
  }

  /// Commands of which one has to be run.
  var commands: Set<String> {
    switch self {
    case .move: CommandRegistry.movementNames
    case .open, .timeline: ["open", "focus", "focus-right", "focus-next", "focus-left", "focus-previous"]
    case .unfold: ["fold", "fold-all", "open"]
    case .back: ["back", "focus", "focus-left", "focus-next", "focus-previous"]
    case .search: ["search"]
    case .write: ["add-note", "log-call", "add-todo", "log"]
    case .zoom: ["zoom"]
    case .mark: ["mark"]
    case .help: ["help"]
    case .end: []
    }
  }

  var state: State {
    switch self {
    case .move, .unfold, .mark, .end: .any
    case .open: .inDetail
    case .timeline: .inTimeline
    case .back: .inList
    case .search, .write, .help: .withoutOverlay
    case .zoom: .zoomedOut
    }
  }

  /// What is asked for, with the keys that do it now: `key` names that of a command.
  func words(key: (String) -> String) -> String {
    switch self {
    case .move:
      """
      \(key("move-down")) and \(key("move-up")) go through the list; the record beside it follows when you rest. Try it.
      """
    case .open: "\(key("open")) opens the record under the cursor: its fields have the focus then. Try it."
    case .timeline:
      """
      \(key("focus-right")) goes on to the timeline: what has happened with the record, and what is to be done. Go there.
      """
    case .unfold: "\(key("fold")) shows the whole text of an item, and folds it again. Try it on one."
    case .back:
      "\(key("back")) goes back, one step at a time, here and everywhere. Press it until the list has the focus."
    case .search:
      """
      \(key("search")) searches as you type, names, numbers, notes, without the network. Type a few letters, then \
      \(key("prompt-cancel")) leaves.
      """
    case .write:
      """
      \(key("add-note")) writes a note, \(key("log-call")) logs a call. Open one; \(key("form-cancel")) leaves it \
      and keeps what you typed as a draft, so nothing is sent.
      """
    case .zoom: "\(key("zoom")) gives the whole screen to a pane; \(key("zoom")) again takes it back. Do both."
    case .mark:
      """
      \(key("mark")) marks a record to come back to; \(key("marked")) lists those you have marked. Mark one.
      """
    case .help:
      """
      \(key("help")) shows every command with its key; type to search it. Look, and leave it with \(key("menu-close")).
      """
    case .end:
      """
      That is the tour. \(key("command-line")) types any command, such as :tutor for this again; \(key("quit")) quits. \
      \(key("tutor next")) closes this.
      """
    }
  }
}
