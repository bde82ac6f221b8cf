public import CRM
public import Canvas
public import MirrorStore
public import Sync

/// What happened: the only way the state changes.
public enum Action: Sendable {
  /// The program started.
  case started
  case typed(InputEvent)
  case timerFired(BrowserTimer)
  case resized
  /// A painted screen showed this much of each pane.
  case painted(Viewport)
  case listLoaded(AccountID, Question, ListSnapshot)
  case rowsLoaded(AccountID, Question, RowWindow)
  case cellsLoaded(AccountID, [RecordID: [RecordColumn.ID: ColumnValue]])
  /// Where the next marked record is in the list; nil when none of them is in it.
  case markFound(AccountID, Question, place: Int?)
  /// Where the rows are that have the words looked for in the list.
  case rowsFound(AccountID, Question, String, places: [Int])
  /// What the mirror found for a search line, which may be more where it is as much as was asked for.
  case found(LiveSearch.Scope, String, [SearchHit], limit: Int = LiveSearch.limit)
  case pageFetched(AccountID, Question, generation: Int, PageOutcome)
  case detailLoaded(RecordRef, StoredRecord?, RecordDetail?)
  case linkedLoaded(RecordRef, [LinkedRecord])
  /// What the mirror has of the timelines of records in other accounts, for the first record's.
  case linkedTimelinesLoaded(RecordRef, [LinkedTimeline])
  /// The timeline of the first record, which is shown with the second's, was asked for.
  case linkedTimelineFetched(RecordRef, of: RecordRef, Fetched<StoredTimeline>)
  case detailFetched(RecordRef, Fetched<FetchedDetail>)
  /// With the record's rows of the outbox, oldest first, those delivered of late included.
  case timelineLoaded(RecordRef, StoredTimeline?, [OutboxItem])
  case timelineFetched(RecordRef, Fetched<StoredTimeline>)
  case bodyFetched(RecordRef, TimelineItem.ID, Fetched<StoredTimeline?>)
  case vocabularyLoaded(AccountID, Vocabulary)
  case vocabularyFetched(AccountID, Fetched<Vocabulary>)
  /// A service asked to be left alone for a while, and the request waits.
  case serviceWaits(AccountID, seconds: Double)
  /// A service has answered nothing since then, though nothing has failed.
  case serviceSilent(AccountID, since: Instant)
  case memoryLoaded(BrowserMemory)
  /// What the mirror has for a form that was asked for.
  case formLoaded(FormSource)
  case formFailed(Problem)
  /// All drafts, newest first, and what their records are called.
  case draftsLoaded([Draft], titles: [RecordRef: String])
  /// The mirror did not take a draft.
  case draftUnsaved(Draft, Problem)
  /// The text of the form's long field comes back from the editor; nil when the editor was given up.
  case editorClosed(String?)
  /// The write is in the outbox for good.
  case enqueued(OutboxItem)
  case enqueueFailed(WriteID, Problem)
  /// Every row that is not delivered, oldest first, and what the records are called.
  case outboxLoaded([OutboxItem], titles: [RecordRef: String])
  case outboxCounted([AccountID: [OutboxState: Int]])
  /// A write came on: it is being sent, was delivered or refused, or may have arrived.
  case outboxChanged(OutboxItem)
  case outboxAnswered(OutboxRequest, WriteID, OutboxAnswer)
  case programEnded(ProgramRun, ProgramEnding)
  /// The background pulls have something to tell.
  case synced(SyncEvent)
  case theme(ThemeNews)
  case failed(Problem)
  /// What was wrong at the start, such as lines of the config that are not understood.
  case noticed([Problem])
  /// What is worth knowing of the settings, though nothing is wrong.
  case remarked([Problem])
  /// What became of something asked of the terminal or this machine.
  case told(String)
  /// An address that cannot be opened from here, and what was done with it instead.
  case linkShown(LinkAddress, String)
  /// The to-do that falls due next; nil when none does.
  case nextDueLoaded(DueTodo?)
  /// The program is to end: a signal, or the terminal is gone.
  case leaving
}

/// How a fetch ended.
public enum Fetched<Value: Sendable>: Sendable {
  case success(Value)
  case failure(Problem)
  /// It was called off; nothing is to be said about it.
  case cancelled
}

/// What the user asks of a row of the outbox.
public enum OutboxRequest: Sendable, Hashable {
  /// Take it back before it is sent.
  case withdraw
  /// Send it again.
  case resend
  /// Do not send it for a while.
  case hold
  /// Go on with it.
  case release
  /// Send it again with another entry.
  case rewrite
  /// It did arrive.
  case acknowledge
  /// Give it up.
  case discard
}

/// What became of a request.
public enum OutboxAnswer: Sendable, Hashable {
  /// Done; the row as it is now, or as it was when it is gone.
  case done(OutboxItem)
  /// Too late or not possible; the row as it is, nil when there is none.
  case refused(OutboxItem?)
}

/// How the fetch of a page ended.
public enum PageOutcome: Sendable {
  /// With what the service could not be asked for, in words.
  case arrived(Answer, limitation: String? = nil)
  /// The answer was begun anew meanwhile; this is what the mirror has of it.
  case movedOn(Answer?)
  case failed(Problem, PageFailure)
  case cancelled
}

/// A record just fetched, with its fields laid out.
public struct FetchedDetail: Sendable {
  public var stored: StoredRecord
  public var detail: RecordDetail

  public init(stored: StoredRecord, detail: RecordDetail) {
    self.stored = stored
    self.detail = detail
  }
}

/// What the mirror holds of a list, read in one go.
public struct ListSnapshot: Sendable {
  public var answer: Answer?
  public var rows: RowWindow
  /// The record the cursor stood on when the list was asked for.
  public var anchor: RecordID?
  /// Where that record is now; nil when it is gone, or none was asked for.
  public var position: Int?

  public init(answer: Answer?, rows: RowWindow, anchor: RecordID? = nil, position: Int? = nil) {
    self.answer = answer
    self.rows = rows
    self.anchor = anchor
    self.position = position
  }
}

/// The timers the state asks for, by what they are for.
public enum BrowserTimer: Sendable, Hashable {
  /// The cursor has rested on a record: show it.
  case rest
  /// Typed keys that could begin something longer have been let stand.
  case keys
  /// A passing message has been up long enough.
  case message
  /// A service that asked to be left alone listens again.
  case wait(AccountID)
  /// A failed page of an account's list may be tried again.
  case retry(AccountID, generation: Int)
  /// What is typed in the form is to be saved.
  case draft
  /// The open outbox is to be read again.
  case outbox
  /// The mark of a delivered write has been up long enough.
  case delivered
  /// A to-do falls due.
  case due
  /// Ages on the screen have grown.
  case dates
}
