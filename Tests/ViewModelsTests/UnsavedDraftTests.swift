import CRM
import Testing

@testable import ViewModels

/// What was typed while the disk was full.
@Suite struct UnsavedDraftTests {
  private let key = DraftKey(BrowserFixture.lead, .note)

  private func fixture() throws -> BrowserFixture {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.show([])
    let draft = Draft(key: key, texts: [.text: "hello"], savedAt: fixture.now)
    fixture.receive(.draftUnsaved(draft, Problem("The disk is full.", at: fixture.now)))
    return fixture
  }

  @Test func itIsSaidAndTheFormGoesOnWithIt() throws {
    var fixture = try fixture()
    #expect(fixture.browser.message?.contains("The disk is full.") == true)
    try fixture.openForm("n")
    guard case .form(let form) = fixture.browser.overlay else {
      Issue.record("no form")
      return
    }
    #expect(form.model.texts[.text] == "hello")
  }

  @Test func leavingAsksAndTriesOnceMore() throws {
    var fixture = try fixture()
    #expect(!fixture.type("q").contains(.quit))
    #expect(fixture.browser.confirmation != nil)
    fixture.type("n")
    fixture.type("q")
    let effects = fixture.type("y")
    #expect(effects.last == .quit)
    #expect(effects.contains { if case .saveDraft(let draft) = $0 { draft.key == key } else { false } })
  }

  @Test func theyAreListedAndSavedOnceSomethingCanBe() throws {
    var fixture = try fixture()
    fixture.receive(.draftsLoaded([], titles: [:]))
    #expect(fixture.menu?.items.count == 1)
    fixture.type("esc")
    let effects = fixture.browser.saveUnsavedDrafts()
    #expect(effects.count == 1 && fixture.browser.saveUnsavedDrafts().isEmpty)
  }
}
