import CRM
import Canvas
import MirrorStore
import Settings
import Testing

@testable import ViewModels

@Suite struct BrowserFuzzTests {
  /// Whatever happens in whatever order: nothing crashes, the selection exists, and at most one page is in flight.
  @Test func invariantsHoldUnderRandomInput() throws {
    let keys = [
      "j", "k", "G", "g", "ctrl-d", "ctrl-u", "h", "l", "tab", "1", "2", "3", "9", "0", "enter", "esc", "/", "[", "]",
      "A", "v", "s", "r", "?", ":", "q", "K", "{", "}", "space", "Z", "a", "down", "up", "backspace", "pagedown",
      "c", "n", "t", "L", "x", "p", "e", "D", "u", "O", "d", "y", "ctrl-e", "ctrl-x", "ctrl-j", "shift-tab",
    ].compactMap { Key(notation: $0) }
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<40 {
      var fixture = try BrowserFixture()
      var asked: [Effect] = []
      fixture.start(count: Int.random(in: 0...500, using: &generator), next: Bool.random() ? "next" : nil)
      for _ in 0..<500 {
        let effects: [Effect]
        switch Int.random(in: 0..<10, using: &generator) {
        case 0:
          effects = fixture.load(count: Int.random(in: 0...500, using: &generator))
        case 1:
          let timer = [BrowserTimer.rest, .keys, .message, .draft, .delivered, .outbox].randomElement(
            using: &generator)!
          effects = fixture.receive(.timerFired(timer))
        case 2:
          effects = fixture.receive(.painted(Viewport(listHeight: Int.random(in: 0...60, using: &generator))))
        case 3: effects = fixture.receive(.typed(.paste("x\ny")))
        case 4: effects = play(asked, &fixture, &generator)
        default: effects = fixture.receive(.typed(.key(keys.randomElement(using: &generator)!)))
        }
        asked = Array((asked + effects).suffix(8))
        let timeline = fixture.browser.timeline
        #expect(timeline.items.isEmpty || timeline.items.indices.contains(timeline.scroll.selection))
        if let outbox = fixture.browser.outbox { #expect(outbox.rows.isEmpty == (outbox.selectedRow == nil)) }
        #expect(effects.count(where: { if case .list = $0.fetchKey { true } else { false } }) <= 1)
        let list = try #require(fixture.browser.list)
        #expect(list.window.selection == 0 || list.window.selection < list.window.count)
        if let selected = list.selected, let row = list.selectedRow { #expect(row.id == selected) }
      }
    }
  }

  /// Plays the mirror: answers one of the effects asked for lately, or tells of something that nobody asked for.
  private func play(
    _ asked: [Effect], _ fixture: inout BrowserFixture, _ generator: inout SystemRandomNumberGenerator
  ) -> [Effect] {
    let states = OutboxState.allCases
    func row(_ write: Write) -> OutboxItem {
      OutboxItem(write: write, state: states.randomElement(using: &generator)!, dueAt: fixture.now)
    }
    let note = row(BrowserFixture.write("w\(Int.random(in: 0...9))", .create(Entry(.note, [.text: .text("hello")]))))
    switch asked.randomElement(using: &generator) {
    case .loadForm(let key):
      let draft = Bool.random() ? Draft(key: key, texts: [.text: "kept"], savedAt: fixture.now) : nil
      return fixture.receive(.formLoaded(FormSource(asked: key, record: BrowserFixture.record, draft: draft)))
    case .enqueue(let write, let dueAt, _):
      return fixture.receive(
        Bool.random()
          ? .enqueued(OutboxItem(write: write, dueAt: dueAt))
          : .enqueueFailed(write.id, Problem("The disk is full.", at: fixture.now)))
    case .withdraw(let id, _):
      return fixture.receive(.outboxAnswered(.withdraw, id, Bool.random() ? .done(note) : .refused(note)))
    case .loadOutbox: return fixture.receive(.outboxLoaded(Bool.random() ? [note] : [], titles: [:]))
    case .openEditor: return fixture.receive(.editorClosed(Bool.random() ? "edited\ntext" : nil))
    default:
      if Bool.random() { return fixture.receive(.outboxChanged(note)) }
      let items = [BrowserFixture.todo("task_1"), BrowserFixture.note("acti_1"), BrowserFixture.todo("task_2")]
      return fixture.show(items.shuffled(using: &generator), outbox: Bool.random() ? [note] : [])
    }
  }
}
