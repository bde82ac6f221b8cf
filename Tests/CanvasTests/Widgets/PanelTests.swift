import Canvas
import DisplayText
import Testing

@Suite struct PanelTests {
  private func drawn(width: Int, height: Int = 3, rule: Bool = true) -> (String, Rect) {
    var surface = Surface(size: Size(width: width, height: height))
    let panel = Panel(
      title: StyledText(DisplayText("Timeline"), style: .plain),
      trailing: StyledText(DisplayText("12/40"), style: .plain),
      barStyle: .plain, ruleStyle: rule ? .plain : nil)
    let inside = panel.draw(on: &surface, in: surface.bounds)
    return (surface.plainText, inside)
  }

  @Test func titleBarAndRule() {
    let (text, inside) = drawn(width: 20)
    #expect(text == "│ Timeline    12/40\n│\n│")
    #expect(inside == Rect(x: 1, y: 1, width: 19, height: 2))
  }

  @Test func withoutRuleTheContentHasAllColumns() {
    let (text, inside) = drawn(width: 20, rule: false)
    #expect(text == " Timeline     12/40\n\n")
    #expect(inside == Rect(x: 0, y: 1, width: 20, height: 2))
  }

  @Test func narrowBarsKeepTheTitle() {
    #expect(drawn(width: 14, height: 1).0 == "│ Timeline")
    #expect(drawn(width: 8, height: 1).0 == "│ Time…")
    #expect(drawn(width: 1, height: 1).0 == "")
    #expect(drawn(width: 0, height: 0).1.isEmpty)
  }
}
