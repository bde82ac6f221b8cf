import CRM
import Canvas
import Strings

/// The mouse: a press goes to what is under it, a second one opens, the wheel scrolls what it is over, a drag moves the
/// line between two panes. Whatever it does keys do too.
extension Browser {
  /// Two presses on the same thing within this many seconds are a double click.
  private static let doubleClickSeconds = 0.4
  /// Rows of one notch of the wheel.
  private static let wheelRows = 3

  mutating func switchMouse(_ words: String) -> [Effect] {
    switch words {
    case "on": reach.hasMouse = true
    case "off": reach.hasMouse = false
    default: reach.hasMouse.toggle()
    }
    return say(reach.hasMouse ? Strings.Mouse.isCloseups : Strings.Mouse.isTheTerminals)
  }

  mutating func pointed(_ event: MouseEvent) -> [Effect] {
    guard reach.hasMouse, confirmation == nil else { return [] }
    let target = viewport.regions.last { $0.area.contains(event.place) }?.target
    switch event.act {
    case .wheel(let steps): return target.map { wheeled($0, by: steps * Self.wheelRows) } ?? []
    case .press(.left): return pressed(target)
    case .drag(.left):
      if let pane = reach.heldEdge {
        dragPaneEdge(of: pane, to: event.place.x)
        return []
      }
      // Along the list the cursor follows; elsewhere a drag is a slip of the hand.
      guard case .row(.list, let index)? = target, overlay == nil, focus == .list else { return [] }
      return moveList { $0.select(index) }
    case .release(.left) where reach.heldEdge != nil:
      reach.heldEdge = nil
      return [.saveMemory(memory)]
    case .press, .drag, .release: return []
    }
  }

  private mutating func pressed(_ target: HitTarget?) -> [Effect] {
    let isSecond = isSecondPress(on: target)
    reach.heldEdge = nil
    if case .menu = overlay { return pressedInMenu(target) }
    guard let target else { return [] }
    if case .hit(let index) = target {
      let effects = moveInSearch { $0.select(index) }
      return isSecond ? effects + acceptPrompt() : effects
    }
    if case .form = overlay, case .formField(let index) = target {
      return editForm { $0.focus == index ? .ignored : $0.moveFocus(by: index - $0.focus) }
    }
    guard overlay == nil else { return [] }
    message = nil
    switch target {
    case .pane(let pane): return pane == focus ? [] : focus(on: pane)
    case .edge(let pane):
      reach.heldEdge = pane
      return []
    case .row(let pane, let index):
      let effects = (pane == focus ? [] : focus(on: pane)) + select(index, in: pane)
      return isSecond ? effects + open() : effects
    case .outboxRow(let index):
      outbox?.move { $0.select(index) }
      return isSecond ? openRow() : []
    case .outbox, .menu, .menuRow, .formField, .hit: return []
    }
  }

  private mutating func isSecondPress(on target: HitTarget?) -> Bool {
    defer { reach.lastPress = target.map { ($0, now) } }
    guard let last = reach.lastPress, last.target == target, now.seconds(since: last.at) < Self.doubleClickSeconds
    else { return false }
    return true
  }

  private mutating func pressedInMenu(_ target: HitTarget?) -> [Effect] {
    guard case .menu(var menu) = overlay else { return [] }
    switch target {
    case .menuRow(let index):
      menu.move { $0.select(index) }
      overlay = .menu(menu)
      return chooseMenuItem()
    case .menu: return []
    default: return closeOverlay()
    }
  }

  private mutating func select(_ index: Int, in pane: Pane) -> [Effect] {
    switch pane {
    case .list: return moveList { $0.select(index) }
    case .detail:
      detail.scroll.select(index, count: detail.fields.count)
      return []
    case .timeline:
      timeline.scroll.select(index, count: timeline.items.count)
      return timelineNeedsMore() + fetchSelectedBody()
    }
  }

  /// Scrolls what is under the mouse, and leaves the focus where it is.
  private mutating func wheeled(_ target: HitTarget, by rows: Int) -> [Effect] {
    switch (overlay, target) {
    case (.menu, .menu), (.menu, .menuRow): return moveMenu(by: rows.signum())
    case (.menu, _), (.form, _), (.opening, _): return []
    case (.sheet, _): return moveSheet { $0.move(by: rows, in: $1) } ?? []
    case (.conflict, _): return move(by: rows.signum())
    case (_, .hit): return moveInSearch { $0.scroll(by: rows) }
    case (.prompt, _): return []
    case (nil, .outbox), (nil, .outboxRow):
      outbox?.move { $0.scroll(by: rows) }
      return []
    case (nil, .pane(.list)), (nil, .row(.list, _)): return moveList { $0.scroll(by: rows) }
    case (nil, .pane(.detail)), (nil, .row(.detail, _)):
      detail.scroll.scroll(by: rows, count: detail.fields.count, seen: viewport.detail)
      return []
    case (nil, .pane(.timeline)), (nil, .row(.timeline, _)):
      // An item has about as many rows as a notch.
      timeline.scroll.scroll(by: rows.signum(), count: timeline.items.count, seen: viewport.timeline)
      return timelineNeedsMore()
    case (nil, .menu), (nil, .menuRow), (nil, .formField), (nil, .edge): return []
    }
  }
}
