import CRM
import Canvas
import DisplayText
import MirrorStore
import Settings
import Testing

@testable import Screens
@testable import ViewModels

/// The screen for screen readers, and what of a screen is a link, can be clicked or copied.
@Suite struct LinearScreenTests {
  private static let size = Size(width: 80, height: 24)

  private func screen(_ pinned: PinnedBrowser) -> BrowserScreen {
    let theme = Theme.load("default", from: AssetFinder(folders: [], builtin: PinnedBrowser.source)).theme
    return BrowserScreen(browser: pinned.browser, theme: theme, now: PinnedBrowser.now, local: .utc)
  }

  private func drawn(_ pinned: PinnedBrowser, _ size: Size = size) -> (surface: Surface, viewport: Viewport) {
    var pinned = pinned
    pinned.receive(.painted(screen(pinned).draw(size: size).viewport))
    return screen(pinned).draw(size: size)
  }

  /// A filled screen with what the terminal is used for.
  private func pinned(_ change: (inout TerminalReach) -> Void) throws -> PinnedBrowser {
    var reach = TerminalReach()
    change(&reach)
    return try PinnedBrowser.filled(reach: reach)
  }

  @Test(
    arguments: [
      ("linear-list", ["j"]), ("linear-detail", ["l", "j"]), ("linear-timeline", ["l", "l", "j", "Z"]),
      ("linear-menu", ["s"]), ("linear-outbox", ["O"]), ("linear-question", ["l", "l", "j", "D"]),
      ("linear-help", ["?"]),
    ] as [(String, [String])])
  func linesInReadingOrder(_ name: String, _ keys: [String]) throws {
    var pinned = try pinned { $0.isLinear = true }
    for key in keys { pinned.type(key) }
    if keys == ["O"] {
      pinned.receive(
        .outboxLoaded(
          [PinnedBrowser.row("r", .create(Entry(.note, [.text: .text("Forty chairs")])), .rejected)],
          titles: [PinnedBrowser.ref: "Björk & Söner AB"]))
    }
    try compare(pinned, name)
  }

  @Test func marksAreSaidAndNothingIsScrolledByABar() throws {
    var pinned = try pinned { $0.isLinear = true }
    pinned.type("m")
    let text = drawn(pinned).surface.plainText
    #expect(text.contains("Björk & Söner AB, marked, Potential") && text.contains("1 marked"))
    #expect(!text.contains("┃"))
  }

  @Test func aForm() throws {
    var pinned = try pinned { $0.isLinear = true }
    pinned.openForm("c", .call)
    pinned.type(text: "Left a message")
    try compare(pinned, "linear-form")
  }

  @Test func aTextToRead() throws {
    var pinned = try pinned { $0.isLinear = true }
    pinned.receive(.failed(Problem("It failed.", serverWords: "a\nb", at: PinnedBrowser.now)))
    pinned.type(":")
    pinned.type(text: "errors 1")
    pinned.type("enter")
    let (surface, viewport) = drawn(pinned)
    let text = surface.plainText(of: surface.bounds)
    #expect(text.hasPrefix("Text: What went wrong") && text.contains("The server said:"))
    #expect(viewport.sheet.rows == 5)
  }

  /// With the place of the cursor, which is what is read.
  private func compare(_ pinned: PinnedBrowser, _ name: String) throws {
    let surface = drawn(pinned).surface
    let cursor = try #require(surface.cursor)
    #expect(!surface.plainText.contains { "│─┌┐└┘".contains($0) })
    try GoldenFile(name: name).compare("\(surface.plainText)\n\ncursor in row \(cursor.y), column \(cursor.x)\n")
  }

  @Test(arguments: [Size(width: 1, height: 1), Size(width: 5, height: 3), Size(width: 40, height: 2)])
  func anySizeIsDrawn(_ size: Size) throws {
    for keys in [["j"], ["l"], ["l", "l"], ["s"], ["O"]] {
      var pinned = try pinned {
        $0.isLinear = true
        $0.hasMouse = true
      }
      for key in keys { pinned.type(key) }
      #expect(drawn(pinned, size).surface.size == size)
    }
  }

  @Test func linesInASCII() throws {
    var pinned = try PinnedBrowser.filled()
    pinned.type("s")
    let surface = drawn(pinned).surface
    let rows = (0..<surface.size.height).map { y in
      var row = ""
      for x in 0..<surface.size.width {
        guard let glyph = surface[x, y].glyph else { continue }
        row += glyph.asciiForm.map { String(Character($0)) } ?? (glyph.width == 2 ? "? " : "?")
      }
      while row.last == " " { row.removeLast() }
      return row
    }
    try GoldenFile(name: "ascii-80x24").compare(rows.joined(separator: "\n") + "\n")
  }

  // MARK: Links

  @Test func addressesAreLinksWhereThatIsWanted() throws {
    #expect(drawn(try PinnedBrowser.filled(), Size(width: 140, height: 40)).surface.links.isEmpty)
    let surface = drawn(try pinned { $0.marksLinks = true }, Size(width: 140, height: 40)).surface
    #expect(
      surface.links.map(\.address.text) == [
        "https://bjork.example/om-oss", "mailto:anna@bjork.example", "tel:+468123456",
      ])
    for link in surface.links {
      let text = surface.plainText(of: Rect(x: link.place.x, y: link.place.y, width: link.width, height: 1))
      #expect(["https://bjork.example/om-oss", "anna@bjork.example", "+46 8 123 456"].contains(text))
    }
  }

  @Test func whatIsCoveredIsNoLink() throws {
    var pinned = try pinned { $0.marksLinks = true }
    pinned.type("?")
    #expect(drawn(pinned, Size(width: 140, height: 40)).surface.links.isEmpty)
  }

  // MARK: The mouse

  @Test func nothingIsTakenDownWithoutAMouse() throws {
    #expect(drawn(try PinnedBrowser.filled()).viewport.regions.isEmpty)
  }

  @Test func whatIsDrawnWhereIsWhatIsClicked() throws {
    let (surface, viewport) = drawn(try pinned { $0.hasMouse = true }, Size(width: 140, height: 40))
    func target(_ words: String) throws -> HitTarget? {
      let rows = surface.plainText.split(separator: "\n", omittingEmptySubsequences: false)
      let y = try #require(rows.firstIndex { $0.contains(words) })
      let x = try #require(
        (0..<surface.size.width).first { x in
          surface.plainText(of: Rect(x: x, y: y, width: 60, height: 1)).hasPrefix(words)
        })
      return viewport.regions.last { $0.area.contains(Point(x: x, y: y)) }?.target
    }
    #expect(try target("Vandelay") == .row(.list, 4))
    #expect(try target("https://bjork") == .row(.detail, 1))
    #expect(try target("Anna wants forty") == .row(.timeline, 1))
    #expect(try target("Timeline") == .pane(.timeline))
    let targets = viewport.regions.map(\.target)
    #expect(targets.contains(.edge(.list)))
    #expect(targets.contains(.edge(.detail)))
  }

  @Test func menusAreClicked() throws {
    var pinned = try pinned { $0.hasMouse = true }
    pinned.type("K")
    let regions = drawn(pinned).viewport.regions
    #expect(regions.suffix(2).map(\.target) == [.menuRow(0), .menuRow(1)])
  }

  // MARK: Copying

  @Test func theVisibleTextOfAPane() throws {
    let pinned = try PinnedBrowser.filled()
    let text = screen(pinned).visibleText(of: .detail, size: Size(width: 140, height: 40))
    #expect(text.hasPrefix(" Björk & Söner AB\n Lead\n"))
    #expect(text.contains("anna@bjork.example"))
    #expect(!text.contains("│") && !text.contains("Timeline"))
  }
}
