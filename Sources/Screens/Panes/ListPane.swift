import CRM
import Canvas
import DisplayText
import MirrorStore
import Settings
import ViewModels

extension BrowserScreen {
  /// Draws the list and returns how many rows of it fit.
  func drawList(in area: Rect, on surface: inout Surface) -> Int {
    guard let account = browser.account, area.height > 0 else { return 1 }
    let rows = drawPanel(.list, title: listTitle(account), in: area, on: &surface)
    let list = account.list
    if list.count == 0 {
      for (offset, line) in emptyList(list, account: account, width: rows.width - 2).prefix(rows.height).enumerated() {
        surface.draw(line, at: Point(x: rows.x + 1, y: rows.y + offset), clip: rows)
      }
    }
    let window = list.window
    for offset in 0..<min(rows.height, max(0, list.count - window.top)) {
      let index = window.top + offset
      let line = Rect(x: rows.x, y: rows.y + offset, width: rows.width, height: 1)
      if let row = list.rows[index] {
        draw(row, in: line, isSelected: index == window.selection, on: &surface)
      } else {
        surface.draw(
          DisplayText(verbatim: "…"), at: Point(x: line.x + 2, y: line.y), style: theme.style(.listPlaceholder),
          clip: line)
      }
    }
    return max(1, rows.height)
  }

  private func listTitle(_ account: AccountModel) -> String {
    var title = account.kindInfo.plural
    if let view = account.view { title += " · \(view.name)" }
    if let text = account.question.text { title += " · “\(text)”" }
    if let sort = account.question.sort { title += " · \(sort.label)" }
    return title
  }

  /// Only the marker and the name change with the selection: moving it must stay cheap over a slow line.
  private func draw(_ row: RecordRow, in line: Rect, isSelected: Bool, on surface: inout Surface) {
    let isFocused = browser.focus == .list && browser.overlay == nil
    let style = theme.style(isSelected ? (isFocused ? .listSelected : .listSelectedUnfocused) : .listRow)
    // A value says more beside the name where a status stands at the edge.
    let statusText = DisplayText(row.status ?? row.value ?? "").truncated(to: max(0, min(16, line.width / 3)))
    let nameWidth = max(0, line.width - 2 - (statusText.width > 0 ? statusText.width + 2 : 1))
    let name = DisplayText(row.title).truncated(to: nameWidth)
    if isSelected {
      surface.draw(DisplayText(verbatim: "> "), at: Point(x: line.x, y: line.y), style: style, clip: line)
    }
    drawName(name, at: Point(x: line.x + 2, y: line.y), style: style, clip: line, on: &surface)
    let rest = nameWidth - name.width - 2
    let details = [row.status == nil ? nil : row.value, row.subtitle].compactMap(\.self)
    if !details.isEmpty, rest > 3 {
      surface.draw(
        DisplayText(details.joined(separator: " · ")).truncated(to: rest),
        at: Point(x: line.x + 4 + name.width, y: line.y),
        style: theme.style(.textDim), clip: line)
    }
    surface.draw(
      statusText, at: Point(x: line.right - 1 - statusText.width, y: line.y), style: theme.style(.listStatus),
      clip: line)
  }

  /// The bar covers as much of the name as is cheap to send: nearly every name whole, but of scripts that take three
  /// bytes a letter the beginning.
  private func drawName(_ name: DisplayText, at point: Point, style: Style, clip: Rect, on surface: inout Surface) {
    let bar = name.prefix(utf8Bytes: Self.barBytes)
    surface.draw(bar, at: point, style: style, clip: clip)
    guard bar != name else { return }
    surface.draw(
      name.dropping(columns: bar.width), at: Point(x: point.x + bar.width, y: point.y), style: theme.style(.listRow),
      clip: clip)
  }

  /// Bytes of UTF-8 of a name that change with the selection: two rows of it, with what is around them, are one small
  /// packet.
  private static let barBytes = 34

  /// Why there is nothing to show: an answer not yet here, a failure and an empty answer are never the same.
  private func emptyList(_ list: ListModel, account: AccountModel, width: Int) -> [StyledText] {
    let dim = theme.style(.textDim)
    if let problem = list.problem {
      return wrapped(problem.line, width, theme.style(.statusError))
        + wrapped("\(browser.keyName(for: "refresh")) tries again.", width, dim)
    }
    if list.answer == nil {
      return wrapped("Asking \(account.capabilities.name)…", width, dim)
    }
    if let text = list.question.text {
      return wrapped(
        "Nothing on \(account.capabilities.name) matches “\(text)”. \(browser.keyName(for: "back")) shows the whole list.",
        width, dim)
    }
    return wrapped("\(account.capabilities.name) has no \(account.kindInfo.plural.lowercased()) here.", width, dim)
  }
}
