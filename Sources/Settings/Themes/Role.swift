/// What a piece of the screen is, so that a theme can say how it looks.
///
/// A theme that says nothing of a role is asked for what stands before its last dot, and so on.
public enum Role: Int, Sendable, Hashable, CaseIterable {
  case text, textDim, textStrong, textHeading, textLabel, textLink, textMatch
  case listRow, listSelected, listSelectedUnfocused, listStatus, listPlaceholder
  case listMark, listColumn, listHeader
  case paneTitle, paneTitleFocused, paneRule, paneScroll, paneTour, paneTourText
  case timelineKind, timelineCall, timelineEmail, timelineText, timelineMeeting, timelineNote, timelineTask
  case timelineStatus, timelineWhen, timelineActor, timelineSelected, timelineOverdue
  case statusBar, statusAccount, statusBusy, statusFresh, statusStale, statusError, statusHint, statusPosition
  case promptText, promptLabel
  case menuFrame, menuRow, menuSelected, menuDisabled, menuDetail
  case keyHint

  /// The role as theme files write it: `list.selected.unfocused`.
  public var name: String { words.name }

  /// What it is for, in a line.
  public var summary: String { words.summary }

  /// Nil for a name that is no role.
  public init?(name: String) {
    guard let role = Role.allCases.first(where: { $0.name == name }) else { return nil }
    self = role
  }

  static let names = allCases.map(\.name)

  /// Whether a theme may style `name`: a role, or what stands before a dot of one.
  static func isStylable(_ name: String) -> Bool {
    names.contains { $0 == name || $0.hasPrefix(name + ".") }
  }

  private var words: (name: String, summary: String) {
    switch self {
    case .text: ("text", "all text; its colours are those of every role that sets none")
    case .textDim: ("text.dim", "text of less weight")
    case .textStrong: ("text.strong", "text of more weight")
    case .textHeading: ("text.heading", "headings within a record")
    case .textLabel: ("text.label", "names of fields")
    case .textLink: ("text.link", "web, e-mail and phone addresses")
    case .textMatch: ("text.match", "what a search found")
    case .listRow: ("list.row", "rows of the list")
    case .listSelected: ("list.selected", "the row under the cursor")
    case .listSelectedUnfocused: ("list.selected.unfocused", "that row while another pane has the focus")
    case .listStatus: ("list.status", "status or stage of a row")
    case .listPlaceholder: ("list.placeholder", "rows that are not here yet")
    case .listMark: ("list.mark", "the sign of a row that is marked")
    case .listColumn: ("list.column", "columns beside the name")
    case .listHeader: ("list.header", "the line that names the columns")
    case .paneTitle: ("pane.title", "titles of panes")
    case .paneTitleFocused: ("pane.title.focused", "title of the pane that has the focus")
    case .paneRule: ("pane.rule", "lines between panes")
    case .paneScroll: ("pane.scroll", "which part of a pane's content is in view")
    case .paneTour: ("pane.tour", "the tour's line and title")
    case .paneTourText: ("pane.tour.text", "what the tour says")
    case .timelineKind: ("timeline.kind", "kind of an item; the base of the following")
    case .timelineCall: ("timeline.kind.call", "calls")
    case .timelineEmail: ("timeline.kind.email", "e-mails")
    case .timelineText: ("timeline.kind.text", "text messages")
    case .timelineMeeting: ("timeline.kind.meeting", "meetings")
    case .timelineNote: ("timeline.kind.note", "notes")
    case .timelineTask: ("timeline.kind.task", "tasks and to-dos")
    case .timelineStatus: ("timeline.kind.status", "changes of status, stage or fields")
    case .timelineWhen: ("timeline.when", "date and time of an item")
    case .timelineActor: ("timeline.actor", "who did it")
    case .timelineSelected: ("timeline.selected", "the item under the cursor")
    case .timelineOverdue: ("timeline.overdue", "what should have been done by now")
    case .statusBar: ("status.bar", "the status line")
    case .statusAccount: ("status.account", "the account's name")
    case .statusBusy: ("status.busy", "what is being fetched")
    case .statusFresh: ("status.fresh", "how old the data is, when it is recent")
    case .statusStale: ("status.stale", "how old the data is, when it is old or the service cannot be reached")
    case .statusError: ("status.error", "the last error")
    case .statusHint: ("status.hint", "remarks and keys that can be used")
    case .statusPosition: ("status.position", "position in the list and its length")
    case .promptText: ("prompt.text", "what is typed at a prompt")
    case .promptLabel: ("prompt.label", "what the prompt asks for")
    case .menuFrame: ("menu.frame", "frames of menus, with their titles")
    case .menuRow: ("menu.row", "entries of menus")
    case .menuSelected: ("menu.selected", "the entry under the cursor")
    case .menuDisabled: ("menu.disabled", "entries that cannot be chosen now")
    case .menuDetail: ("menu.detail", "what stands at the right of an entry")
    case .keyHint: ("key.hint", "names of keys in help and hints")
    }
  }
}
