import Strings

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
    case .text: ("text", Strings.Roles.text)
    case .textDim: ("text.dim", Strings.Roles.textDim)
    case .textStrong: ("text.strong", Strings.Roles.textStrong)
    case .textHeading: ("text.heading", Strings.Roles.textHeading)
    case .textLabel: ("text.label", Strings.Roles.textLabel)
    case .textLink: ("text.link", Strings.Roles.textLink)
    case .textMatch: ("text.match", Strings.Roles.textMatch)
    case .listRow: ("list.row", Strings.Roles.listRow)
    case .listSelected: ("list.selected", Strings.Roles.listSelected)
    case .listSelectedUnfocused: ("list.selected.unfocused", Strings.Roles.listSelectedUnfocused)
    case .listStatus: ("list.status", Strings.Roles.listStatus)
    case .listPlaceholder: ("list.placeholder", Strings.Roles.listPlaceholder)
    case .listMark: ("list.mark", Strings.Roles.listMark)
    case .listColumn: ("list.column", Strings.Roles.listColumn)
    case .listHeader: ("list.header", Strings.Roles.listHeader)
    case .paneTitle: ("pane.title", Strings.Roles.paneTitle)
    case .paneTitleFocused: ("pane.title.focused", Strings.Roles.paneTitleFocused)
    case .paneRule: ("pane.rule", Strings.Roles.paneRule)
    case .paneScroll: ("pane.scroll", Strings.Roles.paneScroll)
    case .paneTour: ("pane.tour", Strings.Roles.paneTour)
    case .paneTourText: ("pane.tour.text", Strings.Roles.paneTourText)
    case .timelineKind: ("timeline.kind", Strings.Roles.timelineKind)
    case .timelineCall: ("timeline.kind.call", Strings.Roles.timelineCall)
    case .timelineEmail: ("timeline.kind.email", Strings.Roles.timelineEmail)
    case .timelineText: ("timeline.kind.text", Strings.Roles.timelineText)
    case .timelineMeeting: ("timeline.kind.meeting", Strings.Roles.timelineMeeting)
    case .timelineNote: ("timeline.kind.note", Strings.Roles.timelineNote)
    case .timelineTask: ("timeline.kind.task", Strings.Roles.timelineTask)
    case .timelineStatus: ("timeline.kind.status", Strings.Roles.timelineStatus)
    case .timelineWhen: ("timeline.when", Strings.Roles.timelineWhen)
    case .timelineActor: ("timeline.actor", Strings.Roles.timelineActor)
    case .timelineSelected: ("timeline.selected", Strings.Roles.timelineSelected)
    case .timelineOverdue: ("timeline.overdue", Strings.Roles.timelineOverdue)
    case .statusBar: ("status.bar", Strings.Roles.statusBar)
    case .statusAccount: ("status.account", Strings.Roles.statusAccount)
    case .statusBusy: ("status.busy", Strings.Roles.statusBusy)
    case .statusFresh: ("status.fresh", Strings.Roles.statusFresh)
    case .statusStale: ("status.stale", Strings.Roles.statusStale)
    case .statusError: ("status.error", Strings.Roles.statusError)
    case .statusHint: ("status.hint", Strings.Roles.statusHint)
    case .statusPosition: ("status.position", Strings.Roles.statusPosition)
    case .promptText: ("prompt.text", Strings.Roles.promptText)
    case .promptLabel: ("prompt.label", Strings.Roles.promptLabel)
    case .menuFrame: ("menu.frame", Strings.Roles.menuFrame)
    case .menuRow: ("menu.row", Strings.Roles.menuRow)
    case .menuSelected: ("menu.selected", Strings.Roles.menuSelected)
    case .menuDisabled: ("menu.disabled", Strings.Roles.menuDisabled)
    case .menuDetail: ("menu.detail", Strings.Roles.menuDetail)
    case .keyHint: ("key.hint", Strings.Roles.keyHint)
    }
  }
}
