import Canvas
import DisplayText
import Settings
import Strings
import ViewModels

extension BrowserScreen {
  /// Draws what can follow the keys typed, in columns at the foot of `area`. What does not fit is counted.
  func drawKeyChoices(_ choices: KeyChoices, over area: Rect, on surface: inout Surface) {
    let isFramed = area.width >= 20 && area.height >= 5
    let frame = isFramed ? 1 : 0
    let columns = KeyColumns(
      choices.choices, room: Size(width: area.width - 2 * frame, height: area.height - 2 * frame))
    guard columns.rows > 0 else { return }
    let height = columns.rows + 2 * frame
    let box = Rect(x: area.x, y: area.bottom - height, width: area.width, height: height)
    var inside = box
    if isFramed {
      let title = DisplayText("\(choices.typed) …")
      inside = surface.drawFrame(in: box, title: title, style: theme.style(.menuFrame))
      if columns.hidden > 0 { drawRest(columns.hidden, in: box, on: &surface) }
    }
    surface.fill(inside, style: theme.style(.menuRow))
    for (index, choice) in choices.choices.prefix(columns.shown).enumerated() {
      let cell = columns.cell(index, in: inside)
      let key = DisplayText(choice.key)
      let x = cell.x + 1 + columns.keyWidth - key.width
      surface.draw(key, at: Point(x: x, y: cell.y), style: theme.style(.keyHint), clip: cell)
      let words = DisplayText(choice.words ?? "…").truncated(to: max(0, cell.width - columns.keyWidth - 4))
      surface.draw(
        words, at: Point(x: cell.x + columns.keyWidth + 3, y: cell.y),
        style: theme.style(choice.words == nil ? .menuDetail : .menuRow), clip: cell)
    }
  }

  /// How many more keys there are than fit, at the right end of the lower edge.
  private func drawRest(_ count: Int, in box: Rect, on surface: inout Surface) {
    let words = DisplayText(Strings.Hints.more(count))
    surface.draw(
      words, at: Point(x: box.right - 2 - words.width, y: box.bottom - 1), style: theme.style(.menuFrame), clip: box)
  }
}

/// Where the choices stand: as few rows as do, at most half of the room, one column after the other.
private struct KeyColumns {
  let rows: Int
  let keyWidth: Int
  let shown: Int
  let hidden: Int
  private let columns: Int

  init(_ choices: [KeyChoices.Choice], room: Size) {
    let keys = choices.map { DisplayText($0.key).width }.max() ?? 0
    let words = choices.map { DisplayText($0.words ?? "…").width }.max() ?? 0
    keyWidth = keys
    let height = max(min(1, room.height), room.height / 2)
    // Words are cut before keys are left out, as long as there is something of the words.
    let least = max(1, room.width / max(1, keys + min(words, 44) + 5))
    let most = max(least, room.width / max(1, keys + min(words, 18) + 5))
    columns = (least...most).first { $0 * height >= choices.count } ?? most
    rows = min((choices.count + columns - 1) / columns, height)
    shown = min(choices.count, rows * columns)
    hidden = choices.count - shown
  }

  func cell(_ index: Int, in inside: Rect) -> Rect {
    let width = inside.width / columns
    return Rect(x: inside.x + index / rows * width, y: inside.y + index % rows, width: width, height: 1)
  }
}
