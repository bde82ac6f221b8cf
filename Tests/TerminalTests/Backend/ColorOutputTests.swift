import Canvas
import DisplayText
import Testing

@testable import Terminal

@Suite struct ColorOutputTests {
  private func sent(_ term: String, _ style: Style, _ mode: ColorMode = .automatic) throws -> String {
    let drawing = try Drawing(term, width: 10, height: 2, options: .init(colorMode: mode, synchronizedOutput: false))
    drawing.show(drawing.surface(""))
    var surface = drawing.surface("")
    surface.draw(DisplayText("x"), at: Point(x: 0, y: 0), style: style)
    let frame = readable(drawing.show(surface))
    // Where the cursor is when it begins depends on the terminal.
    return frame.hasPrefix("␛[H") ? String(frame.dropFirst(3)) : frame
  }

  @Test(arguments: [
    ("xterm-256color", Style(foreground: .rgb(255, 128, 0)), "␛[38;5;208mx␛[m"),
    ("xterm-256color", Style(foreground: .indexed(9)), "␛[91mx␛[m"),
    ("xterm-256color", Style(foreground: .indexed(250), background: .indexed(4)), "␛[38;5;250;44mx"),
    ("xterm", Style(foreground: .rgb(255, 0, 0)), "␛[1;31mx␛[m"),
    ("xterm", Style(foreground: .indexed(3), background: .indexed(12)), "␛[33;44mx"),
    ("vt100", Style(foreground: .indexed(9)), "x"),
    ("vt100", Style(foreground: .indexed(9), attributes: .bold), "␛[1mx␛[m"),
    ("vt100", Style(attributes: [.italic, .reverse]), "␛[4;7mx␛[m"),
  ])
  func byTerminal(_ term: String, _ style: Style, _ expected: String) throws {
    #expect(try sent(term, style) == expected)
  }

  @Test func byMode() throws {
    let style = Style(foreground: .rgb(255, 128, 0), attributes: .bold)
    #expect(try sent("xterm-256color", style, .never) == "␛[1mx␛[m")
    #expect(try sent("xterm-256color", style, .ansi16) == "␛[1;93mx␛[m")
    #expect(try sent("xterm-256color", style, .ansi8) == "␛[1;33mx␛[m")
    #expect(try sent("xterm-256color", style, .direct) == "␛[1;38;2;255;128;0mx␛[m")
    #expect(try sent("screen-256color", style, .direct) == "␛[1;38;2;255;128;0mx␛[m")
    #expect(try sent("xterm", style, .direct) == "␛[1;33mx␛[m")
    #expect(try sent("vt100", style, .direct) == "␛[1mx␛[m")
    #expect(try sent("xterm-256color", style, .indexed256) == "␛[1;38;5;208mx␛[m")
  }

  @Test func moreThan256Pairs() throws {
    let drawing = try Drawing(width: 40, height: 20)
    var surface = Surface(size: drawing.backend.size)
    for index in 0..<800 {
      surface.draw(
        DisplayText("x"), at: Point(x: index % 40, y: index / 40),
        style: Style(foreground: .indexed(UInt8(index % 256)), background: .indexed(UInt8(index / 256))))
    }
    drawing.show(surface)
    #expect(differences(drawing.model.rows, surface.expected) == [])
  }

  @Test func thePaletteIsNeverRedefined() throws {
    let drawing = try Drawing(width: 20, height: 3)
    var all: [UInt8] = []
    for index in 0..<30 {
      var surface = drawing.surface("Ada")
      surface.restyle(surface.bounds) { $0.background = .rgb(UInt8(index * 8), 3, 200) }
      all += drawing.show(surface)
    }
    drawing.terminal.clearFrames()
    drawing.backend.close()
    all += drawing.terminal.frames.joined()
    #expect(!readable(all).contains("␛]"))
  }
}
