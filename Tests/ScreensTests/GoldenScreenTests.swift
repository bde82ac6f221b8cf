import CRM
import Canvas
import MirrorStore
import Settings
import Sync
import Testing
import ViewModels

@testable import Screens

/// Every screen and overlay against plain-text files, see `GoldenScreen`. `CLOSEUP_WRITE_GOLDEN=1 swift test` writes them
/// anew, for reading in the diff. For another one, bring a `PinnedBrowser` to it and compare it under a name.
@Suite struct GoldenScreenTests {
  private static let sizes = GoldenScreen.sizes

  @Test(arguments: sizes)
  func panes(_ size: Size) throws {
    try compare(try PinnedBrowser.filled(), "panes", size)
  }

  @Test(arguments: sizes)
  func timelineUnfolded(_ size: Size) throws {
    var pinned = try PinnedBrowser.filled()
    pinned.type("h", "l", "l", "j", "space")
    try compare(pinned, "timeline-unfolded", size)
  }

  @Test(arguments: sizes)
  func help(_ size: Size) throws {
    var pinned = try PinnedBrowser.filled()
    pinned.type("?")
    pinned.type(text: "pane")
    try compare(pinned, "help", size)
  }

  @Test(arguments: sizes)
  func whatCanFollowAPrefix(_ size: Size) throws {
    var pinned = try PinnedBrowser.filled(keymap: "emacs")
    pinned.type("ctrl-c")
    pinned.receive(.timerFired(.keys))
    try compare(pinned, "key-choices", size)
  }

  @Test func keysForThoseWhoKnowNone() throws {
    try compare(try PinnedBrowser.filled(keymap: "arrows"), "panes-arrows", Size(width: 80, height: 24))
  }

  @Test(arguments: sizes)
  func palette(_ size: Size) throws {
    var pinned = try PinnedBrowser.filled()
    pinned.type("ctrl-k")
    pinned.type(text: "no")
    try compare(pinned, "palette", size)
  }

  @Test(arguments: sizes)
  func outputOfAProgram(_ size: Size) throws {
    let own = UserCommand(name: "diff", summary: "Compare with the other list", arguments: ["diff"])
    var pinned = try PinnedBrowser.filled(commands: [own])
    pinned.type(":")
    pinned.type(text: "diff")
    let started = pinned.typeForProgram("enter")
    let run = try #require(started)
    var lines = (1...30).map { "\($0)\tline" }
    lines[1] = "株式会社みどり and a line that is much too long for a narrow screen, and has \u{1B}[31mcolours\u{1B}[0m in it"
    pinned.receive(.programEnded(run, ProgramEnding(.exited(1), output: lines.joined(separator: "\n"))))
    try compare(pinned, "program-output", size)
  }

  @Test(arguments: sizes)
  func commandLine(_ size: Size) throws {
    var pinned = try PinnedBrowser.filled()
    pinned.type(":")
    pinned.type(text: "fo")
    try compare(pinned, "command-line", size)
  }

  @Test(arguments: sizes)
  func nothingThereYet(_ size: Size) throws {
    try compare(try PinnedBrowser(), "asking", size)
  }

  @Test(arguments: sizes)
  func failureIsNotDrawnAsAnEmptyList(_ size: Size) throws {
    var pinned = try PinnedBrowser()
    let question = pinned.browser.account!.question
    let account = pinned.browser.account!.id
    pinned.receive(
      .listLoaded(account, question, ListSnapshot(answer: nil, rows: RowWindow(), position: nil)))
    let problem = Problem(
      "Close did not accept the API key.", advice: "Check the account's key, then press r.", account: account,
      at: PinnedBrowser.now, reason: .authentication)
    pinned.receive(.pageFetched(account, question, generation: 1, .failed(problem, .lasting)))
    try compare(pinned, "failure", size)
  }

  private static let note = Write.Change.create(
    Entry(.note, [.text: .text("Anna takes forty chairs.\nDelivery in March.")]))
  private static let call = Write.Change.create(
    Entry(.call, [.text: .text("Left a message"), .direction: .choice("outbound")]))

  @Test(arguments: sizes)
  func callForm(_ size: Size) throws {
    var pinned = try PinnedBrowser.filled()
    pinned.openForm("c", .call)
    pinned.type(text: "Left a message, calls back ")
    try compare(pinned, "form-call", size)
  }

  @Test(arguments: sizes)
  func formWithARestoredDraft(_ size: Size) throws {
    var pinned = try PinnedBrowser.filled()
    pinned.openForm("n", .note, draft: [.text: "Anna takes forty chairs.\nDelivery in March, 椅子 first."])
    try compare(pinned, "form-draft", size)
  }

  @Test(arguments: sizes)
  func whatIsOnItsWayInTheTimeline(_ size: Size) throws {
    let done = Write.Change.complete(ItemTarget(PinnedBrowser.items[0]), true)
    var pinned = try PinnedBrowser.filled(outbox: [
      PinnedBrowser.row("q", Self.note, .queued, minutesAgo: 0),
      PinnedBrowser.row("s", Self.call, .sending, minutesAgo: 1),
      PinnedBrowser.row("r", Self.note, .rejected, minutesAgo: 3),
      PinnedBrowser.row("d", Self.call, .inDoubt, minutesAgo: 9),
      PinnedBrowser.row("x", done, .queued, minutesAgo: 0),
    ])
    pinned.receive(.outboxCounted([PinnedBrowser.account: [.queued: 2, .sending: 1, .rejected: 1, .inDoubt: 1]]))
    pinned.type("l", "l", "j")
    try compare(pinned, "timeline-outbox", size)
  }

  @Test(arguments: sizes, [false, true])
  func outbox(_ size: Size, _ isOpened: Bool) throws {
    var pinned = try PinnedBrowser.filled()
    let other = RecordRef(PinnedBrowser.account, RecordID(.lead, "lead_1"))
    pinned.type("O")
    pinned.receive(
      .outboxLoaded(
        [
          PinnedBrowser.row("d", Self.call, .inDoubt, minutesAgo: 90),
          PinnedBrowser.row("r", Self.note, .rejected, minutesAgo: 12),
          PinnedBrowser.row("s", Self.call, .sending, minutesAgo: 1, ref: other),
          PinnedBrowser.row("q", .complete(ItemTarget(PinnedBrowser.items[0]), true), .queued, minutesAgo: 0),
        ], titles: [PinnedBrowser.ref: "Björk & Söner AB", other: "株式会社みどり"]))
    if isOpened { pinned.type("enter") } else { pinned.type("j") }
    try compare(pinned, isOpened ? "outbox-opened" : "outbox", size)
  }

  private static let conflict = WriteConflict(
    .changedBoth,
    [
      .init(
        .title, base: .text("Kick-off"), theirs: .text("Kick-off with Anna"), mine: .text("Start \u{1B}[31mmeeting")),
      .init(
        .text, base: .text("Forty chairs.\nBy March.\nIn oak.\nNo tables."),
        theirs: .text(
          "Forty chairs.\nBy March.\nIn oak, or in ash where there is no oak to be had before the summer.\nNo tables."),
        mine: .text("Forty chairs.\nBy March.\nIn oak.\n椅子 first, tables later.")),
      .init(.pinned, base: .flag(false), theirs: .flag(true), mine: nil),
    ])

  @Test(arguments: sizes + [Size(width: 20, height: 5)])
  func whatWasChangedHereAndThere(_ size: Size) throws {
    var row = PinnedBrowser.row(
      "c",
      .edit(
        ItemTarget(id: "n1", kind: .note, title: "Kick-off"), Entry(.note, [.title: .text("Start meeting")]),
        before: Entry(.note, [.title: .text("Kick-off"), .text: .text("Forty chairs."), .pinned: .flag(false)])),
      .conflict)
    row.conflict = Self.conflict
    var pinned = try PinnedBrowser.filled(outbox: [row])
    pinned.receive(.outboxCounted([PinnedBrowser.account: [.conflict: 1]]))
    pinned.type("!", "t")
    try compare(pinned, "conflict", size)
  }

  @Test(arguments: sizes)
  func whatWasDeletedThere(_ size: Size) throws {
    let item = PinnedBrowser.items[1]
    let before = Entry(.call, [.text: .text("Anna wants forty chairs by March.")])
    let write = PinnedBrowser.row(
      "c", .edit(ItemTarget(item), Entry(.call, [.text: .text("Anna wants fifty chairs.")]), before: before), .conflict)
    var row = write
    row.conflict = WriteConflict(deletedThere: write.write)
    var pinned = try PinnedBrowser.filled(items: [PinnedBrowser.items[0]], outbox: [row])
    pinned.receive(.outboxCounted([PinnedBrowser.account: [.conflict: 1]]))
    pinned.type("!", "m")
    try compare(pinned, "conflict-deleted", size)
  }

  @Test(arguments: sizes)
  func aQuestionAtTheBottom(_ size: Size) throws {
    var pinned = try PinnedBrowser.filled()
    pinned.type("l", "l", "j", "D")
    try compare(pinned, "question", size)
  }

  @Test(arguments: sizes)
  func postponing(_ size: Size) throws {
    var pinned = try PinnedBrowser.filled()
    pinned.type("p")
    pinned.type(text: "fri 9am")
    try compare(pinned, "postpone", size)
  }

  @Test(arguments: sizes)
  func zoomedListWithMarks(_ size: Size) throws {
    var pinned = try PinnedBrowser.filled()
    pinned.type("m", "j", "m", "+")
    try compare(pinned, "zoomed", size)
  }

  @Test(arguments: sizes)
  func panesOfTheUsersOwnSizes(_ size: Size) throws {
    var pinned = try PinnedBrowser.filled()
    var viewport = Viewport()
    viewport.spans = [PaneSpan(pane: .list, end: 50), PaneSpan(pane: .timeline, end: 100)]
    pinned.type("w", "2")
    pinned.receive(.painted(viewport))
    pinned.type("5", ">")
    try compare(pinned, "arranged", size)
  }

  @Test(arguments: sizes)
  func columnsToChoose(_ size: Size) throws {
    var pinned = try PinnedBrowser.filled()
    pinned.type("C", "down", "down")
    try compare(pinned, "columns", size)
  }

  @Test(arguments: sizes)
  func wordsFoundInTheTimeline(_ size: Size) throws {
    var pinned = try PinnedBrowser.filled()
    pinned.type("l", "l", "f")
    pinned.type(text: "an")
    pinned.type("enter", ";")
    try compare(pinned, "found", size)
  }

  @Test(arguments: sizes)
  func wordsBeingTypedToFindInTheList(_ size: Size) throws {
    var pinned = try PinnedBrowser.filled()
    pinned.type("f")
    pinned.type(text: "ind")
    pinned.receive(.rowsFound(PinnedBrowser.account, pinned.browser.account!.question, "ind", places: [4]))
    try compare(pinned, "finding", size)
  }

  @Test(arguments: sizes)
  func datesInFigures(_ size: Size) throws {
    var pinned = try PinnedBrowser.filled()
    pinned.type("T", "T")
    try compare(pinned, "dates", size)
  }

  @Test(arguments: sizes)
  func theTour(_ size: Size) throws {
    var pinned = try PinnedBrowser.filled()
    pinned.type("ctrl-t", "j", "k")
    try compare(pinned, "tour", size)
  }

  @Test(arguments: sizes)
  func theOfferOfTheTour(_ size: Size) throws {
    var pinned = try PinnedBrowser.filled()
    pinned.receive(.memoryLoaded(.firstRun))
    try compare(pinned, "tour-offer", size)
  }

  @Test(arguments: sizes)
  func aLongListHasAScrollBar(_ size: Size) throws {
    var pinned = try PinnedBrowser.filled()
    let rows = (0..<400).map { RecordRow(id: RecordID(.lead, "lead_\($0)"), title: "Lead \($0)", status: "Potential") }
    let answer = Answer(count: 400, freshCount: 400, total: 400, next: nil, fetchedAt: PinnedBrowser.now)
    let question = pinned.browser.account!.question
    pinned.receive(
      .listLoaded(
        PinnedBrowser.account, question, ListSnapshot(answer: answer, rows: RowWindow(start: 0, rows: rows))))
    pinned.type("2", "0", "0", "j")
    try compare(pinned, "scrolled", size)
  }
}

/// Compares a screen at one size, in all themes of the golden screens.
func compare(_ pinned: PinnedBrowser, _ name: String, _ size: Size) throws {
  try GoldenScreen(name: name, size: size).compare { theme in pinned.drawn(size, theme) }
}

extension PinnedBrowser {
  /// The screen, drawn twice: the first drawing tells the browser how much of each pane it shows.
  func drawn(_ size: Size, _ theme: Theme) -> Surface {
    var pinned = self
    var surface = Surface(size: size)
    for _ in 0..<2 {
      let screen = BrowserScreen(browser: pinned.browser, theme: theme, now: PinnedBrowser.now, local: .utc)
      let viewport: Viewport
      (surface, viewport) = screen.draw(size: size)
      pinned.receive(.painted(viewport))
    }
    return surface
  }
}
