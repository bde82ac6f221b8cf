extension Strings {
  /// What each role of a theme is for, in a line.
  public enum Roles {
    public static let text = "all text; its colours are those of every role that sets none"
    public static let textDim = "text of less weight"
    public static let textStrong = "text of more weight"
    public static let textHeading = "headings within a record"
    public static let textLabel = "names of fields"
    public static let textLink = "web, e-mail and phone addresses"
    public static let textMatch = "what a search found"

    public static let listRow = "rows of the list"
    public static let listSelected = "the row under the cursor"
    public static let listSelectedUnfocused = "that row while another pane has the focus"
    public static let listStatus = "status or stage of a row"
    public static let listPlaceholder = "rows that are not here yet"
    public static let listMark = "the sign of a row that is marked"
    public static let listColumn = "columns beside the name"
    public static let listHeader = "the line that names the columns"

    public static let paneTitle = "titles of panes"
    public static let paneTitleFocused = "title of the pane that has the focus"
    public static let paneRule = "lines between panes"
    public static let paneScroll = "which part of a pane's content is in view"
    public static let paneTour = "the tour's line and title"
    public static let paneTourText = "what the tour says"

    public static let timelineKind = "kind of an item; the base of the following"
    public static let timelineCall = "calls"
    public static let timelineEmail = "e-mails"
    public static let timelineText = "text messages"
    public static let timelineMeeting = "meetings"
    public static let timelineNote = "notes"
    public static let timelineTask = "tasks and to-dos"
    public static let timelineStatus = "changes of status, stage or fields"
    public static let timelineWhen = "date and time of an item"
    public static let timelineActor = "who did it"
    public static let timelineSelected = "the item under the cursor"
    public static let timelineOverdue = "what should have been done by now"

    public static let statusBar = "the status line"
    public static let statusAccount = "the account's name"
    public static let statusBusy = "what is being fetched"
    public static let statusFresh = "how old the data is, when it is recent"
    public static let statusStale = "how old the data is, when it is old or the service cannot be reached"
    public static let statusError = "the last error"
    public static let statusHint = "remarks and keys that can be used"
    public static let statusPosition = "position in the list and its length"

    public static let promptText = "what is typed at a prompt"
    public static let promptLabel = "what the prompt asks for"

    public static let menuFrame = "frames of menus, with their titles"
    public static let menuRow = "entries of menus"
    public static let menuSelected = "the entry under the cursor"
    public static let menuDisabled = "entries that cannot be chosen now"
    public static let menuDetail = "what stands at the right of an entry"

    public static let keyHint = "names of keys in help and hints"
  }
}
