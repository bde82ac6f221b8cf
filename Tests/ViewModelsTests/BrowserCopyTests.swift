import CRM
import Canvas
import MirrorStore
import Settings
import Testing

@testable import ViewModels

@Suite struct BrowserCopyTests {
  private static let detail = RecordDetail(
    groups: [
      FieldGroup("Lead", [Field("Name", .text("Lead 0")), Field("Website", .url("acme.example"))]),
      FieldGroup(
        "Contacts",
        [
          Field("E-mail, work", .email("ada@acme.example")), Field("E-mail, home", .email("ada@home.example")),
          Field("Phone", .phone("+1 415 555 0132")),
        ]),
    ], page: "https://app.close.com/lead/lead_0/")

  private func shown(_ detail: RecordDetail = Self.detail) throws -> BrowserFixture {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.show([BrowserFixture.note("n", "See https://a.example/x, and (http://b.example).")])
    let record = Record(id: BrowserFixture.lead.record, title: "Lead 0", original: ["id": "lead_0"])
    fixture.receive(.detailLoaded(BrowserFixture.lead, StoredRecord(record: record, fetchedAt: fixture.now), detail))
    return fixture
  }

  @Test func whatARecordHasOneOf() throws {
    var fixture = try shown()
    #expect(fixture.type("y", "y").copies == [.copy("Lead 0", as: "name")])
    #expect(fixture.type("y", "p").copies == [.copy("+1 415 555 0132", as: "phone number")])
    #expect(fixture.type("y", "i").copies == [.copy("lead_0", as: "id")])
    #expect(fixture.type("y", "j").copies == [.copy("{\"id\":\"lead_0\"}", as: "record as JSON")])
    #expect(fixture.type("y", "v").copies == [.copyVisible(.list)])
    #expect(fixture.type("l", "y", "v").copies == [.copyVisible(.detail)])
  }

  @Test func oneOfSeveralIsChosen() throws {
    var fixture = try shown()
    #expect(fixture.type("y", "e").copies.isEmpty)
    guard case .menu(let menu) = fixture.browser.overlay else {
      Issue.record("no menu")
      return
    }
    #expect(menu.items.map(\.label) == ["ada@acme.example", "ada@home.example"])
    #expect(menu.items.map(\.detail) == ["E-mail, work", "E-mail, home"])
    #expect(fixture.type("down", "enter").copies == [.copy("ada@home.example", as: "e-mail address")])
    #expect(fixture.browser.overlay == nil)
  }

  @Test func theOneUnderTheCursorIsTaken() throws {
    var fixture = try shown()
    #expect(fixture.type("l", "4", "G", "y", "e").copies == [.copy("ada@home.example", as: "e-mail address")])
    #expect(fixture.type("y", "t").copies == [.copy("ada@home.example", as: "E-mail, home")])
  }

  @Test func theTextOfAnItemWhole() throws {
    var fixture = try shown()
    #expect(
      fixture.type("3", "y", "t").copies
        == [.copy("See https://a.example/x, and (http://b.example).", as: "text")])
  }

  @Test func whatIsNotThereIsSaid() throws {
    var fixture = try shown(RecordDetail(groups: []))
    #expect(fixture.type("y", "e").copies.isEmpty)
    #expect(fixture.browser.message?.contains("no e-mail address here") == true)
  }

  @Test func aRecordThatIsNotShownYetIsWaitedFor() throws {
    var fixture = try shown()
    let effects = fixture.type("j", "y", "e")
    #expect(effects.copies.isEmpty)
    let second = RecordRef(BrowserFixture.work, RecordID(.lead, "lead_1"))
    #expect(effects.contains(.loadDetail(second)))
    let record = Record(id: second.record, title: "Lead 1", original: [:])
    let detail = RecordDetail(groups: [FieldGroup("Lead", [Field("E-mail", .email("bob@acme.example"))])])
    let arrived = fixture.receive(.detailLoaded(second, StoredRecord(record: record, fetchedAt: fixture.now), detail))
    #expect(arrived.copies == [.copy("bob@acme.example", as: "e-mail address")])
  }

  // MARK: Links

  @Test func theRecordsPageIsOpened() throws {
    var fixture = try shown()
    #expect(fixture.type("o").copies == [.openLink(LinkAddress("https://app.close.com/lead/lead_0/")!)])
  }

  @Test func withoutAPageTheWebsite() throws {
    var detail = Self.detail
    detail.page = nil
    var fixture = try shown(detail)
    #expect(fixture.type("o").copies == [.openLink(LinkAddress("https://acme.example")!)])
  }

  @Test func whatTheCursorIsOn() throws {
    var fixture = try shown()
    #expect(fixture.type("l", "3", "G", "o").copies == [.openLink(LinkAddress("mailto:ada@acme.example")!)])
    #expect(fixture.type("5", "G", "o").copies == [.openLink(LinkAddress("tel:+14155550132")!)])
  }

  @Test func anAddressInAText() throws {
    var fixture = try shown()
    fixture.type("3", "o")
    guard case .menu(let menu) = fixture.browser.overlay else {
      Issue.record("no menu")
      return
    }
    #expect(menu.items.map(\.label) == ["https://a.example/x", "http://b.example"])
    #expect(fixture.type("enter").copies == [.openLink(LinkAddress("https://a.example/x")!)])
  }

  @Test func aServersPageCannotBeAnything() throws {
    var fixture = try shown(RecordDetail(groups: [], page: "javascript:alert(1)"))
    #expect(fixture.type("o").copies.isEmpty)
    #expect(fixture.browser.message?.contains("nothing to open") == true)
  }

  @Test func anAddressThatIsNotOpenedStandsOnTheScreenWhole() throws {
    var fixture = try shown()
    fixture.receive(.linkShown(LinkAddress("https://acme.example/a")!, "sent to the terminal's clipboard"))
    guard case .menu(let menu) = fixture.browser.overlay else {
      Issue.record("no menu")
      return
    }
    #expect(menu.items.map(\.label) == ["https://acme.example/a", "sent to the terminal's clipboard"])
  }
}

extension [Effect] {
  /// What goes out of the panes.
  fileprivate var copies: [Effect] {
    filter { effect in
      switch effect {
      case .copy, .copyVisible, .openLink: true
      default: false
      }
    }
  }
}
