import CRM
import Canvas
import DisplayText
import MirrorStore
import Settings
import TestSupport
import Testing
import ViewModels

@testable import Screens

/// Whatever is typed on a screen of whatever size: it can be drawn, the panes and the cursor are on it, every row is as
/// wide as it is, and what has the keys can be seen.
@Suite struct ScreenFuzzTests {
  private enum Step {
    case key(Key)
    case text(String)
    case paste(String)
    case resized(Size)
    case painted
    case rest
    case form(EntryKind)
    case timeline(Int)
    case outbox(Int)

    init(using random: inout SeededGenerator) {
      switch Int.random(in: 0..<20, using: &random) {
      case 0...2: self = .resized(Self.size(using: &random))
      case 3: self = .rest
      case 4: self = .text(Self.words.randomElement(using: &random)!)
      case 5: self = .paste(Self.words.randomElement(using: &random)!)
      case 6: self = .form([.call, .note, .todo].randomElement(using: &random)!)
      case 7: self = .timeline(Int.random(in: 0...4, using: &random))
      case 8: self = .outbox(Int.random(in: 0...3, using: &random))
      case 9, 10: self = .painted
      default: self = .key(Self.keys.randomElement(using: &random)!)
      }
    }

    private static func size(using random: inout SeededGenerator) -> Size {
      // Mostly small: that is where room runs out.
      let most = [8, 24, 60, 100, 130].randomElement(using: &random)!
      return Size(
        width: Int.random(in: 0...most, using: &random), height: Int.random(in: 0...min(most, 30), using: &random))
    }

    private static let words = [
      "fo", "wq", "pane", "stage:po", "tomorrow 9am", "株式会社", "שלום", "e\u{301}\u{302}", "\u{1B}[31m\u{7}",
      "one\ntwo\n\nthree", String(repeating: "long ", count: 60), "👨‍👩‍👧", "@acme", "12",
    ]
    private static let keys = [
      "j", "k", "G", "g", "ctrl-d", "ctrl-u", "h", "l", "tab", "1", "2", "3", "9", "0", "enter", "esc", "/", "[", "]",
      "A", "v", "s", "r", "?", ":", "K", "{", "}", "space", "Z", "a", "down", "up", "backspace", "pagedown", "pageup",
      "c", "n", "t", "L", "x", "p", "e", "D", "u", "O", "d", "y", "ctrl-x", "ctrl-j", "shift-tab", "ctrl-p", "=",
      "ctrl-w", "ctrl-a", "ctrl-e", "left", "right", "home", "end", "delete", "m", "M", "f", ";", "C", "+", ">", "<",
      "w",
      "T", "ctrl-t", "ctrl-o",
    ].compactMap { Key(notation: $0) }
  }

  private struct Case {
    var start: Int
    var steps: [Step]
  }

  @Test(arguments: 0..<2)
  func anySequence(part: Int) throws {
    let starts = [try PinnedBrowser(), try .filled(), try .filled(items: [])]
    let theme = Theme.load("default", from: AssetFinder(folders: [], builtin: PinnedBrowser.source)).theme
    let fuzzing = Fuzzing("ScreenFuzzTests", brief: 300, full: 100_000, part: part, of: 2)
    let failure = fuzzing.firstFailure { random in
      let made = Case(
        start: [0, 1, 1, 1, 2].randomElement(using: &random)!, steps: (0..<25).map { _ in Step(using: &random) })
      func fault(_ steps: [Step]) -> String? { Self.fault(of: steps, from: starts[made.start], theme) }
      guard fault(made.steps) != nil else { return nil }
      let least = shrunk(made.steps) { fault($0) != nil }
      return "\(fault(least) ?? "") from start \(made.start) after \(least)"
    }
    #expect(failure == nil)
  }

  private static func fault(of steps: [Step], from start: PinnedBrowser, _ theme: Theme) -> String? {
    var pinned = start
    var size = Size(width: 80, height: 24)
    for (index, step) in (steps + [.painted]).enumerated() {
      switch step {
      case .key(let key): pinned.receive(.typed(.key(key)))
      case .text(let text): pinned.type(text: text)
      case .paste(let text): pinned.receive(.typed(.paste(text)))
      case .resized(let other):
        size = other
        pinned.receive(.resized)
      case .rest: pinned.receive(.timerFired(.rest))
      case .form(let kind): pinned.loadForm(kind)
      case .timeline(let count): pinned.showTimeline(count)
      case .outbox(let count): pinned.showOutbox(count)
      case .painted: break
      }
      // A turn of several keys is painted once.
      switch step {
      case .painted, .resized:
        let screen = BrowserScreen(browser: pinned.browser, theme: theme, now: PinnedBrowser.now, local: .utc)
        let (surface, viewport) = screen.draw(size: size)
        if let fault = fault(of: surface, size, viewport, screen) { return "step \(index): \(fault)" }
        pinned.receive(.painted(viewport))
      default: break
      }
    }
    return nil
  }

  private static func fault(
    of surface: Surface, _ size: Size, _ viewport: Viewport, _ screen: BrowserScreen
  ) -> String? {
    let browser = screen.browser
    if surface.size != size { return "a surface of another size" }
    if surface.cells.count != size.width * size.height { return "\(surface.cells.count) cells" }
    for y in 0..<size.height {
      var x = 0
      while x < size.width {
        guard let glyph = surface[x, y].glyph else { return "half a glyph at \(x), \(y)" }
        if x + glyph.width > size.width { return "a glyph beyond the edge at \(x), \(y)" }
        if glyph.width == 2, surface[x + 1, y].glyph != nil { return "a glyph over another at \(x), \(y)" }
        x += glyph.width
      }
    }
    if let cursor = surface.cursor, !surface.bounds.contains(cursor) { return "the cursor at \(cursor)" }
    if !viewport.visiblePanes.contains(browser.focus) { return "the focus is out of sight" }
    let panes = screen.layout(size: size).panes
    if panes.values.map(\.width).reduce(0, +) > size.width { return "panes wider than the screen" }
    guard let list = browser.list else { return "no list" }
    if list.window.selection != 0, list.window.selection >= list.window.count { return "no row is selected" }
    let timeline = browser.timeline
    if !timeline.items.isEmpty, !timeline.items.indices.contains(timeline.scroll.selection) {
      return "no timeline item is selected"
    }
    return nil
  }
}

extension PinnedBrowser {
  /// The mirror answers that it has a form's record and no draft.
  fileprivate mutating func loadForm(_ kind: EntryKind) {
    let key = DraftKey(Self.ref, kind)
    receive(.formLoaded(FormSource(asked: key, record: Self.record, draft: nil)))
  }

  fileprivate mutating func showTimeline(_ count: Int) {
    receive(
      .timelineLoaded(
        Self.ref,
        StoredTimeline(
          items: Array(Self.items.prefix(count)), next: count == 2 ? "older" : nil, limitation: nil,
          fetchedAt: Self.now), []))
  }

  fileprivate mutating func showOutbox(_ count: Int) {
    let note = Write.Change.create(Entry(.note, [.text: .text("Anna takes forty chairs.\nDelivery in March.")]))
    let states: [OutboxState] = [.inDoubt, .rejected, .queued]
    receive(
      .outboxLoaded(
        states.prefix(count).map { Self.row($0.rawValue, note, $0, minutesAgo: 3) }, titles: [Self.ref: "Björk"]))
  }
}
