import CRM
import Canvas
import DisplayText
import Settings
import Strings
import ViewModels

extension BrowserScreen {
  /// Draws what is not delivered yet in the place of the panes, and returns how many rows of it fit.
  func drawOutbox(_ outbox: OutboxModel, in area: Rect, on surface: inout Surface) -> Int {
    let title = StyledText(
      DisplayText(Strings.Outbox.title(outbox.rows.count)), style: theme.style(.paneTitleFocused))
    hits?.add(area, .outbox)
    let body = Panel(title: title, barStyle: theme.style(.paneTitleFocused)).draw(on: &surface, in: area)
    guard !outbox.rows.isEmpty else {
      let words = outbox.isLoaded ? Strings.Outbox.allDelivered : Strings.Common.loading
      for (row, line) in wrapped(words, body.width - 2, theme.style(.textDim)).enumerated() {
        surface.draw(line, at: Point(x: body.x + 1, y: body.y + row), clip: body)
      }
      return max(1, body.height)
    }
    let notes = outbox.selectedRow.map { outboxNotes($0, width: body.width - 2) } ?? []
    let noteHeight = body.height < 8 ? 0 : min(notes.count + 1, body.height / 2)
    let rows = Rect(x: body.x, y: body.y, width: body.width, height: body.height - noteHeight)
    draw(outbox, in: rows, on: &surface)
    if noteHeight > 0 {
      let room = Rect(x: body.x, y: rows.bottom, width: body.width, height: noteHeight)
      surface.horizontalRule(in: room, style: theme.style(.paneRule))
      for (row, line) in notes.prefix(noteHeight - 1).enumerated() {
        surface.draw(line, at: Point(x: room.x + 1, y: room.y + 1 + row), clip: room)
      }
    }
    return max(1, rows.height)
  }

  private func draw(_ outbox: OutboxModel, in area: Rect, on surface: inout Surface) {
    var window = outbox.window
    window.resize(height: area.height)
    let columns = OutboxColumns(width: area.width)
    for index in window.visible {
      let line = area.row(index - window.top)
      hits?.add(line, .outboxRow(index))
      let row = outbox.rows[index]
      let isSelected = index == window.selection
      for (cell, text) in zip(columns.cells, cells(of: row, title: outbox.titles[row.write.ref])) where cell.width > 0 {
        let style = cell.isState ? style(row.state) : theme.style(isSelected && cell.isWhat ? .listSelected : .listRow)
        surface.draw(
          DisplayText(text).truncated(to: cell.width), at: Point(x: line.x + cell.x, y: line.y), style: style,
          clip: line)
      }
      if isSelected {
        surface.draw(
          DisplayText(verbatim: ">"), at: Point(x: line.x, y: line.y), style: theme.style(.listSelected), clip: line)
      }
    }
  }

  /// Mark, state, age, attempts, record, what; the mark stands apart for screens without room for the state.
  private func cells(of row: OutboxItem, title: String?) -> [String] {
    [
      String(describing: row.state.mark), row.state.shortWords, times.age(of: row.write.madeAt), "\(row.attempts)×",
      title ?? row.write.ref.record.id, row.write.summary,
    ]
  }

  /// What the selected row is about: why it is still there, what the server said, and what to try.
  func outboxNotes(_ row: OutboxItem, width: Int) -> [StyledText] {
    let text = theme.style(.text)
    var notes: [StyledText] = []
    if let question = row.question { notes += wrapped(question.question, width, style(.inDoubt)) }
    if let conflict = row.conflict {
      notes += wrapped(Strings.Outbox.changedThere(conflict.summary), width, style(.conflict))
      let key = browser.keyName(for: "outbox-open", in: .outbox)
      notes += wrapped(Strings.Conflicts.advice(key: key), width, text)
    }
    if let problem = row.problem {
      notes += wrapped(problem.summary, width, row.state == .rejected ? style(.rejected) : text)
      if let server = problem.serverWords { notes += wrapped("“\(server)”", width, text) }
      if let advice = problem.advice { notes += wrapped(advice, width, theme.style(.textDim)) }
    }
    if row.state == .queued, row.dueAt > times.now {
      let time = times.clock(row.dueAt, withSeconds: true)
      notes += wrapped(Strings.Outbox.due(at: time, isAgain: row.attempts > 0), width, theme.style(.textDim))
    }
    let origin = Strings.Outbox.written(in: row.write.ref.account.rawValue, times.moment(row.write.madeAt))
    return notes + wrapped(origin, width, theme.style(.textDim))
  }
}

extension OutboxState {
  /// As a column has room for.
  fileprivate var shortWords: String {
    switch self {
    case .inDoubt: Strings.OutboxStates.inDoubt
    case .conflict: Strings.OutboxStates.conflict
    default: words
    }
  }
}

/// Where the columns of the outbox stand. What is least missed goes first where room lacks.
private struct OutboxColumns {
  struct Cell {
    var x = 0
    var width: Int
    var isState = false
    var isWhat = false
  }

  private(set) var cells: [Cell]

  init(width: Int) {
    let isWide = width >= 70
    cells = [
      Cell(width: 1, isState: true), Cell(width: isWide ? 8 : 0, isState: true), Cell(width: isWide ? 10 : 0),
      Cell(width: isWide ? 4 : 0), Cell(width: min(30, max(0, width - 4) / 3)), Cell(width: 0, isWhat: true),
    ]
    var x = 2
    for index in cells.indices {
      cells[index].x = x
      if index == cells.count - 1 { cells[index].width = max(0, width - x - 1) }
      if cells[index].width > 0 { x += cells[index].width + 1 + (index > 0 ? 1 : 0) }
    }
  }
}
