import Canvas
import DisplayText
import TestSupport
import Testing

@testable import Terminal

/// What keys cost on the wire, in a layout of three panes at 120 × 40.
@Suite struct ByteBudgetTests {
  private let selected = Style(foreground: .indexed(15), background: .indexed(24), attributes: .bold)
  private let name = Style(attributes: .bold)
  private let dim = Style(foreground: .indexed(8))

  private static let names = ["Ada Lovelace", "Grace Hopper", "Jean Bartik", "Annie Easley", "Radia Perlman"]
  private static let fields = [
    "Company", "Phone", "E-mail", "Status", "Owner", "Last contact", "Next step", "Time zone",
  ]
  private static let words = """
    asked for the second edition bound in cloth and wants to hear by Friday whether the engine can be shown in London \
    before the committee meets again which would be in the first week of March if nothing comes between
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  private func list(selecting selection: Int) -> Surface {
    var surface = Surface(size: Size(width: 120, height: 40))
    for row in 0..<36 {
      let chosen = row == selection
      let y = row + 2
      if chosen { surface.fill(Rect(x: 1, y: y, width: 20, height: 1), style: selected) }
      surface.draw(DisplayText(Self.names[row % 5]), at: Point(x: 1, y: y), style: chosen ? selected : name)
      surface.draw(DisplayText("Engines, London"), at: Point(x: 21, y: y), style: dim)
    }
    surface.draw(DisplayText("\(selection + 1)/1000"), at: Point(x: 100, y: 39), style: dim)
    return surface
  }

  /// Eight fields and a note that fills the rest of a pane of 40 columns by 36 rows, all of it the record's own.
  private func detail(_ surface: Surface, record: Int) -> Surface {
    var surface = surface
    let pane = Rect(x: 40, y: 2, width: 40, height: 36)
    surface.fill(pane, style: .plain)
    var random = SeededGenerator(seed: UInt64(record))
    func phrase(_ width: Int) -> String {
      var text = ""
      while true {
        let word = Self.words[Int(random.next() % UInt64(Self.words.count))]
        if text.count + word.count >= width { return text }
        text += (text.isEmpty ? "" : " ") + word
      }
    }
    for (row, field) in Self.fields.enumerated() {
      surface.draw(DisplayText(field), at: Point(x: 40, y: row + 2), style: dim)
      surface.draw(DisplayText(phrase(20)), at: Point(x: 54, y: row + 2), style: .plain, clip: pane)
    }
    for row in 9..<36 {
      surface.draw(DisplayText(phrase(36)), at: Point(x: 40, y: row + 2), style: .plain, clip: pane)
    }
    for row in 0..<18 {
      surface.draw(DisplayText("2024-03-02 note"), at: Point(x: 82, y: row + 2), style: .plain)
    }
    return surface
  }

  /// Name part of 20 columns in two rows, and the counter: 16 bytes are the brackets.
  @Test func movingTheSelectionByOneRow() throws {
    let drawing = try Drawing(width: 120, height: 40)
    drawing.show(list(selecting: 3))
    for selection in [4, 5, 6, 5, 4, 8] {
      let frame = drawing.show(list(selecting: selection))
      #expect(frame.count <= 120, "\(readable(frame))")
      #expect(drawing.terminal.frames.count == 1)
    }
    #expect(differences(drawing.model.rows, list(selecting: 8).expected) == [])
  }

  /// The worst case: both names restyled from end to end, with nothing blank to erase.
  @Test func restylingTwoFullNames() throws {
    let drawing = try Drawing(width: 120, height: 40)
    func surface(_ selection: Int) -> Surface {
      var surface = Surface(size: Size(width: 120, height: 40))
      for row in 0..<36 {
        let style = row == selection ? selected : .plain
        surface.draw(DisplayText("Company name number \(row) in list"), at: Point(x: 1, y: row + 2), style: .plain)
        surface.restyle(Rect(x: 1, y: row + 2, width: 20, height: 1)) { $0 = style }
      }
      surface.draw(DisplayText("\(selection + 1)/1000"), at: Point(x: 100, y: 39), style: dim)
      return surface
    }
    drawing.show(surface(3))
    for selection in 4..<30 {
      let frame = drawing.show(surface(selection))
      #expect(frame.count <= 120, "\(readable(frame))")
    }
  }

  @Test func changingTheDetailPane() throws {
    let drawing = try Drawing(width: 120, height: 40)
    drawing.show(detail(list(selecting: 3), record: 1))
    for record in 2...9 {
      let frame = drawing.show(detail(list(selecting: 3), record: record))
      #expect(frame.count <= 1500, "\(readable(frame))")
      #expect(drawing.terminal.frames.count == 1)
    }
    #expect(differences(drawing.model.rows, detail(list(selecting: 3), record: 9).expected) == [])
  }

  @Test func theFirstPaint() throws {
    let drawing = try Drawing(width: 120, height: 40)
    #expect(drawing.show(detail(list(selecting: 3), record: 1)).count <= 4000)
    #expect(drawing.terminal.frames.count == 1)
  }

  @Test func scrollingAFullWidthListByOneRow() throws {
    let drawing = try Drawing(width: 80, height: 24)
    func surface(_ top: Int) -> Surface {
      var surface = Surface(size: Size(width: 80, height: 24))
      for row in 0..<24 {
        surface.draw(
          DisplayText("\(top + row) a record with a line of its own"), at: Point(x: 0, y: row), style: .plain)
      }
      return surface
    }
    drawing.show(surface(100))
    let frame = drawing.show(surface(101))
    #expect(frame.count <= 100, "\(readable(frame))")
    #expect(differences(drawing.model.rows, surface(101).expected) == [])
  }

  /// A theme that sets every colour costs no more than the terminal's own colours with a bar in colours: the background of
  /// text stays set from frame to frame.
  @Test(arguments: [
    ("xterm-256color", ColorMode.indexed256), ("xterm-256color", .direct), ("tmux-256color", .direct),
  ])
  func aThemeThatSetsAllColors(_ terminal: String, _ mode: ColorMode) throws {
    let text = Style(foreground: .rgb(0xE5, 0xE9, 0xF0), background: .rgb(0x2E, 0x34, 0x40))
    func themed(_ plain: Surface) -> Surface {
      var surface = plain
      surface.restyle(surface.bounds) { style in
        let isBar = style == selected
        style = text
        if isBar { style.background = .rgb(0x43, 0x4C, 0x5E) }
      }
      return surface
    }
    let plain = try Drawing(terminal, width: 120, height: 40)
    let drawing = try Drawing(terminal, width: 120, height: 40, options: .init(colorMode: mode))
    plain.show(list(selecting: 3))
    drawing.show(themed(list(selecting: 3)))
    for selection in [4, 5, 6, 5, 4, 8] {
      let before = plain.show(list(selecting: selection))
      let frame = drawing.show(themed(list(selecting: selection)))
      #expect(frame.count <= before.count, "\(readable(frame))")
    }
    let last = themed(list(selecting: 8))
    #expect(differences(drawing.model.rows, mode == .direct ? last.expectedInTrueColor : last.expected) == [])
    // Every cell of the screen has the background, the empty ones too.
    #expect(drawing.model.rows.joined().allSatisfy { $0.look.background != -1 })
  }

  @Test func aCounterAlone() throws {
    let drawing = try Drawing(width: 120, height: 40)
    var surface = list(selecting: 3)
    drawing.show(surface)
    surface.draw(DisplayText("5"), at: Point(x: 100, y: 39), style: dim)
    #expect(drawing.show(surface).count <= 16 + 20)
    #expect(drawing.backend.statistics.lastFrameBytes <= 16 + 20)
  }
}
