import Canvas
import ViewModels

/// Where everything goes on a screen of a given size.
///
/// Three panes from 100 columns, two from 60 (the list and the one last looked at), one below.
struct ScreenLayout {
  /// Every pane but the first holds the rule to its left.
  private(set) var panes: [Pane: Rect] = [:]
  let status: Rect
  let bottom: Rect

  init(size: Size, focus: Pane) {
    let area = Rect(x: 0, y: 0, width: size.width, height: size.height - 2)
    status = Rect(x: 0, y: area.height, width: size.width, height: min(1, size.height))
    bottom = Rect(x: 0, y: area.height + 1, width: size.width, height: size.height > 1 ? 1 : 0)
    let shown = Self.shown(width: size.width, focus: focus)
    let extents = shown.map { Self.extent(of: $0, width: size.width) }
    panes = Dictionary(uniqueKeysWithValues: zip(shown, Layout.columns(extents, in: area)))
  }

  private static func shown(width: Int, focus: Pane) -> [Pane] {
    if width >= 100 { return Pane.allCases }
    if width >= 60 { return focus == .list ? [.list, .detail] : [.list, focus] }
    return [focus]
  }

  /// The list takes a little less than its share and does not grow for ever: names are short, texts are long.
  private static func extent(of pane: Pane, width: Int) -> Layout.Extent {
    switch (pane, width) {
    case (.list, 160...): .fixed(48)
    case (.list, _): .flexible(weight: 19)
    case (_, _): .flexible(weight: 20)
    }
  }
}
