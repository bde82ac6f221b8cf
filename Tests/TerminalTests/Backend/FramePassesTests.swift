import Canvas
import DisplayText
import Testing

@testable import Terminal

@Suite struct FramePassesTests {
  private let status = Style(foreground: .indexed(5))

  private func list(_ names: [String]) -> Surface {
    var surface = Surface(size: Size(width: 40, height: 20))
    for (row, name) in names.enumerated() {
      surface.draw(DisplayText(name), at: Point(x: 2, y: row), style: .plain)
      surface.draw(DisplayText("Potential"), at: Point(x: 28, y: row), style: status)
    }
    return surface
  }

  @Test func aListGoesNamesFirst() throws {
    let before = Surface(size: Size(width: 40, height: 20))
    let after = list((0..<12).map { "Company \($0)" })
    let steps = FramePasses.surfaces(from: before, to: after)
    #expect(steps.count == 2)
    #expect(steps.first?.plainText.contains("Company 11") == true)
    #expect(steps.first?.plainText.contains("Potential") == false)
    #expect(steps.last == after)
  }

  @Test func smallChangesAndThoseInOneLookAreOne() {
    let before = list((0..<12).map { "Company \($0)" })
    #expect(FramePasses.surfaces(from: before, to: before).isEmpty)
    #expect(FramePasses.surfaces(from: before, to: list((0..<12).map { "Somebody \($0)" })).isEmpty)
    #expect(FramePasses.surfaces(from: before, to: list((0..<15).map { "Company \($0)" })).isEmpty)
    #expect(FramePasses.surfaces(from: Surface(size: Size(width: 9, height: 9)), to: before).isEmpty)
  }

  /// A page of names with a column beside them, as it goes out.
  @Test func itIsShorter() throws {
    let drawing = try Drawing(width: 40, height: 20)
    drawing.show(list((0..<20).map { "Company \($0)" }))
    var changed = Surface(size: Size(width: 40, height: 20))
    for row in 0..<20 {
      changed.draw(DisplayText("Somebody \(row) Else"), at: Point(x: 2, y: row), style: .plain)
      changed.draw(DisplayText("Qualified"), at: Point(x: 28, y: row), style: status)
    }
    let frame = drawing.show(changed)
    let text = "Somebody 00 ElseQualified".utf8.count * 20
    #expect(frame.count < text + 20 * 12, "\(readable(frame))")
  }
}
