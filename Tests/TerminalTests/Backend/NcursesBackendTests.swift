import Canvas
import DisplayText
import Testing

@testable import Terminal

@Suite struct NcursesBackendTests {
  @Test func theFirstFrameTakesTheScreenAndErasesIt() throws {
    let drawing = try Drawing(width: 20, height: 3)
    let frame = drawing.show(drawing.surface("Ada", "Grace"))
    #expect(
      readable(frame)
        == "␛[?1049h␛[22;0;0t␛(B␛[m␛[4l␛[?7h␛[?2004h␛[?25l␛[H␛[m␛[2JAda␍␛[2dGrace")
    #expect(drawing.terminal.frames.count == 1)
    #expect(drawing.model.text == ["Ada", "Grace", ""])
    #expect(drawing.model.modes == [1049, 2004, 7])
  }

  @Test func nothingChangedIsNothingWritten() throws {
    let drawing = try Drawing(width: 20, height: 3)
    let surface = drawing.surface("Ada")
    drawing.show(surface)
    #expect(drawing.show(surface) == [])
    #expect(drawing.show(drawing.surface("Ada")) == [])
    #expect(drawing.backend.statistics.frames == 1)
    #expect(drawing.backend.statistics.writes == 1)
  }

  @Test func aLaterFrameIsOneWriteAndALargeOneIsBracketed() throws {
    let drawing = try Drawing(width: 120, height: 6)
    drawing.show(drawing.surface("Ada"))
    #expect(readable(drawing.show(drawing.surface("Adele"))) == "␈ele")
    #expect(drawing.terminal.frames.count == 1)
    let frame = readable(drawing.show(drawing.surface(Self.long, Self.long, Self.long)))
    #expect(frame.hasPrefix("␛[?2026h") && frame.hasSuffix("␛[?2026l"))
    #expect(frame.split(separator: "2026").count == 3)
    #expect(drawing.terminal.frames.count == 1)
  }

  private static let long = String(repeating: "Ada Lovelace ", count: 9)

  @Test func aCrashGivesTheMouseBack() throws {
    let drawing = try Drawing(width: 20, height: 3)
    drawing.backend.modes.mouse = true
    #expect(readable(drawing.show(drawing.surface("Ada"))).contains("␛[?1000h␛[?1002h␛[?1006h"))
    let crashing = try #require(drawing.terminal.crashSequence)
    #expect(readable(crashing).contains("␛[?1006l␛[?1002l␛[?1000l"))
    drawing.backend.modes.mouse = false
    #expect(readable(drawing.show(drawing.surface("Ada"))) == "␛[?1006l␛[?1002l␛[?1000l")
    #expect(!readable(try #require(drawing.terminal.crashSequence)).contains("1006"))
  }

  @Test(arguments: ["xterm-256color", "vt100", "linux", "screen"]) func inASCIIAlone(_ term: String) throws {
    let drawing = try Drawing(term, width: 24, height: 5, options: .init(asciiOnly: true))
    var surface = drawing.surface("Żegluga · “Łódź”…", "日本 Я")
    surface.drawFrame(in: Rect(x: 0, y: 2, width: 10, height: 3), title: DisplayText("Éa"), style: .plain)
    let frame = drawing.show(surface)
    #expect(frame.allSatisfy { $0 < 0x80 })
    guard term == "xterm-256color" else { return }
    #expect(drawing.model.text == ["Zegluga - \"Lodz\".", "? ?  ?", "+- Ea ---+", "|        |", "+--------+"])
  }

  @Test func bracketsCanBeSwitchedOff() throws {
    let drawing = try Drawing(width: 120, height: 6, options: .init(synchronizedOutput: false))
    drawing.show(drawing.surface("Ada"))
    let frame = readable(drawing.show(drawing.surface(Self.long, Self.long, Self.long)))
    #expect(frame.count > 256 && !frame.contains("2026"))
  }

  @Test func wideGlyphsAndCombiningMarks() throws {
    let drawing = try Drawing(width: 12, height: 2)
    drawing.show(drawing.surface("日本語 Cafe\u{301}", "ab"))
    #expect(drawing.model.text == ["日本語 Cafe\u{301}", "ab"])
    // One half of a wide glyph goes, and takes the other with it.
    var surface = drawing.surface("日本語 Cafe\u{301}", "ab")
    surface.draw(DisplayText("x"), at: Point(x: 1, y: 0), style: .plain)
    drawing.show(surface)
    #expect(drawing.model.text[0] == " x本語 Cafe\u{301}")
    #expect(differences(drawing.model.rows, surface.expected) == [])
  }

  @Test func restyling() throws {
    let drawing = try Drawing(width: 12, height: 2)
    var surface = drawing.surface("日本 Ada", "ab")
    drawing.show(surface)
    surface.restyle(Rect(x: 0, y: 0, width: 8, height: 1)) {
      $0.attributes = [.bold, .reverse, .italic]
      $0.background = .indexed(24)
    }
    let frame = drawing.show(surface)
    #expect(readable(frame) == "␛[H␛[1;3;7;48;5;24m日本 Ada␛[m")
    #expect(differences(drawing.model.rows, surface.expected) == [])
  }

  @Test func theLastCellOfTheScreenIsDrawnAndNothingScrolls() throws {
    let drawing = try Drawing(width: 5, height: 2)
    drawing.show(drawing.surface("12345", "67890"))
    #expect(drawing.model.text == ["12345", "67890"])
    drawing.show(drawing.surface("12345", "678語"))
    #expect(drawing.model.text == ["12345", "678語"])
  }

  @Test func theCursorIsShownWhereTheSurfaceHasIt() throws {
    let drawing = try Drawing(width: 20, height: 3)
    var surface = drawing.surface("Name:")
    drawing.show(surface)
    surface.cursor = Point(x: 6, y: 0)
    drawing.show(surface)
    #expect(drawing.model.modes.contains(25))
    #expect(drawing.model.cursor == Point(x: 6, y: 0))
    surface.cursor = Point(x: 7, y: 1)
    drawing.show(surface)
    #expect(drawing.model.cursor == Point(x: 7, y: 1))
    surface.draw(DisplayText("x"), at: Point(x: 0, y: 2), style: .plain)
    drawing.show(surface)
    #expect(drawing.model.cursor == Point(x: 7, y: 1))
    surface.cursor = nil
    #expect(readable(drawing.show(surface)) == "␛[?25l")
    surface.cursor = Point(x: 20, y: 0)
    #expect(drawing.show(surface) == [])
  }

  @Test func resizingDrawsFromAnEmptyScreenWithoutBrackets() throws {
    let drawing = try Drawing(width: 20, height: 3)
    drawing.show(drawing.surface("Ada", "Grace", "Jean"))
    #expect(!drawing.backend.resize())
    for size in [Size(width: 30, height: 5), Size(width: 4, height: 2), Size(width: 1, height: 1)] {
      drawing.terminal.resize(to: size)
      drawing.model.resize(to: size)
      #expect(drawing.backend.resize())
      #expect(drawing.backend.size == size)
      let surface = drawing.surface("Ada", "Grace", "Jean")
      let frame = drawing.show(surface)
      #expect(!readable(frame).contains("2026"))
      #expect(differences(drawing.model.rows, surface.expected) == [])
    }
  }

  @Test func aSizeOfNothingIsOneCell() throws {
    let drawing = try Drawing(width: 20, height: 3)
    drawing.terminal.resize(to: Size(width: 0, height: 0))
    drawing.backend.resize()
    #expect(drawing.backend.size == Size(width: 1, height: 1))
    drawing.show(drawing.surface("Ada"))
    drawing.show(Surface(size: Size(width: 0, height: 0)))
    #expect(drawing.backend.statistics.frames == 2)
  }

  @Test func aSurfaceOfAnotherSizeIsCut() throws {
    let drawing = try Drawing(width: 6, height: 2)
    var surface = Surface(size: Size(width: 10, height: 4))
    surface.draw(DisplayText("12345語890"), at: Point(x: 0, y: 1), style: .plain)
    drawing.show(surface)
    #expect(drawing.model.text == ["", "12345\u{FFFD}"])
    drawing.show(Surface(size: Size(width: 2, height: 1)))
    #expect(drawing.model.text == ["", ""])
  }

  @Test func redrawingEverythingErases() throws {
    let drawing = try Drawing(width: 20, height: 3)
    let surface = drawing.surface("Ada")
    drawing.show(surface)
    drawing.model.feed(Array("\u{1B}[2;2Hrubbish".utf8))
    drawing.backend.redrawEverything()
    let frame = readable(drawing.show(surface))
    #expect(frame.contains("␛[2J") && !frame.contains("2026") && !frame.contains("1049"))
    #expect(differences(drawing.model.rows, surface.expected) == [])
  }

  @Test func leavingGivesBackAllAndEnteringTakesItAgain() throws {
    let drawing = try Drawing(width: 20, height: 3)
    drawing.backend.modes.focusReports = true
    drawing.backend.modes.title = DisplayText("Ada")
    let surface = drawing.surface("Ada")
    drawing.show(surface)
    #expect(drawing.terminal.hasKeys)
    #expect(drawing.model.title == "2;Ada")
    let crashing = try #require(drawing.terminal.crashSequence)

    drawing.terminal.clearFrames()
    drawing.backend.leave()
    #expect(drawing.terminal.frames == [crashing])
    #expect(
      readable(crashing)
        == "␛[?2026l␛(B␛[m␛[?2004l␛[?1004l␛[?12l␛[?25h␛[?1049l␛[23;0;0t␛[23;2t")
    #expect(!drawing.terminal.hasKeys)
    #expect(drawing.terminal.crashSequence == nil)
    #expect(drawing.show(surface) == [])

    drawing.terminal.resize(to: Size(width: 10, height: 2))
    drawing.model.resize(to: Size(width: 10, height: 2))
    drawing.backend.enter()
    #expect(drawing.backend.size == Size(width: 10, height: 2))
    #expect(drawing.terminal.hasKeys)
    let again = drawing.surface("Ada")
    let frame = readable(drawing.show(again))
    #expect(frame.contains("␛[?1049h") && frame.contains("␛[2J") && frame.contains("␛[?2004h"))
    #expect(differences(drawing.model.rows, again.expected) == [])
  }

  @Test func enteringTwiceUndoesWhatTheFirstTimeDid() throws {
    let drawing = try Drawing(width: 20, height: 3)
    let surface = drawing.surface("Ada")
    drawing.show(surface)
    let crashing = try #require(drawing.terminal.crashSequence)
    drawing.terminal.clearFrames()
    drawing.backend.enter()
    #expect(drawing.terminal.frames == [crashing])
    #expect(readable(drawing.show(surface)).contains("␛[?1049h"))
  }

  @Test func leavingBeforeAnythingWasShownSendsNothing() throws {
    let drawing = try Drawing(width: 20, height: 3)
    drawing.backend.close()
    drawing.backend.close()
    #expect(drawing.terminal.frames == [])
    #expect(!drawing.terminal.hasKeys)
  }

  @Test func aLostTerminalIsWrittenToOnce() throws {
    let drawing = try Drawing(width: 20, height: 3)
    drawing.show(drawing.surface("Ada"))
    drawing.terminal.isGone = true
    drawing.show(drawing.surface("Grace"))
    #expect(drawing.backend.isGone)
    drawing.terminal.isGone = false
    #expect(drawing.show(drawing.surface("Jean")) == [])
    drawing.backend.close()
    #expect(drawing.terminal.frames == [])
    #expect(!drawing.terminal.hasKeys)
  }

  @Test func aTypeWithoutCursorMotionIsRefused() {
    let terminal = MemoryTerminal(size: Size(width: 20, height: 3))
    #expect(throws: TerminalError.typeTooSimple("dumb")) { try NcursesBackend(terminal: "dumb", device: terminal) }
    #expect(throws: TerminalError.self) { try NcursesBackend(terminal: "no-such-terminal", device: terminal) }
  }

  @Test(arguments: ["xterm-256color", "xterm", "vt100", "linux", "rxvt", "screen", "tmux-256color", "ansi"])
  func everyKindOfTerminalShowsTheText(_ term: String) throws {
    let drawing = try Drawing(term, width: 20, height: 3)
    var surface = drawing.surface("Ada", "Grace")
    surface.restyle(Rect(x: 0, y: 1, width: 5, height: 1)) {
      $0 = Style(foreground: .rgb(255, 128, 0), background: .indexed(24), attributes: [.bold, .italic, .reverse])
    }
    let frame = readable(drawing.show(surface))
    #expect(frame.contains("Ada") && frame.contains("Grace"))
    #expect(!frame.contains("$<"))
  }
}
