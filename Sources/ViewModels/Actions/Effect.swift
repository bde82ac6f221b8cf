public import CRM
public import Canvas
public import MirrorStore

/// What the state asks the world to do; each ends in at most one action.
public enum Effect: Sendable, Equatable {
  // From the mirror, at once.
  case loadMemory
  case loadVocabulary(AccountID)
  /// The list and the rows around `center`, or around `anchor` when it is still in the list.
  case loadList(AccountID, Question, center: Int, anchor: RecordID?)
  case loadRows(AccountID, Question, Range<Int>)
  /// The marked records as a list, in the order given.
  case loadMarked(AccountID, Question, [RecordID], center: Int, anchor: RecordID?)
  /// What columns show of these records.
  case loadCells(AccountID, [RecordID], [RecordColumn])
  /// The next of these records in the list, after a place or before it.
  case findMark(AccountID, Question, [RecordID], from: Int, isForward: Bool)
  /// The rows of the list that have these words.
  case findRows(AccountID, Question, String)
  /// What the mirror finds for a search line as it is typed, the best of it. Only the latest is of use.
  case searchMirror(LiveSearch.Scope, String, limit: Int)
  /// Puts what the mirror finds for the question's text behind what the service found.
  case addLocalRows(AccountID, Question)
  /// Every record of the kind, for a list that the service could not be asked for.
  case addEveryRecord(AccountID, Question, RecordOrder, center: Int, anchor: RecordID?)
  case loadDetail(RecordRef)
  /// Who else the record is in other accounts.
  case loadLinked(RecordRef)
  case loadTimeline(RecordRef)
  /// The to-do that falls due next after a moment.
  case loadNextDue(after: Instant)
  /// The timelines of records that are the same as the one named last.
  case loadLinkedTimelines([RecordRef], of: RecordRef)
  case saveMemory(BrowserMemory)

  // Writing, to the mirror: in the order given, and all of it before the program ends.
  case loadForm(DraftKey)
  case loadDrafts
  case saveDraft(Draft)
  case deleteDraft(DraftKey)
  case enqueue(Write, dueAt: Instant, replacing: DraftKey?)
  case loadOutbox
  case countOutbox
  /// Takes a write back; what was typed is kept as a draft when that succeeds.
  case withdraw(WriteID, keeping: Draft?)
  case resend(WriteID, at: Instant)
  /// Keeps a write that was not sent from being sent while it is edited.
  case hold(WriteID, until: Instant)
  /// It need not wait any longer.
  case release(WriteID, at: Instant)
  case rewrite(WriteID, as: Write, at: Instant, replacing: DraftKey?)
  /// The write did arrive: as this item, where that is known.
  case acknowledge(WriteID, as: TimelineItem?, at: Instant)
  case discard(WriteID)
  /// Something can be sent.
  case wakeDeliverer

  // From the service, in the background.
  case fetchVocabulary(AccountID)
  case fetchFirstPage(AccountID, Question, generation: Int)
  case fetchNextPage(AccountID, Question, after: String, generation: Int)
  case fetchDetail(RecordRef)
  case fetchTimeline(RecordRef)
  case fetchOlderTimeline(RecordRef)
  /// The timeline of the first record, to be shown with the second's: its newest items, or those after the oldest.
  case fetchLinkedTimeline(RecordRef, of: RecordRef, older: Bool)
  case fetchBody(TimelineItem, RecordRef)
  case cancel(FetchKey)
  /// Pulls what is new of an account now, not at the next look.
  case pullNow(AccountID)

  // To the terminal and the loop.
  case setTimer(BrowserTimer, milliseconds: Int)
  case cancelTimer(BrowserTimer)
  case redraw
  /// Draws with another theme for the time being; nil goes back to the one in use.
  case previewTheme(String?)
  /// Draws with another theme from now on.
  case useTheme(String)
  case suspend
  /// Gives the terminal to the user's editor with this text.
  case openEditor(String)
  /// Puts a text on the user's clipboard; the second is what it is, in words.
  case copy(String, as: String)
  /// The same with what a pane shows.
  case copyVisible(Pane)
  /// Opens an address in the user's browser, mail or telephone program.
  case openLink(LinkAddress)
  /// Tells of something whether or not anybody looks at the screen.
  case notify(String)
  /// Runs a program of the user's; its end is an action.
  case runProgram(ProgramRun)
  case stopProgram(ProgramRunID)
  case quit
}

/// What is being fetched. A new fetch under the same key calls off the one before: nobody waits for it any more.
public enum FetchKey: Sendable, Hashable {
  case vocabulary(AccountID)
  case list(AccountID)
  case detail
  case timeline
  /// Of a record in another account.
  case linkedTimeline(RecordRef)
  case body(TimelineItem.ID)

  var isLinkedTimeline: Bool {
    if case .linkedTimeline = self { true } else { false }
  }
}

extension Effect {
  /// Whose service it asks; nil for everything that does not go to a service.
  public var fetchedAccount: AccountID? {
    switch self {
    case .fetchVocabulary(let account), .fetchFirstPage(let account, _, _), .fetchNextPage(let account, _, _, _):
      account
    case .fetchDetail(let ref), .fetchTimeline(let ref), .fetchOlderTimeline(let ref), .fetchBody(_, let ref),
      .fetchLinkedTimeline(let ref, _, _):
      ref.account
    default: nil
    }
  }

  /// Whether the first paint does without it: it fills in what is beside the rest, or is for later.
  public var canWait: Bool {
    switch self {
    case .loadLinked, .loadCells, .loadNextDue, .saveMemory, .addEveryRecord: true
    default: false
    }
  }

  /// The fetch this effect starts; nil for everything that does not go to a service.
  public var fetchKey: FetchKey? {
    switch self {
    case .fetchVocabulary(let account): .vocabulary(account)
    case .fetchFirstPage(let account, _, _), .fetchNextPage(let account, _, _, _): .list(account)
    case .fetchDetail: .detail
    case .fetchTimeline, .fetchOlderTimeline: .timeline
    case .fetchLinkedTimeline(let other, _, _): .linkedTimeline(other)
    case .fetchBody(let item, _): .body(item.id)
    default: nil
    }
  }
}
