/// The selection and scroll position of a pane whose items differ in height: fields of a record, timeline items.
public struct ItemScroll: Sendable, Hashable {
  public private(set) var selection = 0
  public private(set) var anchor = ScrollAnchor()

  public init() {}

  /// Takes over where the screen put the top row.
  mutating func adopt(_ anchor: ScrollAnchor) {
    self.anchor = anchor
  }

  /// Selects an item; the screen brings it into view.
  mutating func select(_ index: Int, count: Int) {
    selection = max(0, min(index, count - 1))
  }

  /// One step: through an item that is taller than the pane row by row, then to the next one.
  mutating func step(_ steps: Int, count: Int, seen: ScrollView) {
    if steps == 1, seen.hiddenBelow > 0 {
      anchor.row += 1
    } else if steps == -1, seen.hiddenAbove > 0 {
      anchor.row -= 1
    } else {
      select(selection + steps, count: count)
    }
  }

  /// Moves the view by so many items, or three rows within one that is taller than the pane, and the selection only when
  /// it would leave the view.
  mutating func scroll(by items: Int, count: Int, seen: ScrollView) {
    let rows = 3
    if items > 0, seen.hiddenBelow > 0 {
      anchor.row += min(rows, seen.hiddenBelow)
    } else if items < 0, seen.hiddenAbove > 0 {
      anchor.row -= min(rows, seen.hiddenAbove)
    } else if items > 0, seen.lastItem < count - 1 {
      anchor = ScrollAnchor(item: min(seen.anchor.item + items, seen.lastItem))
      select(max(selection, anchor.item), count: count)
    } else if items < 0, seen.anchor != ScrollAnchor() {
      anchor = ScrollAnchor(item: max(0, seen.anchor.item + items + (seen.anchor.row > 0 ? 1 : 0)))
      // What goes out of view at the bottom is at least as much as comes in at the top.
      select(min(selection, max(anchor.item, seen.lastItem + items)), count: count)
    } else {
      select(selection + items.signum(), count: count)
    }
  }

  /// About a screenful (or half) down or up, the selection with it.
  mutating func page(_ direction: Int, half: Bool, count: Int, seen: ScrollView) {
    let rows = max(1, half ? seen.height / 2 : seen.height - 1)
    if direction > 0, seen.hiddenBelow > 0 {
      anchor.row += min(rows, seen.hiddenBelow)
    } else if direction < 0, seen.hiddenAbove > 0 {
      anchor.row -= min(rows, seen.hiddenAbove)
    } else if direction > 0 {
      let next = half ? (selection + seen.lastItem + 1) / 2 : seen.lastItem
      select(max(selection + 1, next), count: count)
      if !half { anchor = ScrollAnchor(item: selection) }
    } else {
      let shown = max(1, seen.lastItem - seen.anchor.item)
      select(min(selection - 1, selection - (half ? shown / 2 : shown)), count: count)
    }
  }

  /// After items changed: the selection moves to `index` and the view with it, so that nothing jumps on the screen.
  mutating func follow(to index: Int, count: Int) {
    let shift = index - selection
    selection = max(0, min(index, count - 1))
    anchor.item = max(0, min(anchor.item + shift, count - 1))
  }
}
