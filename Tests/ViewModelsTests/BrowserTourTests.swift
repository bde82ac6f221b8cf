import CRM
import Canvas
import MirrorStore
import Testing

@testable import ViewModels

@Suite struct BrowserTourTests {
  private func firstRun() throws -> BrowserFixture {
    var fixture = try BrowserFixture()
    fixture.receive(.started)
    fixture.receive(.memoryLoaded(.firstRun))
    fixture.receive(.painted(Viewport(listHeight: 20)))
    fixture.load(count: 100)
    fixture.show([BrowserFixture.note("n1")])
    return fixture
  }

  @Test func theFirstRunOffersItAndTheNextDoesNot() throws {
    var fixture = try BrowserFixture()
    fixture.receive(.started)
    let effects = fixture.receive(.memoryLoaded(.firstRun))
    #expect(fixture.browser.tourOffer?.contains("ctrl-t") == true)
    let saved = effects.compactMap { if case .saveMemory(let memory) = $0 { memory } else { nil } }.first
    #expect(saved?.tourWasOffered == true, "also when the program ends in a hurry")
    var next = try BrowserFixture()
    next.receive(.started)
    next.receive(.memoryLoaded(try #require(saved)))
    #expect(next.browser.tourOffer == nil)
  }

  @Test func whoHasNoAccountYetIsOfferedItLater() throws {
    var fixture = try BrowserFixture()
    fixture.browser = Browser(
      accounts: [], keymap: fixture.browser.keymap, options: fixture.browser.options, now: fixture.now)
    fixture.receive(.started)
    fixture.receive(.memoryLoaded(.firstRun))
    #expect(fixture.browser.tourOffer == nil)
    #expect(fixture.browser.memory.tourWasOffered == false)
  }

  @Test func theOfferIsInNobodysWayAndGoesAway() throws {
    var fixture = try firstRun()
    fixture.type("j")
    #expect(fixture.browser.list?.window.selection == 1)
    #expect(fixture.browser.tourOffer != nil)
    for _ in 0..<12 { fixture.type("j") }
    #expect(fixture.browser.tourOffer == nil)
    #expect(fixture.browser.tour == nil)
  }

  @Test func eachStepNoticesWhatItAsksFor() throws {
    var fixture = try firstRun()
    fixture.type("ctrl-t")
    #expect(fixture.browser.tourOffer == nil)
    func step() -> TourStep? { fixture.browser.tour?.step }
    #expect(step() == .move)
    fixture.type("r")
    #expect(step() == .move, "another key is no reason to go on")
    fixture.type("j")
    #expect(step() == .open)
    fixture.type("enter")
    #expect(step() == .timeline)
    fixture.type("l")
    #expect(step() == .unfold)
    fixture.type("space")
    #expect(step() == .back)
    fixture.type("h")
    #expect(step() == .back)
    fixture.type("h")
    #expect(step() == .search)
    fixture.type("/", "a")
    #expect(step() == .search)
    fixture.type("esc")
    #expect(step() == .write)
    _ = try fixture.openForm("n")
    #expect(step() == .write)
    fixture.type("esc")
    #expect(step() == .zoom)
    fixture.type("+")
    #expect(step() == .zoom)
    fixture.type("+")
    #expect(step() == .mark)
    fixture.type("m")
    #expect(step() == .help)
    fixture.type("?", "esc")
    #expect(step() == .end)
    fixture.type("ctrl-t")
    #expect(fixture.browser.tour == nil)
  }

  @Test func itCanBeLeftAndStepsSkippedAnywhere() throws {
    var fixture = try firstRun()
    fixture.run("tutor")
    fixture.type("ctrl-t")
    #expect(fixture.browser.tour?.step == .open)
    fixture.type("/", "ctrl-t")
    #expect(fixture.browser.tour?.step == .timeline, "also while something is typed")
    fixture.type("ctrl-q")
    #expect(fixture.browser.tour == nil)
    fixture.type("esc")
    fixture.run("tutor")
    #expect(fixture.browser.tour?.step == .move, "and begun again")
  }

  @Test func itsWordsNameTheKeysInUse() throws {
    var fixture = try firstRun()
    fixture.run("tutor")
    #expect(fixture.browser.tourWords?.text.hasPrefix("j and k go through the list") == true)
    #expect(fixture.browser.tourWords?.title == "Tour 1/11 · ctrl-t skips, ctrl-q ends")
    let names = Set(CommandRegistry.names)
    for step in TourStep.allCases {
      #expect(step.commands.isSubset(of: names))
      _ = step.words { name in
        #expect(names.contains(String(name.split(separator: " ")[0])), "\(name)")
        return name
      }
    }
  }

  @Test func anAccountThatIsNotWrittenToHasNoStepForIt() throws {
    var fixture = try BrowserFixture(work: .readOnly)
    fixture.start()
    fixture.run("tutor")
    #expect(fixture.browser.tour?.steps.contains(.write) == false)
  }
}
