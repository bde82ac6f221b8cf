import CRM
import Canvas
import Settings
import Sync
import Testing
import ViewModels

@testable import Screens

/// Whole screens against plain-text files. `CLOSEUP_WRITE_GOLDEN=1 swift test` writes them anew, for reading in the diff.
@Suite struct GoldenScreenTests {
  private static let sizes = [
    Size(width: 120, height: 40), Size(width: 80, height: 24), Size(width: 40, height: 12),
    Size(width: 200, height: 60),
  ]

  @Test(arguments: sizes, ["default", "mono"])
  func panes(_ size: Size, _ theme: String) throws {
    try compare(try PinnedBrowser.filled(), "panes", size, theme: theme)
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

  private func compare(_ pinned: PinnedBrowser, _ name: String, _ size: Size, theme: String = "default") throws {
    let loaded = Theme.load(
      AssetReference(name: theme), from: AssetFinder(folders: [], builtin: PinnedBrowser.source))
    #expect(loaded.diagnostics.isEmpty)
    var pinned = pinned
    var surface = Surface(size: size)
    // Twice: the first drawing tells the browser how much of each pane it shows.
    for _ in 0..<2 {
      let screen = BrowserScreen(browser: pinned.browser, theme: loaded.theme, now: PinnedBrowser.now, local: .utc)
      let viewport: Viewport
      (surface, viewport) = screen.draw(size: size)
      pinned.receive(.painted(viewport))
    }
    try GoldenFile(name: "\(name)-\(size.width)x\(size.height)\(theme == "default" ? "" : "-\(theme)")")
      .compare(surface.described)
  }
}

extension Surface {
  /// The text, and below it which style each cell has: letters for styles, so that a change of looks shows too.
  var described: String {
    var letters: [Style: Character] = [.plain: "."]
    let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    var rows: [String] = []
    for y in 0..<size.height {
      var row = ""
      for x in 0..<size.width {
        let style = self[x, y].style
        if letters[style] == nil { letters[style] = alphabet[min(letters.count - 1, alphabet.count - 1)] }
        row.append(letters[style]!)
      }
      while row.last == "." { row.removeLast() }
      rows.append(row)
    }
    let legend = letters.sorted { $0.value < $1.value }.map { "\($0.value) \($0.key.described)" }
    return plainText + "\n\nstyles\n" + rows.joined(separator: "\n") + "\n\n" + legend.joined(separator: "\n") + "\n"
  }
}

extension Style {
  fileprivate var described: String {
    let names: [(Attributes, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.italic, "italic"), (.underline, "underline"), (.reverse, "reverse"),
    ]
    let attributes = names.filter { self.attributes.contains($0.0) }.map(\.1)
    return (["\(foreground) on \(background)"] + attributes).joined(separator: " ")
  }
}
