import Canvas
import DisplayText

@testable import Terminal

/// A backend on memory, entered, and the screen its frames make.
final class Drawing {
  let terminal: MemoryTerminal
  let backend: NcursesBackend
  var model: ScreenModel

  init(_ term: String = "xterm-256color", width: Int, height: Int, options: NcursesBackend.Options = .init()) throws {
    let size = Size(width: width, height: height)
    terminal = MemoryTerminal(size: size)
    backend = try NcursesBackend(terminal: term, device: terminal, options: options)
    model = ScreenModel(size: size)
    backend.enter()
  }

  /// Shows `surface`; the frame it took, or nothing.
  @discardableResult
  func show(_ surface: Surface) -> [UInt8] {
    terminal.clearFrames()
    backend.present(surface)
    for frame in terminal.frames { model.feed(frame) }
    return Array(terminal.frames.joined())
  }

  func surface(_ lines: String...) -> Surface {
    var surface = Surface(size: backend.size)
    for (y, line) in lines.enumerated() {
      surface.draw(DisplayText(line), at: Point(x: 0, y: y), style: .plain)
    }
    return surface
  }
}

extension Surface {
  /// What a terminal that shows the surface holds, 256 colours given.
  var expected: [[ScreenModel.Cell]] { expected(colors: ColorMapping(depth: .indexed256)) }

  /// The same with true colour.
  var expectedInTrueColor: [[ScreenModel.Cell]] { expected(colors: nil) }

  private func expected(colors: ColorMapping?) -> [[ScreenModel.Cell]] {
    return (0..<size.height).map { y in
      (0..<size.width).map { x in
        // A wide glyph has one look, that of its left half.
        let cell = Cell(
          glyph: self[x, y].glyph, style: self[x, y].glyph == nil ? self[x - 1, y].style : self[x, y].style)
        var look = ScreenModel.Look()
        let pair = colors?.pair(for: cell.style).pair
        look.foreground = pair.map { Int($0.foreground) } ?? ScreenModel.Look.number(cell.style.foreground)
        look.background = pair.map { Int($0.background) } ?? ScreenModel.Look.number(cell.style.background)
        let attributes: [(Style.Attributes, Int)] = [
          (.bold, 1), (.dim, 2), (.italic, 3), (.underline, 4), (.reverse, 7),
        ]
        for (attribute, number) in attributes where cell.style.attributes.contains(attribute) {
          look.attributes.insert(number)
        }
        return ScreenModel.Cell(text: cell.glyph?.text ?? "", look: look)
      }
    }
  }
}

extension ScreenModel.Look {
  /// Colours of the palette by their index, others past them.
  static func number(_ color: Color) -> Int {
    switch color {
    case .terminal: -1
    case .indexed(let index): Int(index)
    case .rgb(let red, let green, let blue): 1 << 24 | Int(red) << 16 | Int(green) << 8 | Int(blue)
    }
  }
}

extension ScreenModel.Cell {
  /// What can be seen of a cell: of a blank, only its background.
  fileprivate var visible: ScreenModel.Cell {
    guard text == " ", look.attributes.isDisjoint(with: [4, 7]) else { return self }
    return ScreenModel.Cell(text: text, look: ScreenModel.Look(background: look.background))
  }
}

/// Where the terminal shows something else than it should, for the message of a test.
func differences(_ shown: [[ScreenModel.Cell]], _ expected: [[ScreenModel.Cell]]) -> [String] {
  if shown.map(\.count) != expected.map(\.count) { return ["another size"] }
  return expected.indices.flatMap { y in
    expected[y].indices.filter { shown[y][$0].visible != expected[y][$0].visible }.map {
      "(\($0), \(y)) shows \(shown[y][$0]), expected \(expected[y][$0])"
    }
  }
}

func readable(_ bytes: [UInt8]) -> String {
  String(decoding: bytes, as: UTF8.self).replacing("\u{1B}", with: "␛").replacing("\r", with: "␍")
    .replacing("\n", with: "␊").replacing("\u{8}", with: "␈")
}
