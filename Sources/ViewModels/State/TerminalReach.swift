public import CRM
import Strings

/// What of the terminal the panes make use of, beyond being drawn on it; nothing unless the user wants it.
public struct TerminalReach: Sendable {
  /// Whether the mouse is reported from the start.
  public var hasMouse = false
  /// Whether the window's title says what is shown.
  public var hasTitle = false
  /// Whether addresses are drawn as links.
  public var marksLinks = false
  /// Whether the screen is drawn as lines in reading order.
  public var isLinear = false
  /// Whether one is told of to-dos that fall due.
  public var tellsOfTodos = false

  public init() {}
}

/// What the terminal is told besides the screen, and what the mouse did last.
public struct ReachState: Sendable {
  public internal(set) var hasMouse = false
  /// The last press, for telling a double click.
  var lastPress: (target: HitTarget, at: Instant)?
  /// The pane whose right edge is being dragged.
  var heldEdge: Pane?
  /// The to-do that the timer waits for.
  var awaited: DueTodo?
  /// To-dos up to here were told of, or fell due before anybody asked.
  var toldUntil: Instant?
}

/// A to-do with a time.
public struct DueTodo: Sendable, Hashable {
  public var ref: RecordRef
  public var item: TimelineItem.ID
  public var title: String
  /// Whom it is about; nil where only the id is known.
  public var recordTitle: String?
  public var at: Instant
  /// How many more fall due at the same moment.
  public var others: Int

  public init(
    ref: RecordRef, item: TimelineItem.ID, title: String, recordTitle: String?, at: Instant, others: Int = 0
  ) {
    self.ref = ref
    self.item = item
    self.title = title
    self.recordTitle = recordTitle
    self.at = at
    self.others = others
  }

  /// `To-do due: Send the list · Ada Lovelace, and 2 more`.
  var words: String { Strings.Todos.isDue(title, of: recordTitle, others: others) }
}
