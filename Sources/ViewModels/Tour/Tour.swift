import Strings

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
    case .move: Strings.Tour.move(down: key("move-down"), up: key("move-up"))
    case .open: Strings.Tour.open(key("open"))
    case .timeline: Strings.Tour.timeline(key("focus-right"))
    case .unfold: Strings.Tour.unfold(key("fold"))
    case .back: Strings.Tour.back(key("back"))
    case .search: Strings.Tour.search(key("search"), leave: key("prompt-cancel"))
    case .write: Strings.Tour.write(note: key("add-note"), call: key("log-call"), leave: key("form-cancel"))
    case .zoom: Strings.Tour.zoom(key("zoom"))
    case .mark: Strings.Tour.mark(key("mark"), list: key("marked"))
    case .help: Strings.Tour.help(key("help"), leave: key("menu-close"))
    case .end:
      Strings.Tour.end(commandLine: key("command-line"), quit: key("quit"), close: key("tutor next"))
    }
  }
}
