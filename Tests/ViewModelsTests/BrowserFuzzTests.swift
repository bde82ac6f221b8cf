import CRM
import Canvas
import MirrorStore
import Settings
import TestSupport
import Testing

@testable import ViewModels

/// Whatever happens in whatever order: nothing crashes, the selection and the focus exist, and at most one page is in
/// flight.
@Suite struct BrowserFuzzTests {
  private enum Step {
    case key(Key)
    case paste
    case timer(BrowserTimer)
    case painted(Viewport)
    case list(count: Int)
    /// The mirror answers one of the effects asked for lately, or something happens that nobody asked for; the number
    /// says which.
    case answer(UInt64)

    init(using random: inout SeededGenerator) {
      switch Int.random(in: 0..<10, using: &random) {
      case 0: self = .list(count: Int.random(in: 0...500, using: &random))
      case 1: self = .timer(Self.timers.randomElement(using: &random)!)
      case 2:
        let panes = Pane.allCases.filter { _ in Bool.random(using: &random) }
        var viewport = Viewport(
          listHeight: Int.random(in: 0...60, using: &random), menuHeight: Int.random(in: 0...30, using: &random),
          visiblePanes: Set(panes))
        viewport.spans = panes.enumerated().map { PaneSpan(pane: $0.element, end: ($0.offset + 1) * 40) }
        viewport.showsColumns = Bool.random(using: &random)
        self = .painted(viewport)
      case 3: self = .paste
      case 4: self = .answer(random.next())
      default: self = .key(Self.keys.randomElement(using: &random)!)
      }
    }

    private static let timers: [BrowserTimer] = [.rest, .keys, .message, .draft, .delivered, .outbox, .dates]
    private static let keys =
      [
        "j", "k", "G", "g", "ctrl-d", "ctrl-u", "h", "l", "tab", "1", "2", "3", "9", "0", "enter", "esc", "/", "[", "]",
        "A", "v", "s", "r", "?", ":", "q", "K", "{", "}", "space", "Z", "a", "down", "up", "backspace", "pagedown",
        "c", "n", "t", "L", "x", "p", "e", "D", "u", "O", "d", "y", "ctrl-e", "ctrl-x", "ctrl-j", "shift-tab", "ctrl-p",
        "=", "ctrl-w", "ctrl-k", "home", "end", "delete", "f5", "alt-b", "R",
        "m", "M", "'", "f", ";", ",", "C", "+", ">", "<", "w", "ctrl-o", "alt-right", "T", "ctrl-t", "alt-up", "ctrl-s",
        "!",
      ].compactMap { Key(notation: $0) } + [Key(.character("é")), Key(.character("語")), Key(.character(":"))]
  }

  private struct Case {
    var count: Int
    var hasMore: Bool
    var steps: [Step]
  }

  @Test(arguments: 0..<2)
  func anySequence(part: Int) throws {
    let start = try BrowserFixture()
    let fuzzing = Fuzzing("BrowserFuzzTests", brief: 100, full: 20_000, part: part, of: 2)
    let failure = fuzzing.firstFailure { random in
      let count = Int.random(in: 0...500, using: &random)
      let made = Case(
        count: count, hasMore: Bool.random(using: &random),
        steps: (0..<200).map { _ in Step(using: &random) })
      guard Self.fault(of: made, from: start) != nil else { return nil }
      var least = made
      least.steps = shrunk(made.steps) { steps in
        var fewer = made
        fewer.steps = steps
        return Self.fault(of: fewer, from: start) != nil
      }
      return "\(Self.fault(of: least, from: start) ?? "") after \(least)"
    }
    #expect(failure == nil)
  }

  private static func fault(of made: Case, from start: BrowserFixture) -> String? {
    var fixture = start
    var asked: [Effect] = []
    fixture.start(count: made.count, next: made.hasMore ? "next" : nil)
    for (index, step) in made.steps.enumerated() {
      let effects: [Effect]
      switch step {
      case .key(let key): effects = fixture.receive(.typed(.key(key)))
      case .paste: effects = fixture.receive(.typed(.paste("x\ny")))
      case .timer(let timer): effects = fixture.receive(.timerFired(timer))
      case .painted(let viewport): effects = fixture.receive(.painted(viewport))
      case .list(let count): effects = fixture.load(count: count)
      case .answer(let seed):
        var random = SeededGenerator(seed: seed)
        effects = play(asked, &fixture, &random)
      }
      asked = Array((asked + effects).suffix(8))
      if let fault = fault(of: fixture.browser, effects) { return "step \(index): \(fault)" }
    }
    return nil
  }

  private static func fault(of browser: Browser, _ effects: [Effect]) -> String? {
    let timeline = browser.timeline
    if !timeline.items.isEmpty, !timeline.items.indices.contains(timeline.scroll.selection) {
      return "no timeline item is selected"
    }
    if let outbox = browser.outbox, outbox.rows.isEmpty != (outbox.selectedRow == nil) {
      return "no row of the outbox is selected"
    }
    if case .menu(let menu) = browser.overlay, menu.matches.isEmpty != (menu.selectedItem == nil) {
      return "no row of the menu is selected"
    }
    if pagesAtOnce(effects) > 1 { return "two pages at once" }
    guard let list = browser.list else { return "no list" }
    if list.window.selection != 0, list.window.selection >= list.window.count { return "no row is selected" }
    if let selected = list.selected, let row = list.selectedRow, row.id != selected { return "two rows are selected" }
    if !browser.fields.isEmpty, !browser.fields.indices.contains(browser.detail.scroll.selection) {
      return "no field is selected"
    }
    return nil
  }

  /// Keys that were typed while a form was being opened come all at once: a page that one asks for may be called off by
  /// the next.
  private static func pagesAtOnce(_ effects: [Effect]) -> Int {
    var (inFlight, most) = (0, 0)
    for effect in effects {
      if case .cancel(.list) = effect { inFlight = 0 }
      if case .list = effect.fetchKey { inFlight += 1 }
      most = max(most, inFlight)
    }
    return most
  }

  private static func play(
    _ asked: [Effect], _ fixture: inout BrowserFixture, _ random: inout SeededGenerator
  ) -> [Effect] {
    let states = OutboxState.allCases
    let isLikely = Bool.random(using: &random)
    let write = BrowserFixture.write(
      "w\(Int.random(in: 0...9, using: &random))", .create(Entry(.note, [.text: .text("hello")])))
    let note = OutboxItem(write: write, state: states.randomElement(using: &random)!, dueAt: fixture.now)
    switch asked.randomElement(using: &random) {
    case .loadForm(let key):
      let draft = isLikely ? Draft(key: key, texts: [.text: "kept"], savedAt: fixture.now) : nil
      return fixture.receive(.formLoaded(FormSource(asked: key, record: BrowserFixture.record, draft: draft)))
    case .enqueue(let write, let dueAt, _):
      return fixture.receive(
        isLikely
          ? .enqueued(OutboxItem(write: write, dueAt: dueAt))
          : .enqueueFailed(write.id, Problem("The disk is full.", at: fixture.now)))
    case .withdraw(let id, _):
      return fixture.receive(.outboxAnswered(.withdraw, id, isLikely ? .done(note) : .refused(note)))
    case .loadOutbox: return fixture.receive(.outboxLoaded(isLikely ? [note] : [], titles: [:]))
    case .openEditor: return fixture.receive(.editorClosed(isLikely ? "edited\ntext" : nil))
    case .loadMarked(let account, let question, let ids, _, _):
      let count = isLikely ? ids.count : 0
      return fixture.receive(
        .listLoaded(account, question, BrowserFixture.snapshot(0..<count, fetchedAt: fixture.now)))
    case .findRows(let account, let question, let text):
      return fixture.receive(.rowsFound(account, question, text, places: isLikely ? [0, 3, 600] : []))
    case .findMark(let account, let question, _, let place, _):
      return fixture.receive(.markFound(account, question, place: isLikely ? place + 1 : nil))
    default:
      if isLikely { return fixture.receive(.outboxChanged(note)) }
      let items = [BrowserFixture.todo("task_1"), BrowserFixture.note("acti_1"), BrowserFixture.todo("task_2")]
      return fixture.show(items.shuffled(using: &random), outbox: Bool.random(using: &random) ? [note] : [])
    }
  }
}

extension Browser {
  fileprivate var fields: [Field] { detail.fields }
}
