import CRM
import Canvas
import MirrorStore
import Settings
import Testing

@testable import ViewModels

@Suite struct BrowserColumnTests {
  /// A list in a table, with columns that list rows lack.
  private func started(columns: [RecordColumn] = Self.columns) throws -> BrowserFixture {
    var fixture = try BrowserFixture(columns: columns)
    fixture.start()
    var viewport = Viewport(listHeight: 20)
    viewport.showsColumns = true
    fixture.receive(.painted(viewport))
    return fixture
  }

  private static let columns = [
    RecordColumn("status", "Status", .status, width: 14),
    RecordColumn("owner", "Owner", .field("Owner"), width: 16),
    RecordColumn("name-order", "Sorted", .field("Sorted"), width: 16, sortKeys: ["name"]),
    RecordColumn("website", "Website", .field("Website"), width: 20, isUsual: false),
  ]

  private func asked(_ effects: [Effect]) -> [RecordID]? {
    effects.compactMap { if case .loadCells(_, let ids, _) = $0 { ids } else { nil } }.last
  }

  private func titles(_ fixture: BrowserFixture) -> [String] {
    fixture.browser.account?.shownColumns.map(\.column.title) ?? []
  }

  @Test func columnsAreReadForTheRowsInViewAndAPageAhead() throws {
    var fixture = try BrowserFixture(columns: Self.columns)
    fixture.start()
    var viewport = Viewport(listHeight: 20)
    viewport.showsColumns = true
    let ids = try #require(asked(fixture.receive(.painted(viewport))))
    #expect(ids == (0..<40).map { RecordID(.lead, "lead_\($0)") })
    #expect(asked(fixture.type("j")) == nil)
    fixture.type("2", "5", "j")
    let more = try #require(asked(fixture.type("ctrl-f")))
    #expect(!more.isEmpty && !more.contains(RecordID(.lead, "lead_39")), "nothing is read twice")
  }

  @Test func nothingIsReadWhereNoColumnNeedsIt() throws {
    var fixture = try BrowserFixture(columns: Array(Self.columns.prefix(1)))
    fixture.start()
    var viewport = Viewport(listHeight: 20)
    viewport.showsColumns = true
    #expect(asked(fixture.receive(.painted(viewport))) == nil)
    var narrow = try BrowserFixture(columns: Self.columns)
    narrow.start()
    #expect(asked(narrow.receive(.painted(Viewport(listHeight: 30)))) == nil, "a narrow list has no columns")
  }

  @Test func whatWasReadIsShownAndReadAgainWithTheList() throws {
    var fixture = try started()
    let row = BrowserFixture.row(0)
    let column = Self.columns[1]
    fixture.receive(.cellsLoaded(BrowserFixture.work, [row.id: ["owner": .field(.text("Ann"))]]))
    #expect(fixture.browser.account?.value(of: column, in: row) == .field(.text("Ann")))
    let effects = fixture.load(count: 100)
    #expect(asked(effects)?.contains(row.id) == true)
    #expect(fixture.browser.account?.value(of: column, in: row) == .field(.text("Ann")), "it stays until then")
  }

  @Test func columnsAreChosenInAMenuThatStaysOpen() throws {
    var fixture = try started()
    #expect(titles(fixture) == ["Status", "Owner", "Sorted"])
    fixture.type("C", "down", "enter")
    #expect(titles(fixture) == ["Owner", "Sorted"])
    guard case .menu(let menu) = fixture.browser.overlay else {
      Issue.record("the menu is closed")
      return
    }
    #expect(menu.selectedItem?.label == "[ ] Status")
    fixture.type("enter")
    #expect(titles(fixture) == ["Owner", "Sorted", "Status"], "a column comes back as the last")
    fixture.type("alt-up")
    #expect(titles(fixture) == ["Owner", "Status", "Sorted"])
    fixture.type("alt-right", "alt-right", "alt-left")
    #expect(fixture.browser.account?.shownColumns[1].width == 16)
    fixture.type("esc")
    #expect(fixture.browser.overlay == nil)
  }

  @Test func whatIsChosenIsRememberedPerView() throws {
    var fixture = try started()
    fixture.receive(
      .vocabularyLoaded(
        BrowserFixture.work, Vocabulary(views: [SavedView(id: "v1", name: "Hot", kind: .lead)])))
    fixture.run("column website")
    fixture.run("column-wider website")
    fixture.run("view Hot")
    #expect(titles(fixture).last == "Website", "a view begins with the list's columns")
    fixture.run("column status")
    #expect(titles(fixture) == ["Owner", "Sorted", "Website"])
    fixture.run("view all")
    #expect(titles(fixture) == ["Status", "Owner", "Sorted", "Website"])

    let memory = try #require(BrowserMemory(text: fixture.browser.memory.text ?? ""))
    var next = try BrowserFixture(columns: Self.columns)
    next.receive(.started)
    next.receive(.memoryLoaded(memory))
    #expect(next.browser.account?.shownColumns == fixture.browser.account?.shownColumns)
    #expect(next.browser.account?.shownColumns.last?.width == 22)
    next.run("columns-reset")
    #expect(titles(next) == ["Status", "Owner", "Sorted"])
  }

  @Test func fieldsOfTheAccountAndOfTheRecordShownAreOffered() throws {
    var fixture = try started()
    fixture.receive(
      .vocabularyLoaded(
        BrowserFixture.work,
        Vocabulary(fields: [CustomField(id: "cf_1", name: "Renewal", type: "date", kinds: [.lead])])))
    fixture.show([])
    #expect(Array(fixture.browser.availableColumns.map(\.title).suffix(1)) == ["Renewal"])
    fixture.run("column Renewal")
    #expect(titles(fixture).last == "Renewal")
    #expect(fixture.browser.account?.shownColumns.last?.column.source == .field("Renewal"))
  }

  @Test func sortingByAColumn() throws {
    var fixture = try started()
    fixture.run("column-sort name-order")
    #expect(fixture.browser.account?.question.sort == BrowserFixture.byName)
    fixture.run("column-sort owner")
    #expect(fixture.browser.account?.question.sort == BrowserFixture.byName)
    let words = fixture.browser.message ?? ""
    #expect(words.contains("Close cannot sort leads by owner") && words.contains("Newest"), "\(words)")
  }

  /// The view Hot was sorted by name, and then left.
  private func withHotViewByName() throws -> BrowserFixture {
    var fixture = try started()
    fixture.receive(
      .vocabularyLoaded(
        BrowserFixture.work, Vocabulary(views: [SavedView(id: "v1", name: "Hot", kind: .lead)])))
    fixture.run("view Hot")
    fixture.run("sort Name")
    fixture.run("view all")
    return fixture
  }

  @Test func anOrderStaysWithItsView() throws {
    var fixture = try withHotViewByName()
    #expect(fixture.browser.account?.question.sort == BrowserFixture.newest, "nobody sorted this one")
    _ = fixture.browser.search("anna")
    fixture.run("sort Name")
    _ = fixture.browser.search("")
    fixture.run("view all")
    #expect(fixture.browser.account?.question.sort == BrowserFixture.newest, "what a search found was sorted")
  }

  @Test func theOrderIsRememberedPerView() throws {
    var fixture = try withHotViewByName()
    fixture.run("sort Newest")
    fixture.run("view Hot")
    #expect(fixture.browser.account?.question.sort == BrowserFixture.byName)
    fixture.run("view all")
    #expect(fixture.browser.account?.question.sort == BrowserFixture.newest)
  }
}
