import CRM
import MirrorStore
import Testing

@testable import ViewModels

/// The same person in another account, read along.
@Suite struct BrowserLinkedTests {
  private static let other = RecordRef(BrowserFixture.home, RecordID(.contact, "c9"))

  private static func item(_ id: String, at seconds: Int64, isCut: Bool = false) -> TimelineItem {
    TimelineItem(
      id: id, kind: .task, at: Instant(seconds: seconds), title: id, body: isCut ? "…" : nil, isCut: isCut,
      isDone: false,
      source: "test")
  }

  private func timeline(
    _ items: [TimelineItem], next: String? = nil, at now: Instant, of ref: RecordRef = Self.other
  ) -> LinkedTimeline {
    LinkedTimeline(ref: ref, stored: StoredTimeline(items: items, next: next, limitation: nil, fetchedAt: now))
  }

  /// Two own items, of the seconds 30 and 10, and the same person known elsewhere.
  private func fixture(next: String? = nil) throws -> BrowserFixture {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.show([Self.item("a", at: 30), Self.item("b", at: 10)], next: next)
    fixture.receive(.linkedLoaded(BrowserFixture.lead, [LinkedRecord(ref: Self.other, title: "Ada", basis: .email)]))
    return fixture
  }

  @Test func itemsAreShownByTimeWithTheirOrigin() throws {
    var fixture = try fixture()
    let effects = fixture.type("I")
    #expect(effects.contains(.loadLinkedTimelines([Self.other], of: BrowserFixture.lead)))
    #expect(effects.contains { if case .saveMemory(let memory) = $0 { memory.interleaves == true } else { false } })
    fixture.receive(
      .linkedTimelinesLoaded(
        BrowserFixture.lead,
        [timeline([Self.item("a", at: 40), Self.item("c", at: 20), Self.item("d", at: 5)], at: fixture.now)]))
    let model = fixture.browser.timeline
    #expect(model.items.map(\.title) == ["a", "a", "c", "b", "d"])
    #expect(Set(model.items.map(\.id)).count == 5, "the same id in two accounts is two items")
    #expect(
      model.items.map { model.account(of: $0)?.rawValue } == ["home", "work", "home", "work", "home"])
    fixture.type("I")
    let alone = fixture.browser.timeline
    #expect(alone.items.map(\.title) == ["a", "b"])
    #expect(alone.items.allSatisfy { alone.account(of: $0) == nil })
  }

  @Test func whatIsOlderThanWhatIsKnownOfTheRecordWaits() throws {
    var fixture = try fixture(next: "older")
    fixture.type("I")
    fixture.receive(
      .linkedTimelinesLoaded(
        BrowserFixture.lead, [timeline([Self.item("c", at: 20), Self.item("d", at: 5)], at: fixture.now)]))
    #expect(fixture.browser.timeline.items.map(\.title) == ["a", "c", "b"])
  }

  @Test func aTimelineThatWasNeverFetchedIsFetchedOnce() throws {
    var fixture = try fixture()
    fixture.type("I")
    let unknown = LinkedTimeline(ref: Self.other, stored: nil)
    let asked = Effect.fetchLinkedTimeline(Self.other, of: BrowserFixture.lead, older: false)
    #expect(fixture.receive(.linkedTimelinesLoaded(BrowserFixture.lead, [unknown])) == [asked])
    #expect(fixture.receive(.linkedTimelinesLoaded(BrowserFixture.lead, [unknown])).isEmpty)
    let problem = Problem("no network", account: BrowserFixture.home, at: fixture.now, reason: .unreachable)
    fixture.receive(.linkedTimelineFetched(Self.other, of: BrowserFixture.lead, .failure(problem)))
    #expect(fixture.receive(.linkedTimelinesLoaded(BrowserFixture.lead, [unknown])).isEmpty)
  }

  @Test func itemsOfAnotherAccountAreNotChangedFromHere() throws {
    var fixture = try fixture()
    fixture.type("I")
    fixture.receive(.linkedTimelinesLoaded(BrowserFixture.lead, [timeline([Self.item("c", at: 40)], at: fixture.now)]))
    fixture.type("tab", "tab", "g", "g")
    #expect(fixture.browser.timeline.selectedItem?.title == "c")
    for key in ["e", "D", "x"] {
      fixture.type(key)
      #expect(fixture.browser.confirmation == nil && fixture.browser.overlay == nil)
      #expect(fixture.browser.message?.contains("account home") == true, "\(key)")
    }
  }

  @Test func theWholeTextIsAskedForWhereItIs() throws {
    var fixture = try fixture()
    fixture.type("I")
    let cut = Self.item("c", at: 40, isCut: true)
    fixture.receive(.linkedTimelinesLoaded(BrowserFixture.lead, [timeline([cut], at: fixture.now)]))
    fixture.type("tab", "tab", "g", "g")
    #expect(fixture.type("space").contains(.fetchBody(cut, Self.other)))
  }

  @Test func whatOnlySharesADomainDoesNotStandInTheWay() throws {
    var fixture = try fixture()
    let colleague = RecordRef(BrowserFixture.home, RecordID(.contact, "c10"))
    fixture.receive(
      .linkedLoaded(
        BrowserFixture.lead,
        [
          LinkedRecord(ref: Self.other, title: "Ada", basis: .email),
          LinkedRecord(ref: colleague, title: "Bob", basis: .domain("acme.example")),
        ]))
    fixture.type(":")
    fixture.type(text: "linked all")
    fixture.type("enter")
    #expect(fixture.menu?.items.map(\.label) == ["Ada", "Bob"])
    #expect(fixture.menu?.items.last?.detail == "contact, home, by domain acme.example")
    fixture.type("esc", "=")
    #expect(fixture.browser.subject == Self.other)
  }

  @Test func isRemembered() throws {
    var fixture = try BrowserFixture()
    fixture.receive(.started)
    fixture.receive(.memoryLoaded(BrowserMemory(interleaves: true)))
    #expect(fixture.browser.isInterleaved && fixture.browser.memory.interleaves == true)
  }
}
