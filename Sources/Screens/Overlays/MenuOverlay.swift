import Canvas
import DisplayText
import Settings
import Strings
import ViewModels

extension BrowserScreen {
  /// Draws a menu over the panes and returns how many of its rows fit.
  func drawMenu(_ menu: Menu, over area: Rect, on surface: inout Surface) -> Int {
    let widths = menu.items.map {
      DisplayText($0.label).width + DisplayText($0.unavailable ?? $0.detail ?? "").width + 4
    }
    let picker = Picker(
      title: DisplayText(menu.title), filter: menu.filter, window: menu.window,
      emptyText: DisplayText(Strings.Menus.nothingMatches),
      contentWidth: max(widths.max() ?? 0, menu.title.count + 4),
      styles: Picker.Styles(
        frame: theme.style(.menuFrame), filter: theme.style(.promptText), row: theme.style(.menuRow),
        selected: theme.style(.menuSelected), detail: theme.style(.menuDetail),
        unavailable: theme.style(.menuDisabled)))
    return picker.draw(
      on: &surface, over: area,
      note: { place, index in hits?.add(place, index.map(HitTarget.menuRow) ?? .menu) }
    ) { index in
      let item = menu.matches[index]
      return Picker.Row(
        StyledText(DisplayText(item.label), style: theme.style(.menuRow)), detail: DisplayText(item.detail ?? ""),
        unavailable: item.unavailable.map { DisplayText($0) })
    }
  }
}
