import CRM
import Canvas
import Settings
import Testing

@testable import Screens
@testable import ViewModels

@Suite struct ScreenSizeTests {
  /// From nothing to a wall of a screen, with every overlay: nothing crashes, and panes keep out of each other's way.
  @Test func everySizeCanBeDrawn() throws {
    var states: [PinnedBrowser] = [try PinnedBrowser(), try PinnedBrowser.filled()]
    for keys in [
      ["?"], [":"], ["/"], ["A"], ["l"], ["l", "l", "Z"], ["O"], ["l", "l", "D"], ["p"], ["L"], ["+"], ["ctrl-t"],
      ["C"], ["w", "2"],
    ] {
      var pinned = try PinnedBrowser.filled()
      for key in keys { pinned.type(key) }
      states.append(pinned)
    }
    var sheet = try PinnedBrowser.filled()
    sheet.receive(.failed(Problem("Something long failed, 椅子 and all.", serverWords: "a\nb\nc", at: PinnedBrowser.now)))
    sheet.type(":")
    sheet.type(text: "errors")
    sheet.type("enter", "enter")
    states.append(sheet)
    for (key, kind) in [("c", EntryKind.call), ("n", .note), ("t", .todo)] {
      var pinned = try PinnedBrowser.filled()
      pinned.openForm(key, kind, draft: [.text: "Anna takes forty chairs.\n椅子 first."])
      states.append(pinned)
    }
    var waiting = try PinnedBrowser.filled(keymap: "emacs")
    waiting.type("ctrl-c")
    waiting.receive(.timerFired(.keys))
    states.append(waiting)
    // The list is still to be read, and the cursor was far down in it.
    var restored = try PinnedBrowser()
    let kept = BrowserMemory.AccountMemory(kind: .lead, questions: [], selected: nil, position: 500)
    restored.receive(
      .memoryLoaded(BrowserMemory(account: PinnedBrowser.account, accounts: [PinnedBrowser.account: kept])))
    states.append(restored)
    let widths = [0, 1, 2, 5, 20, 39, 59, 60, 61, 99, 100, 101, 159, 160, 300]
    let heights = [0, 1, 2, 3, 4, 5, 24, 100]
    for pinned in states {
      for width in widths {
        for height in heights {
          let size = Size(width: width, height: height)
          let screen = BrowserScreen(browser: pinned.browser, theme: .plain, now: PinnedBrowser.now, local: .utc)
          let (surface, _) = screen.draw(size: size)
          #expect(surface.size == size)
          let layout = screen.layout(size: size)
          #expect(layout.panes.keys.contains(pinned.browser.focus))
          #expect(layout.panes.values.map(\.width).reduce(0, +) <= width)
        }
      }
    }
  }
}
