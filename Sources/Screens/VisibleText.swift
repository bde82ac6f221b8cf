public import Canvas
public import ViewModels

extension BrowserScreen {
  /// The text of a pane as a screen of this size shows it, its title first.
  public func visibleText(of pane: Pane, size: Size) -> String {
    var screen = self
    screen.showsScrollBars = false
    let (surface, _) = screen.draw(size: size)
    let panes = Rect(x: 0, y: 0, width: size.width, height: size.height - 2)
    guard !isLinear, let area = layout(size: size).panes[pane] else {
      return surface.plainText(of: panes)
    }
    // Without the rule to its neighbour.
    let rule = area.x > 0 ? 1 : 0
    return surface.plainText(of: Rect(x: area.x + rule, y: area.y, width: area.width - rule, height: area.height))
  }
}
