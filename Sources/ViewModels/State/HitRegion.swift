public import Canvas

/// What the mouse finds at a place of the screen.
public enum HitTarget: Sendable, Hashable {
  /// A pane, where it holds no row.
  case pane(Pane)
  /// A row of the list, a field of the record, an item of the timeline, by its index.
  case row(Pane, Int)
  /// The right edge of a pane, the line to its neighbour.
  case edge(Pane)
  /// Something found by the search line.
  case hit(Int)
  case outbox
  case outboxRow(Int)
  /// An open menu, where it holds no row.
  case menu
  case menuRow(Int)
  /// A field of the open form.
  case formField(Int)
}

/// A part of the screen, and what is there.
public struct HitRegion: Sendable, Hashable {
  public var area: Rect
  public var target: HitTarget

  public init(_ area: Rect, _ target: HitTarget) {
    self.area = area
    self.target = target
  }
}
