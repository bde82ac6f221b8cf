public import CRM
public import Canvas
import MirrorStore
public import Settings
import Sync

/// The whole state of the panes, and the only code that changes it: `receive` takes what happened and says what to do.
///
/// Pure: no clock, store, network or terminal. Everything that takes time is an `Effect`.
public struct Browser: Sendable {
  public let keymap: Keymap
  public let options: BrowserOptions
  /// The commands there are, the user's own included.
  public let table: CommandTable

  public internal(set) var accounts: [AccountModel]
  var accountIndex = 0
  public internal(set) var focus = Pane.list
  public internal(set) var overlay: Overlay?
  /// A question that takes the next key.
  public internal(set) var confirmation: Confirmation?
  /// The screen of what is not delivered, below the overlay; nil while it is closed.
  public internal(set) var outbox: OutboxModel?
  /// What the line being typed finds in the mirror; nil while none is.
  public internal(set) var liveSearch: LiveSearch?
  /// The themes there are, and the one in use.
  var themes: [String] = []
  var themeName = ""
  /// How many writes wait in each state.
  public internal(set) var outboxCounts: [AccountID: [OutboxState: Int]] = [:]
  public internal(set) var detail = DetailModel()
  public internal(set) var timeline = TimelineModel()
  /// Whether the timelines of the same in other accounts are shown among a record's own.
  public internal(set) var isInterleaved = false
  /// Records opened from within another record, the deepest last; empty when the panes follow the list.
  public internal(set) var trail: [TrailStep] = []
  /// The place to come back to when a linked record is left.
  var left: TrailStep.Place?
  /// How the panes are laid out.
  public internal(set) var arrangement = PaneArrangement()
  /// Whether the focused pane has the whole screen.
  public internal(set) var isZoomed = false
  public internal(set) var dates: InterfaceSettings.Dates
  /// Words being looked for in a pane; nil while none are.
  public internal(set) var find: PaneFind?
  /// The tour; nil while it is not under way.
  public internal(set) var tour: Tour?
  /// Whether the tour is offered, in a line that goes away by itself.
  public internal(set) var offersTour = false
  /// Whether it has ever been offered; nil where an earlier version did not say.
  var tourWasOffered: Bool?
  /// Commands that may still be run before the offer goes away.
  var commandsUntilOfferEnds = 0
  /// The records visited, to go back through.
  var history = JumpHistory()
  /// A passing remark for the status line.
  public internal(set) var message: String?
  /// What went wrong lately, newest last.
  public internal(set) var problems: [Problem] = []
  /// The problem the status line shows until something succeeds or it is dismissed.
  public internal(set) var problem: Problem?
  /// What it is about, whose success mends it; nil where nothing does.
  var problemTopic: ProblemTopic?
  public internal(set) var inFlight: Set<FetchKey> = []
  /// Until when an account's service has asked to be left alone.
  public internal(set) var waits: [AccountID: Instant] = [:]
  public internal(set) var viewport = Viewport()
  /// The moment of the action being handled; what "3 min ago" counts from.
  public internal(set) var now: Instant
  public internal(set) var isQuitting = false

  /// The mouse, and what the terminal is to tell.
  public internal(set) var reach = ReachState()

  var keys = KeyInterpreter()
  /// Writes handed to the mirror that are not known to be in it.
  var submitted: [WriteID: SubmittedWrite] = [:]
  /// What `undo` takes back, the newest last.
  var undoable: [Undoable] = []
  /// A command that waits for the record to be shown; the next key calls it off.
  var deferred: DeferredCommand?
  /// Drafts that the mirror could not take, such as on a full disk.
  var unsavedDrafts: [DraftKey: Draft] = [:]
  /// The user's programs that run beside the panes, the latest last.
  public internal(set) var programs: [ProgramRun] = []
  var lastProgram = 0
  /// What was typed for them, oldest first, by command.
  var programLines: [String: [String]] = [:]
  /// The drafts last listed, for choosing one by its number.
  var listedDrafts: [Draft] = []
  /// What was typed at the prompts, oldest first.
  var searches: [String] = []
  var commands: [String] = []
  /// Words looked for in panes, oldest first.
  var finds: [String] = []
  /// What was typed in the fields of forms, oldest first.
  var lines: [EntryField: [String]] = [:]

  /// `accounts` in the order of the config; none is a state of its own that the screen explains.
  public init(
    accounts: [(id: AccountID, capabilities: ServiceCapabilities)], keymap: Keymap, options: BrowserOptions,
    now: Instant
  ) {
    self.accounts = accounts.map { AccountModel(id: $0.id, capabilities: $0.capabilities) }
    self.keymap = keymap
    self.options = options
    table = CommandTable(own: options.userCommands.map { Command($0) })
    dates = options.dates
    self.now = now
    reach.hasMouse = options.reach.hasMouse
  }

  /// The account on screen; nil only when none is configured.
  public var account: AccountModel? { accounts.indices.contains(accountIndex) ? accounts[accountIndex] : nil }

  /// The list on screen.
  public var list: ListModel? { account?.list }

  /// The record that detail and timeline are to show.
  public var subject: RecordRef? {
    if let hit = liveSearch?.selectedHit { return hit.ref }
    if let linked = trail.last { return linked.ref }
    guard let account, let selected = account.list.selected else { return nil }
    return RecordRef(account.id, selected)
  }

  /// Times in words, from this moment.
  var times: TimeText { TimeText(now: now, local: options.localTime, dates: dates) }

  /// Those for what is decided upon or taken elsewhere, where a distance in days is too little.
  var preciseTimes: TimeText {
    TimeText(now: now, local: options.localTime, dates: dates == .relative ? .calendar : dates)
  }

  /// Keys typed that are not yet a command.
  public var pendingKeys: [Key] { keys.pending }

  /// Takes one thing that happened at `now` and returns what is to be done about it, in order.
  public mutating func receive(_ action: Action, at now: Instant) -> [Effect] {
    self.now = now
    var effects = reduce(action) + followTour()
    if options.reach.tellsOfTodos, Self.mayChangeDue(action) { effects += lookForDue() }
    for key in effects.compactMap(\.fetchKey) { inFlight.insert(key) }
    for case .cancel(let key) in effects { inFlight.remove(key) }
    return effects
  }

  private mutating func reduce(_ action: Action) -> [Effect] {
    switch action {
    case .started: return [.loadMemory]
    case .memoryLoaded(let memory): return restore(memory)
    case .typed(let event): return typed(event)
    case .timerFired(let timer): return fired(timer)
    case .resized: return []
    case .painted(let viewport): return adopt(viewport)
    case .listLoaded(let account, let question, let snapshot): return listLoaded(account, question, snapshot)
    case .rowsLoaded(let account, let question, let rows): return rowsLoaded(account, question, rows)
    case .found(let scope, let text, let hits, let limit): return found(scope, text, hits, limit: limit)
    case .cellsLoaded(let account, let cells): return cellsLoaded(account, cells)
    case .markFound(let account, let question, let place): return markFound(account, question, place)
    case .rowsFound(let account, let question, let text, let places):
      return rowsFound(account, question, text, places)
    case .pageFetched(let account, let question, let generation, let outcome):
      return pageFetched(account, question, generation, outcome)
    case .detailLoaded(let ref, let stored, let detail): return detailLoaded(ref, stored, detail)
    case .linkedLoaded(let ref, let linked): return linkedLoaded(ref, linked)
    case .linkedTimelinesLoaded(let ref, let others): return linkedTimelinesLoaded(ref, others)
    case .linkedTimelineFetched(let other, let ref, let fetched): return linkedTimelineFetched(other, of: ref, fetched)
    case .detailFetched(let ref, let fetched): return detailFetched(ref, fetched)
    case .timelineLoaded(let ref, let stored, let outbox): return timelineLoaded(ref, stored, outbox)
    case .timelineFetched(let ref, let fetched): return timelineFetched(ref, fetched)
    case .bodyFetched(let ref, let item, let fetched): return bodyFetched(ref, item, fetched)
    case .vocabularyLoaded(let account, let vocabulary): return vocabularyLoaded(account, vocabulary)
    case .vocabularyFetched(let account, let fetched): return vocabularyFetched(account, fetched)
    case .serviceWaits(let account, let seconds):
      let seconds = min(seconds.rounded(.up), 86_400)
      waits[account] = now.adding(seconds: Int64(seconds))
      return [.setTimer(.wait(account), milliseconds: Int(seconds * 1000))]
    case .serviceSilent(let account, let since):
      update(account) { $0.offlineSince = $0.offlineSince ?? since }
      return []
    case .formLoaded(let source): return formLoaded(source)
    case .formFailed(let problem): return formFailed(problem)
    case .draftsLoaded(let drafts, let titles): return draftsLoaded(drafts, titles: titles)
    case .draftUnsaved(let draft, let problem): return draftUnsaved(draft, problem)
    case .editorClosed(let text): return editorClosed(text)
    case .enqueued(let row): return enqueued(row)
    case .enqueueFailed(let id, let problem): return enqueueFailed(id, problem)
    case .outboxLoaded(let rows, let titles): return outboxLoaded(rows, titles: titles)
    case .outboxCounted(let counts):
      outboxCounts = counts
      return []
    case .outboxChanged(let row): return outboxChanged(row)
    case .programEnded(let run, let ending): return programEnded(run, ending)
    case .outboxAnswered(let request, let id, let answer): return outboxAnswered(request, id, answer)
    case .failed(let problem):
      report(problem)
      return []
    case .synced(let event): return synced(event)
    case .theme(let news): return heard(news)
    case .noticed(let problems):
      noticed(problems)
      return []
    case .remarked(let remarks):
      remarked(remarks)
      return []
    case .told(let words): return say(words)
    case .linkShown(let address, let words): return linkShown(address, words)
    case .nextDueLoaded(let todo): return awaitDue(todo)
    case .leaving: return quit()
    }
  }

  private mutating func fired(_ timer: BrowserTimer) -> [Effect] {
    switch timer {
    case .rest:
      return settleSearch() + showSubject()
    case .keys: return run(keys.rested(keymap: keymap, context: keyContext))
    case .message:
      message = nil
      return []
    case .wait(let account):
      waits[account] = nil
      return []
    case .retry(let account, let generation):
      return page(account, .retryDue(generation: generation))
    case .draft: return saveDraft()
    case .outbox: return rereadOutbox()
    case .due: return fellDue()
    case .dates: return tickDates()
    case .delivered:
      showTimeline(timeline.stored, outbox: timeline.outbox)
      return []
    }
  }

  /// Changes the account named, wherever it stands in the order.
  mutating func update(_ id: AccountID, _ change: (inout AccountModel) -> Void) {
    guard let index = accounts.firstIndex(where: { $0.id == id }) else { return }
    change(&accounts[index])
  }

  /// Changes the account on screen.
  mutating func updateAccount(_ change: (inout AccountModel) -> Void) {
    guard let id = account?.id else { return }
    update(id, change)
  }
}
