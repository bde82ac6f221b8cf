import CRM
import Canvas
import MirrorStore
import Testing
import ViewModels

/// Menus, searches and remarks over the panes, as golden screens.
@Suite struct GoldenOverlayTests {
  private static let views = [
    SavedView(id: "v1", name: "Chairs and tables", kind: .lead),
    SavedView(id: "v2", name: "合同 this quarter", kind: .lead, unavailable: "Close no longer has this view"),
  ]

  @Test(
    arguments: GoldenScreen.sizes,
    [("menu-accounts", "A"), ("menu-kinds", "K"), ("menu-views", "v"), ("menu-sorts", "s"), ("menu-log", "L")])
  func menus(_ size: Size, _ menu: (name: String, key: String)) throws {
    var pinned = try PinnedBrowser.filled()
    pinned.receive(.vocabularyLoaded(PinnedBrowser.account, Vocabulary(views: Self.views)))
    pinned.type(menu.key)
    try compare(pinned, menu.name, size)
  }

  @Test(arguments: GoldenScreen.sizes)
  func whatWentWrong(_ size: Size) throws {
    var pinned = try PinnedBrowser.filled()
    for seconds in [0, 60] as [Int64] {
      pinned.receive(
        .failed(
          Problem(
            "Close is asked too often.", serverWords: "rate limit \u{1B}[31mreached",
            advice: "It is asked again later.",
            account: PinnedBrowser.account, at: PinnedBrowser.now.adding(seconds: seconds - 90))))
    }
    pinned.receive(.failed(Problem("The mirror cannot be written to.", at: PinnedBrowser.now)))
    pinned.type(":")
    pinned.type(text: "errors")
    pinned.type("enter")
    try compare(pinned, "menu-errors", size)
  }

  @Test(arguments: GoldenScreen.sizes)
  func themes(_ size: Size) throws {
    var pinned = try PinnedBrowser.filled()
    pinned.receive(.theme(.listed(["default", "mono", "nord", "solarized-light"], current: "nord")))
    pinned.type(":")
    pinned.type(text: "theme")
    pinned.type("enter")
    try compare(pinned, "menu-themes", size)
  }

  @Test(arguments: GoldenScreen.sizes)
  func drafts(_ size: Size) throws {
    var pinned = try PinnedBrowser.filled()
    let drafts = [EntryKind.note, .call].map { kind in
      Draft(
        key: DraftKey(PinnedBrowser.ref, kind), texts: [.text: "Anna takes forty chairs, and 椅子 before March."],
        savedAt: PinnedBrowser.now.adding(seconds: -600))
    }
    pinned.receive(.draftsLoaded(drafts, titles: [PinnedBrowser.ref: "Björk & Söner AB"]))
    try compare(pinned, "menu-drafts", size)
  }

  private static let hits = [
    SearchHit(
      account: PinnedBrowser.account,
      row: RecordRow(
        id: RecordID(.lead, "lead_0"), title: "Björk & Söner AB", subtitle: nil, status: "Potential", value: nil,
        updated: nil), field: .name, highlights: ["bjork"]),
    SearchHit(
      account: AccountID("network"),
      row: RecordRow(
        id: RecordID(.contact, "c_9"), title: "Anna Björk", subtitle: "CEO", status: nil, value: nil, updated: nil),
      field: .note, highlights: ["björk"], excerpt: "met Björk at the fair; she asked for chairs"),
  ]

  @Test(arguments: GoldenScreen.sizes, [("search", "/"), ("find", "ctrl-p")])
  func searching(_ size: Size, _ search: (name: String, key: String)) throws {
    var pinned = try PinnedBrowser.filled()
    pinned.type(search.key)
    pinned.type(text: "björk")
    let scope: LiveSearch.Scope = search.key == "/" ? .list(PinnedBrowser.account, .lead) : .everything
    pinned.receive(.found(scope, "björk", Self.hits))
    try compare(pinned, search.name, size)
  }

  @Test(arguments: GoldenScreen.sizes)
  func nothingFound(_ size: Size) throws {
    var pinned = try PinnedBrowser.filled()
    pinned.type("/")
    pinned.type(text: "zzz")
    pinned.receive(.found(.list(PinnedBrowser.account, .lead), "zzz", []))
    try compare(pinned, "search-nothing", size)
  }

  @Test(arguments: GoldenScreen.sizes)
  func offlineAndElsewhere(_ size: Size) throws {
    var pinned = try PinnedBrowser.filled()
    let linked = LinkedRecord(
      ref: RecordRef(AccountID("network"), RecordID(.contact, "c_9")), title: "Björk & Söner", basis: .email)
    pinned.receive(.linkedLoaded(PinnedBrowser.ref, [linked]))
    pinned.receive(
      .failed(
        Problem(
          "Close cannot be reached.", advice: "It is tried again.", account: PinnedBrowser.account,
          at: PinnedBrowser.now, reason: .unreachable)))
    try compare(pinned, "offline", size)
  }

  @Test(arguments: GoldenScreen.sizes)
  func emptyOutbox(_ size: Size) throws {
    var pinned = try PinnedBrowser.filled()
    pinned.type("O")
    pinned.receive(.outboxLoaded([], titles: [:]))
    try compare(pinned, "outbox-empty", size)
  }

  @Test(arguments: GoldenScreen.sizes)
  func noAccount(_ size: Size) throws {
    var pinned = try PinnedBrowser(hasAccount: false)
    pinned.receive(.noticed([Problem("config.toml:3: account[0]: has no service", at: PinnedBrowser.now)]))
    try compare(pinned, "welcome", size)
  }
}
