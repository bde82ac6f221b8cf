import CRM
import Canvas
import DisplayText
import MirrorStore
import Settings
import ViewModels

/// Where the columns of a list go: the name first, then as many others as there is room for.
struct ListTable {
  /// Narrower than this a list shows names with a status and no columns; unless the user has chosen some.
  static let narrowest = 60

  /// A column and where it stands in the line.
  struct Place: Equatable {
    let column: RecordColumn
    let x: Int
    let width: Int
  }

  private(set) var places: [Place] = []
  /// Columns of the screen for the name, and the one that marks the cursor before it.
  let nameWidth: Int

  /// Lays `columns` out in `width`. The name has a third of it at least, and 18 columns; what does not fit is left out,
  /// the last first, and a wide one made narrower when that is enough.
  init(_ columns: [ShownColumn], width: Int) {
    let name = max(18, width / 3)
    var room = width - 2 - name
    var widths: [(column: RecordColumn, width: Int)] = []
    for shown in columns {
      // The first is there for who chose it, however wide it was made.
      let least = widths.isEmpty ? 4 : min(shown.width, max(10, shown.width / 2))
      guard room - 2 >= least else { break }
      let wide = min(shown.width, room - 2)
      widths.append((shown.column, wide))
      room -= wide + 2
    }
    nameWidth = max(0, name + room)
    var x = 2 + nameWidth
    for (column, width) in widths {
      x += 1
      places.append(Place(column: column, x: x, width: width))
      x += width + 1
    }
  }
}

extension BrowserScreen {
  /// Whether the list in this width is a table.
  func showsColumns(_ account: AccountModel, width: Int) -> Bool {
    width >= (account.hasChosenColumns ? 36 : ListTable.narrowest) && !account.shownColumns.isEmpty
  }

  /// The line above a table: what its columns are, and which of them it is sorted by.
  func drawHeader(_ table: ListTable, _ account: AccountModel, in line: Rect, on surface: inout Surface) {
    let style = theme.style(.listHeader)
    surface.fill(line, style: style)
    let name = account.kindInfo.singular + arrow(account.kindInfo.nameSortKeys, account)
    surface.draw(
      DisplayText(name).truncated(to: table.nameWidth), at: Point(x: line.x + 2, y: line.y), style: style, clip: line)
    for place in table.places {
      // The arrow is what a title is cut for.
      let arrow = arrow(place.column.sortKeys, account)
      let title = DisplayText(place.column.title).truncated(to: place.width - arrow.count)
      surface.draw(title, at: Point(x: line.x + place.x, y: line.y), style: style, clip: line)
      surface.draw(
        DisplayText(arrow), at: Point(x: line.x + place.x + title.width, y: line.y), style: style, clip: line)
    }
  }

  private func arrow(_ keys: [String], _ account: AccountModel) -> String {
    guard let sort = account.question.sort, keys.contains(sort.key) else { return "" }
    return sort.isDescending ? " ↓" : " ↑"
  }

  /// What the columns of a row show.
  func drawCells(
    _ table: ListTable, of row: RecordRow, _ account: AccountModel, in line: Rect, matching words: [String],
    on surface: inout Surface
  ) {
    for place in table.places {
      guard let value = account.value(of: place.column, in: row) else { continue }
      let text = DisplayText.preview(of: value.words(times), columns: place.width)
      let role: Role = place.column.source == .status ? .listStatus : .listColumn
      let start = Point(x: line.x + place.x, y: line.y)
      surface.draw(text, at: start, style: theme.style(role), clip: line)
      mark(words, in: text, at: start, on: &surface)
    }
  }
}
