import CRM
import MirrorStore
import Testing

@testable import ViewModels

/// The search line: what the mirror finds with every key, and what the service is asked.
@Suite struct BrowserSearchTests {
  private static let scope = LiveSearch.Scope.list(BrowserFixture.work, .lead)

  private static func hit(_ index: Int, in account: AccountID = BrowserFixture.work) -> SearchHit {
    SearchHit(account: account, row: BrowserFixture.row(index), field: .name, highlights: ["le"])
  }

  private static func searches(_ effects: [Effect]) -> [String] {
    effects.compactMap { if case .searchMirror(_, let text, _) = $0 { text } else { nil } }
  }

  private func typing(_ text: String) throws -> (BrowserFixture, [Effect]) {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type("/")
    let effects = fixture.type(text: text)
    return (fixture, effects)
  }

  @Test func everyKeyAsksTheMirrorAndNothingElse() throws {
    let (fixture, effects) = try typing("le")
    #expect(Self.searches(effects) == ["l", "le"])
    #expect(effects.allSatisfy { $0.fetchKey == nil })
    #expect(fixture.browser.account?.question.text == nil)
  }

  @Test func whatIsFoundIsShownAndDetailFollowsTheBest() throws {
    var (fixture, _) = try typing("le")
    fixture.receive(.found(Self.scope, "le", [Self.hit(5), Self.hit(3)]))
    #expect(fixture.browser.liveSearch?.hits.map(\.row.id.id) == ["lead_5", "lead_3"])
    #expect(fixture.browser.subject == Self.hit(5).ref)
    let effects = fixture.receive(.timerFired(.rest))
    #expect(effects.contains(.loadDetail(Self.hit(5).ref)))
    fixture.type("down")
    #expect(fixture.browser.subject == Self.hit(3).ref)
  }

  @Test func anAnswerToAnEarlierTextIsDropped() throws {
    var (fixture, _) = try typing("le")
    fixture.receive(.found(Self.scope, "l", [Self.hit(9)]))
    #expect(fixture.browser.liveSearch?.hits.isEmpty == true)
    #expect(fixture.browser.liveSearch?.answered == nil)
  }

  @Test func anAnswerToALetterThatWasTakenBackIsDropped() throws {
    var (fixture, _) = try typing("le")
    fixture.receive(.found(Self.scope, "le", [Self.hit(5)]))
    fixture.type("x", "backspace")
    fixture.receive(.found(Self.scope, "lex", []))
    #expect(fixture.browser.liveSearch?.hits == [Self.hit(5)])
  }

  private static func limits(_ effects: [Effect]) -> [Int] {
    effects.compactMap { if case .searchMirror(_, _, let limit) = $0 { limit } else { nil } }
  }

  /// To find a screenful at every letter takes too long, and over a slow line to show it does.
  @Test func theBestAreAskedForAtOnceAndTheOthersWhenTheTypingRests() throws {
    var (fixture, effects) = try typing("le")
    fixture.receive(.painted(Viewport(listHeight: 40)))
    #expect(Self.limits(effects).allSatisfy { $0 == 20 } && !effects.isEmpty)
    let hits = (0..<60).map { Self.hit($0) }
    effects = fixture.receive(.found(Self.scope, "le", Array(hits.prefix(20)), limit: 20))
    #expect(effects.contains { if case .setTimer(.rest, _) = $0 { true } else { false } })
    #expect(fixture.browser.liveSearch?.isCut == true)
    #expect(Self.limits(fixture.receive(.timerFired(.rest))) == [100])
    #expect(Self.limits(fixture.receive(.timerFired(.rest))) == [], "they are on their way")
    fixture.type("down")
    fixture.receive(.found(Self.scope, "le", hits, limit: 100))
    #expect(fixture.browser.liveSearch?.visible == 0..<40)
    #expect(fixture.browser.liveSearch?.isCut == false)
    #expect(fixture.browser.liveSearch?.selectedHit == hits[1], "the cursor stays")
    #expect(Self.limits(fixture.type("a")) == [20])
    fixture.receive(.found(Self.scope, "lea", Array(hits.prefix(20)), limit: 20))
    #expect(Self.limits(fixture.type("down")) == [100], "who goes through them wants them")
    fixture.receive(.found(Self.scope, "lea", hits, limit: 100))
    fixture.type("b")
    fixture.receive(.found(Self.scope, "leab", [Self.hit(3)], limit: 20))
    #expect(Self.limits(fixture.receive(.timerFired(.rest))) == [], "there are no more")
    // A letter typed and taken back while they were on their way: they are asked for again.
    fixture.type("backspace")
    fixture.receive(.found(Self.scope, "lea", Array(hits.prefix(20)), limit: 20))
    #expect(Self.limits(fixture.receive(.timerFired(.rest))) == [100])
    fixture.type("x")
    effects = fixture.type("backspace")
    #expect(effects.contains { if case .setTimer(.rest, _) = $0 { true } else { false } })
    #expect(Self.limits(fixture.receive(.timerFired(.rest))) == [100])
  }

  @Test func aFilterWithoutAValueLeavesWhatIsShown() throws {
    var (fixture, _) = try typing("stage")
    fixture.receive(.found(Self.scope, "stage", [Self.hit(5)]))
    #expect(Self.searches(fixture.type(text: ":")).isEmpty)
    #expect(fixture.browser.liveSearch?.hits == [Self.hit(5)])
    #expect(Self.searches(fixture.type(text: "p")) == ["stage:p"])
    fixture.type("ctrl-u")
    #expect(fixture.browser.liveSearch == nil, "an empty line searches nothing")
  }

  @Test func leavingShowsTheListAgain() throws {
    var (fixture, _) = try typing("le")
    let before = fixture.browser.list?.selected
    fixture.receive(.found(Self.scope, "le", [Self.hit(5)]))
    fixture.type("esc")
    #expect(fixture.browser.liveSearch == nil)
    #expect(fixture.browser.subject?.record == before)
  }

  @Test func enterAsksTheServiceAndKeepsWhatTheMirrorFound() throws {
    var (fixture, _) = try typing("le")
    fixture.receive(.found(Self.scope, "le", [Self.hit(5), Self.hit(3)]))
    fixture.type("down")
    let effects = fixture.type("enter")
    let question = try #require(fixture.browser.account?.question)
    #expect(question.text == "le")
    let added = try #require(effects.firstIndex(of: .addLocalRows(BrowserFixture.work, question)))
    let loaded = try #require(
      effects.firstIndex(
        of: .loadList(BrowserFixture.work, question, center: 0, anchor: Self.hit(3).row.id)))
    #expect(added < loaded, "the list is read when they are in it")
    #expect(fixture.browser.liveSearch == nil)
  }

  @Test func theListGoesBackToTheViewItWasSearchedFrom() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.receive(
      .vocabularyLoaded(
        BrowserFixture.work, Vocabulary(views: [SavedView(id: "v1", name: "Potential", kind: .lead)])))
    fixture.type("]")
    #expect(fixture.browser.account?.question.view == "v1")
    fixture.type("/")
    fixture.type(text: "acme")
    fixture.type("enter")
    #expect(fixture.browser.account?.question.view == nil)
    fixture.type("esc")
    #expect(fixture.browser.account?.question.view == "v1")
    #expect(fixture.browser.account?.question.text == nil)
  }

  @Test func anyRecordOfAnyAccountIsFoundAndGoneTo() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type("ctrl-p")
    #expect(Self.searches(fixture.type(text: "a")) == ["a"])
    let other = SearchHit(
      account: BrowserFixture.home,
      row: RecordRow(
        id: RecordID(.lead, "l9"), title: "Ada", subtitle: nil, status: nil, value: nil, updated: nil))
    fixture.receive(.found(.everything, "a", [Self.hit(2), other]))
    fixture.type("down", "enter")
    #expect(fixture.browser.account?.id == BrowserFixture.home)
    #expect(fixture.browser.subject == other.ref)
    #expect(fixture.browser.focus == .detail)
    fixture.type("esc", "esc")
    #expect(fixture.browser.trail.isEmpty)
    #expect(fixture.browser.focus == .list)
  }

  @Test(arguments: [
    ("sta", ["stage:", "status:"]), ("ada stage:po", ["stage:Potential "]),
    ("stage:", ["stage:Potential ", "stage:\"Bad Fit\" "]), ("status:\"bad", ["status:\"Bad Fit\" "]),
    ("owner:m", ["owner:me "]), ("s", []), ("nothing", []), ("note", ["note:"]),
  ])
  func filtersAreCompleted(_ line: String, _ words: [String]) {
    let vocabulary = Vocabulary(
      stages: [.lead: [Choice("1", "Potential"), Choice("2", "Bad Fit")]], users: [Choice("u", "Robin")])
    let completion = SearchCompletion(line, vocabulary: vocabulary, kind: .lead)
    #expect(completion.words == words)
    #expect(line.hasPrefix(completion.kept))
  }

  @Test func theSamePersonElsewhereIsOneKeyAway() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.show([])
    fixture.type("=")
    #expect(fixture.browser.message == "nobody with these addresses is known in another account")
    let other = RecordRef(BrowserFixture.home, RecordID(.contact, "c9"))
    fixture.receive(.linkedLoaded(BrowserFixture.lead, [LinkedRecord(ref: other, title: "Ada", basis: .email)]))
    fixture.type("=")
    #expect(fixture.browser.account?.id == BrowserFixture.home)
    #expect(fixture.browser.account?.kind == .contact)
    #expect(fixture.browser.subject == other)
  }

  @Test func ofSeveralElsewhereOneIsChosen() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.show([])
    let others = ["l1", "l2"].map { RecordRef(BrowserFixture.home, RecordID(.lead, $0)) }
    fixture.receive(
      .linkedLoaded(
        BrowserFixture.lead, others.map { LinkedRecord(ref: $0, title: "Ada \($0.record.id)", basis: .phone) }))
    fixture.type("=")
    #expect(fixture.menu?.items.map(\.label) == ["Ada l1", "Ada l2"])
    fixture.type("down", "enter")
    #expect(fixture.browser.subject == others[1])
  }
}
