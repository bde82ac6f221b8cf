import Canvas
import DisplayText
import Testing

@Suite struct PickerTests {
  private func drawn(count: Int, selection: Int, width: Int, height: Int, filter: String? = "") -> (Surface, Int) {
    var surface = Surface(size: Size(width: width, height: height))
    surface.fill(surface.bounds, with: DisplayText(".").glyphs[0], style: .plain)
    var window = ScrollWindow(count: count)
    window.select(selection)
    let picker = Picker(
      title: DisplayText("Views"), filter: filter.map { LineEditor(text: $0) }, window: window,
      emptyText: DisplayText("nothing matches"), contentWidth: 22,
      styles: .init(selected: Style(attributes: .reverse), unavailable: Style(attributes: .dim)))
    let fitting = picker.draw(on: &surface, over: surface.bounds) { index in
      Picker.Row(
        StyledText(DisplayText("View \(index)"), style: .plain), detail: DisplayText("\(index * 100)"),
        unavailable: index == 2 ? DisplayText("not on this service") : nil)
    }
    return (surface, fitting)
  }

  @Test func boxOverThePanes() {
    let (surface, fitting) = drawn(count: 4, selection: 1, width: 30, height: 10)
    #expect(
      surface.plainText == """
        ..............................
        ..┌─ Views ────────────────┐..
        ..│                        │..
        ..│ View 0               0 │..
        ..│ View 1             100 │..
        ..│ View 2  not on this s… │..
        ..│ View 3             300 │..
        ..└────────────────────────┘..
        ..............................
        ..............................
        """)
    #expect(fitting == 4)
    #expect(surface[5, 4].style.attributes == .reverse)
    #expect(surface[5, 5].style.attributes == .dim)
    #expect(surface.cursor == Point(x: 4, y: 2))
  }

  @Test func longListsScrollToTheSelection() {
    let (surface, fitting) = drawn(count: 1_000_000, selection: 500_000, width: 26, height: 7, filter: nil)
    #expect(fitting == 5)
    #expect(surface.plainText.contains("View 500000"))
    #expect(surface.plainText.split(separator: "\n").count == 7)
  }

  @Test func emptyList() {
    #expect(drawn(count: 0, selection: 0, width: 30, height: 6, filter: "zz").0.plainText.contains("nothing matches"))
  }

  @Test func smallAreasGoWithoutFrame() {
    let (surface, fitting) = drawn(count: 9, selection: 3, width: 11, height: 3, filter: "vi")
    #expect(fitting == 2)
    #expect(surface.plainText == " vi\n Vie…  300\n Vie…  400")
  }

  @Test(arguments: [(0, 0), (1, 1), (2, 2), (3, 1), (1, 9), (20, 5)]) func anySize(width: Int, height: Int) {
    let (surface, fitting) = drawn(count: 9, selection: 8, width: width, height: height)
    #expect((0...max(0, height - 1)).contains(fitting))
    #expect(!surface.plainText.contains(".") || width > 20)
  }
}
