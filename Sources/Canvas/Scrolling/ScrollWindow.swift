/// The selected row and the rows in view of a list of any length.
public struct ScrollWindow: Sendable, Hashable {
  /// Index of the selected row; 0 when the list is empty.
  public private(set) var selection = 0
  /// Index of the first row in view.
  public private(set) var top = 0
  /// Rows in view.
  public private(set) var height: Int
  /// Rows of the list.
  public private(set) var count: Int
  /// Rows kept in view above and below the selection, as far as the list and the height allow.
  public let margin: Int

  public init(count: Int = 0, height: Int = 0, margin: Int = 2) {
    self.count = max(0, count)
    self.height = max(0, height)
    self.margin = max(0, margin)
  }

  /// The rows in view.
  public var visible: Range<Int> { top..<max(top, min(count, top + height)) }

  /// The selected row counted from the first in view.
  public var selectionRow: Int { selection - top }

  public mutating func resize(height: Int) {
    self.height = max(0, height)
    reveal()
  }

  /// The list grew or shrank at its end.
  public mutating func setCount(_ count: Int) {
    self.count = max(0, count)
    select(selection)
  }

  /// The list changed and what was selected is now at `index`: it stays on the same row of the screen if it can.
  public mutating func follow(to index: Int, count: Int) {
    let row = selectionRow
    self.count = max(0, count)
    selection = clamped(index)
    top = selection - row
    reveal()
  }

  /// Selects a row; the last one for any index past the end.
  public mutating func select(_ index: Int) {
    selection = clamped(index)
    reveal()
  }

  /// Moves the selection down, or up when negative.
  public mutating func move(by rows: Int) {
    select(selection + limited(rows))
  }

  /// Moves selection and view by whole pages that share one row.
  public mutating func page(by pages: Int) {
    jump(by: pages, rows: max(1, height - 1))
  }

  /// Moves selection and view by half pages.
  public mutating func halfPage(by halves: Int) {
    jump(by: halves, rows: max(1, height / 2))
  }

  /// Moves the view, and the selection only when it would leave it.
  public mutating func scroll(by rows: Int) {
    guard height > 0 else { return }
    top = max(0, min(top + limited(rows), lastTop))
    let margin = usableMargin
    let lowest = top == 0 ? 0 : top + margin
    let highest = top == lastTop ? count - 1 : top + height - 1 - margin
    selection = clamped(max(lowest, min(selection, highest)))
  }

  /// Scrolls so that the selection is in the middle.
  public mutating func center() {
    top = selection - (height - 1) / 2
    reveal()
  }

  private var lastTop: Int { max(0, count - height) }

  private var usableMargin: Int { max(0, min(margin, (height - 1) / 2)) }

  private mutating func jump(by steps: Int, rows: Int) {
    let distance = limited(limited(steps) * rows)
    top += distance
    selection = clamped(selection + distance)
    reveal()
  }

  /// No step is longer than the list, so that no count a user types can overflow.
  private func limited(_ steps: Int) -> Int { max(-count, min(steps, count)) }

  private func clamped(_ index: Int) -> Int { max(0, min(index, count - 1)) }

  private mutating func reveal() {
    let margin = usableMargin
    top = max(min(top, selection - margin), selection + margin + 1 - max(1, height))
    top = max(0, min(top, lastTop))
  }
}
