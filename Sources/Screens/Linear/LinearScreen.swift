import CRM
import Canvas
import DisplayText
import MirrorStore
import Settings
import ViewModels

/// The screen for those who hear it or feel it: one thing at a time in lines of text, in reading order, without boxes or
/// signs, and the terminal's cursor on what is selected.
extension BrowserScreen {
  var isLinear: Bool { browser.options.reach.isLinear }

  func drawLinear(size: Size) -> (surface: Surface, viewport: Viewport) {
    var surface = Surface(size: size)
    surface.fill(surface.bounds, style: theme.style(.text))
    let layout = layout(size: size)
    let area = Rect(x: 0, y: 0, width: size.width, height: layout.panel.y)
    var viewport = browser.viewport
    viewport.visiblePanes = [browser.focus]
    viewport.spans = []
    viewport.showsColumns = browser.account?.hasChosenColumns ?? false
    drawLinearTour(in: layout.panel, on: &surface)
    drawStatus(in: layout.status, on: &surface)
    switch browser.overlay {
    case .menu(let menu): viewport.menuHeight = drawLines(menu, in: area, on: &surface)
    case .form(let form): viewport.formText = drawLines(form, in: area, on: &surface)
    case .sheet(let sheet): viewport.sheet = drawLines(sheet, in: area, on: &surface)
    case .conflict(let conflict):
      ConflictOverlay(conflict: conflict, theme: theme).draw(over: area, hasFrame: false, on: &surface)
    case .prompt, .opening, nil: drawLinearPane(in: area, on: &surface, &viewport)
    }
    // A prompt and a question have the cursor in their line.
    drawBottomLine(in: layout.bottom, on: &surface)
    return (surface, viewport)
  }

  private func drawLinearPane(in area: Rect, on surface: inout Surface, _ viewport: inout Viewport) {
    guard browser.account != nil else { return drawWelcome(in: area, on: &surface) }
    if let outbox = browser.outbox {
      viewport.outboxHeight = drawLines(outbox, in: area, on: &surface)
      return
    }
    switch browser.focus {
    case .list: viewport.listHeight = drawLinearList(in: area, on: &surface)
    case .detail: viewport.detail = drawLinearDetail(in: area, on: &surface)
    case .timeline: viewport.timeline = drawLinearTimeline(in: area, on: &surface)
    }
  }

  // MARK: Lines

  /// Draws the heading in the first row and returns the rows below it.
  func drawHeading(_ words: String, in area: Rect, on surface: inout Surface) -> Rect {
    surface.draw(
      DisplayText(words).truncated(to: area.width), at: Point(x: area.x, y: area.y),
      style: theme.style(.paneTitleFocused), clip: area)
    return area.droppingRows(1)
  }

  /// Draws a row of something to choose from; the selected one has the cursor.
  func drawLine(_ words: String, isSelected: Bool, in line: Rect, _ target: HitTarget, on surface: inout Surface) {
    hits?.add(line, target)
    surface.draw(
      DisplayText(words).truncated(to: line.width), at: Point(x: line.x, y: line.y),
      style: theme.style(isSelected ? .listSelected : .listRow), clip: line)
    if isSelected, !line.isEmpty { surface.cursor = Point(x: line.x, y: line.y) }
  }

  /// Draws items of several lines each, scrolled to the selected one, on whose first line in view the cursor stands.
  func drawItems(
    count: Int, scroll: ItemScroll, _ pane: Pane, in area: Rect, on surface: inout Surface,
    lines: (Int) -> [StyledText]
  ) -> ScrollView {
    let anchor = anchor(
      showing: words(foundIn: pane), in: scroll, count: count, height: area.height, lines: lines)
    let layout = ItemLayout(
      count: count, selection: scroll.selection, anchor: anchor, height: area.height,
      heightOf: { lines($0).count })
    for slot in layout.slots {
      let rows = lines(slot.item)[slot.rows]
      for (offset, row) in rows.enumerated() {
        surface.draw(row, at: Point(x: area.x, y: area.y + slot.y + offset), clip: area)
      }
      noteSlot(slot, pane, in: area)
      if slot.item == scroll.selection { surface.cursor = Point(x: area.x, y: area.y + slot.y) }
    }
    return layout.view
  }
}
