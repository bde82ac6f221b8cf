import Canvas
import ViewModels

/// Where everything goes on a screen of a given size.
///
/// Three panes from 100 columns, two from 60 (the list and the one last looked at), one below; fewer where the user has
/// put some away or gives one the whole screen.
struct ScreenLayout {
  /// Every pane but the first holds the rule to its left.
  private(set) var panes: [Pane: Rect] = [:]
  /// The panes from left to right and where they end.
  private(set) var spans: [PaneSpan] = []
  /// The tour's panel below the panes; empty without a tour.
  let panel: Rect
  let status: Rect
  let bottom: Rect

  init(
    size: Size, focus: Pane, arrangement: PaneArrangement = PaneArrangement(), isZoomed: Bool = false,
    panelHeight: Int = 0
  ) {
    let panelHeight = max(0, min(panelHeight, (size.height - 2) / 2))
    let area = Rect(x: 0, y: 0, width: size.width, height: size.height - 2 - panelHeight)
    panel = Rect(x: 0, y: area.height, width: size.width, height: panelHeight)
    status = Rect(x: 0, y: panel.bottom, width: size.width, height: min(1, size.height))
    bottom = Rect(x: 0, y: panel.bottom + 1, width: size.width, height: size.height > 1 ? 1 : 0)
    let shown = isZoomed ? [focus] : Self.shown(arrangement.visible(focus: focus), width: size.width, focus: focus)
    let columns = Layout.columns(Self.extents(of: shown, arrangement, width: size.width), in: area)
    panes = Dictionary(uniqueKeysWithValues: zip(shown, columns))
    spans = zip(shown, columns).map { PaneSpan(pane: $0, end: $1.right) }
  }

  private static func shown(_ visible: [Pane], width: Int, focus: Pane) -> [Pane] {
    if width >= 100 { return visible }
    guard width >= 60 else { return [focus] }
    if visible.count < 3 { return visible }
    return focus == .list ? [.list, .detail] : [.list, focus]
  }

  private static func extents(of panes: [Pane], _ arrangement: PaneArrangement, width: Int) -> [Layout.Extent] {
    guard let ends = arrangement.ends(of: panes, width: width) else {
      return panes.map { .flexible(weight: weight(of: $0, width: width)) }
    }
    return zip(ends, [0] + ends).map { end, start in .fixed(end - start) }
  }

  /// A list of names and little else takes a little less than its share; where there is room for columns it is a table,
  /// and takes more.
  private static func weight(of pane: Pane, width: Int) -> Int {
    switch (pane, width) {
    case (.list, 160...): 42
    case (.detail, 160...): 26
    case (.timeline, 160...): 32
    case (.list, _): 19
    case (_, _): 20
    }
  }
}
