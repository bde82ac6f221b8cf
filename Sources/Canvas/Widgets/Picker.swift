public import DisplayText

/// A box over the panes to choose from: a title, a line to filter by, and rows.
public struct Picker: Sendable, Hashable {
  /// One row to choose.
  public struct Row: Sendable, Hashable {
    public var label: StyledText
    /// Stands at the right edge.
    public var detail: DisplayText
    /// Why it cannot be chosen now, shown instead of the detail; nil when it can.
    public var unavailable: DisplayText?

    public init(_ label: StyledText, detail: DisplayText = DisplayText(), unavailable: DisplayText? = nil) {
      self.label = label
      self.detail = detail
      self.unavailable = unavailable
    }
  }

  public struct Styles: Sendable, Hashable {
    public var frame: Style
    public var filter: Style
    public var row: Style
    public var selected: Style
    public var detail: Style
    public var unavailable: Style

    public init(
      frame: Style = .plain, filter: Style = .plain, row: Style = .plain, selected: Style = .plain,
      detail: Style = .plain, unavailable: Style = .plain
    ) {
      self.frame = frame
      self.filter = filter
      self.row = row
      self.selected = selected
      self.detail = detail
      self.unavailable = unavailable
    }
  }

  public var title: DisplayText
  /// The line to type in; nil for a box that is not filtered.
  public var filter: LineEditor?
  /// Selection and rows in view; its height is taken from the room there is.
  public var window: ScrollWindow
  /// Stands in the place of rows when there are none.
  public var emptyText: DisplayText
  /// Columns the rows would like.
  public var contentWidth: Int
  public var styles: Styles

  public init(
    title: DisplayText, filter: LineEditor? = nil, window: ScrollWindow, emptyText: DisplayText = DisplayText(),
    contentWidth: Int = 60, styles: Styles
  ) {
    self.title = title
    self.filter = filter
    self.window = window
    self.emptyText = emptyText
    self.contentWidth = contentWidth
    self.styles = styles
  }

  /// Draws the box over the upper middle of `area`, asking `row` for the rows in view alone. `note` is told where the
  /// box (nil) and then each row is.
  /// Returns how many rows fit, for page moves.
  @discardableResult
  public func draw(
    on surface: inout Surface, over area: Rect, note: (Rect, Int?) -> Void = { _, _ in }, row: (Int) -> Row
  ) -> Int {
    // Where a frame would take most of the room, the rows have all of it.
    let isFramed = area.width >= 12 && area.height >= 5
    let box = isFramed ? box(in: area) : area
    surface.fill(box, style: styles.row)
    note(box, nil)
    var inside = isFramed ? surface.drawFrame(in: box, title: title, style: styles.frame) : box
    surface.fill(inside, style: styles.row)
    if let filter {
      filter.draw(on: &surface, in: inside.row(0).inset(columns: min(1, inside.width / 4)), style: styles.filter)
      inside = inside.droppingRows(1)
    }
    var window = window
    window.resize(height: inside.height)
    if window.count == 0 {
      surface.draw(
        emptyText.truncated(to: inside.width - 2), at: Point(x: inside.x + 1, y: inside.y), style: styles.unavailable,
        clip: inside)
    }
    for index in window.visible {
      let line = inside.row(index - window.top)
      note(line, index)
      draw(row(index), on: &surface, in: line, isSelected: index == window.selection)
    }
    return inside.height
  }

  private func box(in area: Rect) -> Rect {
    let width = min(area.width, max(20, contentWidth) + 4)
    let height = min(area.height, max(1, window.count) + (filter == nil ? 2 : 3))
    return Rect(
      x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 3, width: width, height: height)
  }

  private func draw(_ row: Row, on surface: inout Surface, in area: Rect, isSelected: Bool) {
    let isUnavailable = row.unavailable != nil
    let style = isSelected ? styles.selected : isUnavailable ? styles.unavailable : styles.row
    surface.fill(area, style: style)
    let room = max(0, area.width - 2)
    // Either has what the other leaves, and half of the room at least.
    let detail = (row.unavailable ?? row.detail).truncated(to: max(room / 2, room - row.label.width - 2))
    let label = row.label.truncated(to: detail.isEmpty ? room : room - detail.width - 2)
    let start = Point(x: area.x + 1, y: area.y)
    if isSelected || isUnavailable {
      surface.draw(label.text, at: start, style: style, clip: area)
    } else {
      surface.draw(label, at: start, clip: area)
    }
    let detailStyle = isSelected ? styles.selected : isUnavailable ? styles.unavailable : styles.detail
    surface.draw(detail, at: Point(x: area.right - 1 - detail.width, y: area.y), style: detailStyle, clip: area)
  }
}
