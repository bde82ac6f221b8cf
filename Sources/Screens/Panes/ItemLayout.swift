import ViewModels

/// Places items of differing heights in a scrolled pane. Only items that can be seen are measured, so that a note of
/// 60 kB below the fold costs nothing.
struct ItemLayout {
  /// An item that can be seen.
  struct Slot: Equatable {
    let item: Int
    /// Row of the pane where the item's first visible row goes.
    let y: Int
    /// The item's rows that can be seen.
    let rows: Range<Int>
  }

  private(set) var slots: [Slot] = []
  private(set) var view: ScrollView
  /// What is in view, in thousandths of items: heights out of view are not known.
  private(set) var span = 0..<0

  /// Lays out `count` items in `height` rows from `anchor`, moved as little as needed to show the selection;
  /// `heightOf` gives an item's rows, at least 1.
  init(count: Int, selection: Int, anchor: ScrollAnchor, height: Int, heightOf: (Int) -> Int) {
    view = ScrollView(height: height)
    guard count > 0, height > 0 else { return }
    var top = ScrollAnchor(item: max(0, min(anchor.item, count - 1)), row: 0)
    top.row = max(0, min(anchor.row, heightOf(top.item) - 1))
    let selection = max(0, min(selection, count - 1))
    if selection < top.item {
      top = ScrollAnchor(item: selection)
    } else {
      top = Self.top(showing: selection, from: top, height: height, heightOf: heightOf)
    }
    place(from: top, count: count, height: height, heightOf: heightOf)
    view.anchor = top
    view.lastItem = slots.last?.item ?? top.item
    if let last = slots.last {
      let end = last.item * 1000 + 1000 * last.rows.upperBound / max(1, heightOf(last.item))
      let start = top.item * 1000 + 1000 * top.row / max(1, heightOf(top.item))
      span = start..<max(start, end)
    }
    if let slot = slots.first(where: { $0.item == selection }) {
      view.hiddenAbove = slot.rows.lowerBound
      view.hiddenBelow = heightOf(selection) - slot.rows.upperBound
    }
  }

  private mutating func place(from top: ScrollAnchor, count: Int, height: Int, heightOf: (Int) -> Int) {
    var y = 0
    var item = top.item
    var first = top.row
    while y < height, item < count {
      let end = min(heightOf(item), first + height - y)
      slots.append(Slot(item: item, y: y, rows: first..<end))
      y += end - first
      item += 1
      first = 0
    }
  }

  /// The top row nearest to `top` from which all of the selected item can be seen, or as much of it as fits.
  private static func top(
    showing selection: Int, from top: ScrollAnchor, height: Int, heightOf: (Int) -> Int
  ) -> ScrollAnchor {
    let selectedHeight = heightOf(selection)
    if selection == top.item, selectedHeight > height {
      // An item taller than the pane is scrolled through row by row.
      return ScrollAnchor(item: selection, row: min(top.row, selectedHeight - height))
    }
    if selection == top.item { return ScrollAnchor(item: selection) }
    if selectedHeight >= height { return ScrollAnchor(item: selection) }
    // Walk up from the selection until the pane is full or the present top is reached.
    var free = height - selectedHeight
    var item = selection
    while item > top.item {
      if free == 0 { return ScrollAnchor(item: item) }
      let above = heightOf(item - 1)
      let rows = item - 1 == top.item ? above - top.row : above
      if rows > free {
        // The item above is cut at its own top, its last rows are shown.
        return ScrollAnchor(item: item - 1, row: above - free)
      }
      free -= rows
      item -= 1
    }
    return top
  }
}
