import Canvas
import DisplayText
import Testing

@testable import Terminal

@Suite struct LinkPainterTests {
  private let address = LinkAddress("https://acme.example/")

  private func linked(_ drawing: Drawing, _ text: String, columns: Range<Int>) throws -> Surface {
    var surface = drawing.surface(text)
    surface.link(
      Rect(x: columns.lowerBound, y: 0, width: columns.count, height: 1), to: try #require(address))
    return surface
  }

  @Test func theSameTextIsWrittenOnceMoreAsALink() throws {
    let drawing = try Drawing(width: 20, height: 2, options: .init(synchronizedOutput: false))
    drawing.show(drawing.surface("Web"))
    let frame = readable(drawing.show(try linked(drawing, "Web acme", columns: 4..<8)))
    #expect(frame.hasSuffix("acme␛7␛[1;5H␛]8;id=\(id);https://acme.example/␛\\␛[0macme␛]8;;␛\\␛8"))
  }

  @Test func aLinkThatStaysIsNotSentAgain() throws {
    let drawing = try Drawing(width: 20, height: 2)
    drawing.show(try linked(drawing, "Web acme", columns: 4..<8))
    #expect(drawing.show(try linked(drawing, "Web acme", columns: 4..<8)) == [])
    // Something else in its row changed: ncurses may have written over it.
    let frame = readable(drawing.show(try linked(drawing, "web acme", columns: 4..<8)))
    #expect(frame.contains("]8;id=\(id);https://acme.example/"))
  }

  @Test func whereTheLinkGoesTheTextIsWrittenWithout() throws {
    let drawing = try Drawing(width: 20, height: 2, options: .init(synchronizedOutput: false))
    drawing.show(try linked(drawing, "Web acme", columns: 4..<8))
    #expect(readable(drawing.show(drawing.surface("Web acme"))) == "␛7␛[1;5H␛[0macme␛8")
  }

  /// What the identity of the address comes to.
  private var id: String {
    String(
      "https://acme.example/".utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }, radix: 36)
  }
}
