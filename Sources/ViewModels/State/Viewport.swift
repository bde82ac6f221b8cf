public import Canvas

/// What the last painted screen showed of each pane. The screen decides it, because only it knows widths and wrapping;
/// page moves and lazy loading read it.
public struct Viewport: Sendable, Hashable {
  /// Rows of the list that fit.
  public var listHeight: Int
  public var detail: ScrollView
  public var timeline: ScrollView
  /// Rows of an open menu that fit.
  public var menuHeight: Int
  /// Rows of the outbox that fit.
  public var outboxHeight: Int
  public var sheet: SheetView
  /// The room that the long text of an open form has; nil while it is out of view.
  public var formText: Size?
  /// Panes that can be seen; the focused one always is.
  public var visiblePanes: Set<Pane>
  /// What the mouse finds where, what lies above last; empty while nobody asks.
  public var regions: [HitRegion] = []
  /// The panes that can be seen, from left to right, and where they end.
  public var spans: [PaneSpan] = []
  /// Whether the list is wide enough to be a table.
  public var showsColumns = false

  public init(
    listHeight: Int = 20, detail: ScrollView = ScrollView(), timeline: ScrollView = ScrollView(), menuHeight: Int = 10,
    outboxHeight: Int = 10, sheet: SheetView = SheetView(), formText: Size? = nil,
    visiblePanes: Set<Pane> = Set(Pane.allCases), showsColumns: Bool = false
  ) {
    self.listHeight = listHeight
    self.showsColumns = showsColumns
    self.detail = detail
    self.timeline = timeline
    self.menuHeight = menuHeight
    self.outboxHeight = outboxHeight
    self.sheet = sheet
    self.formText = formText
    self.visiblePanes = visiblePanes
  }
}

/// A pane and the column of the screen before which it ends.
public struct PaneSpan: Sendable, Hashable {
  public var pane: Pane
  public var end: Int

  public init(pane: Pane, end: Int) {
    self.pane = pane
    self.end = end
  }
}

/// What was shown of a pane whose items differ in height.
public struct ScrollView: Sendable, Hashable {
  public var height: Int
  public var anchor: ScrollAnchor
  /// The last item of which a row could be seen.
  public var lastItem: Int
  /// Rows of the selected item above the top and below the bottom of the pane.
  public var hiddenAbove: Int
  public var hiddenBelow: Int

  public init(
    height: Int = 20, anchor: ScrollAnchor = ScrollAnchor(), lastItem: Int = 0, hiddenAbove: Int = 0,
    hiddenBelow: Int = 0
  ) {
    self.height = height
    self.anchor = anchor
    self.lastItem = lastItem
    self.hiddenAbove = hiddenAbove
    self.hiddenBelow = hiddenBelow
  }
}

/// The top row of a scrolled pane: a row of an item. Unlike a row number it needs no heights of what lies above.
public struct ScrollAnchor: Sendable, Hashable {
  public var item: Int
  public var row: Int

  public init(item: Int = 0, row: Int = 0) {
    self.item = item
    self.row = row
  }
}
