import Canvas
import ViewModels

/// Takes down, while a screen is drawn, what is where.
final class HitCollector {
  private var regions: [HitRegion] = []

  func add(_ area: Rect, _ target: HitTarget) {
    if !area.isEmpty { regions.append(HitRegion(area, target)) }
  }

  /// What was taken down; nothing is left.
  func take() -> [HitRegion] {
    defer { regions = [] }
    return regions
  }
}

extension BrowserScreen {
  /// Whether addresses are drawn as links.
  var marksLinks: Bool { browser.options.reach.marksLinks }

  /// Whether something lies over the panes: links beneath it lead nowhere.
  var coversPanes: Bool {
    switch browser.overlay {
    case .menu, .form, .sheet, .conflict: true
    case .prompt, .opening, nil: false
    }
  }

  func noteSlot(_ slot: ItemLayout.Slot, _ pane: Pane, in body: Rect) {
    hits?.add(
      Rect(x: body.x, y: body.y + slot.y, width: body.width, height: slot.rows.count), .row(pane, slot.item))
  }
}
