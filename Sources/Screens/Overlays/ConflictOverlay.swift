import CRM
import Canvas
import DisplayText
import Settings
import Strings
import ViewModels

/// What was changed here and at the service, field by field: what it was, what the service has, what was written here.
struct ConflictOverlay {
  let conflict: ConflictModel
  let theme: Theme

  private static let widest = 100
  /// Rows of one value: of the field under the cursor, and of the others.
  private static let focusedRows = 6
  private static let otherRows = 2

  /// Draws it over `area`, with a frame where one is wanted and there is room for it.
  func draw(over area: Rect, hasFrame: Bool = true, on surface: inout Surface) {
    guard !area.isEmpty else { return }
    let isSmall =
      !hasFrame || area.width < FormOverlay.smallestBox.width || area.height < FormOverlay.smallestBox.height
    let margin = area.width < 60 ? 0 : 2
    let width = isSmall ? area.width : min(area.width - 2 * margin, Self.widest)
    let lines = lines(width: isSmall ? width : width - 4)
    let frame = isSmall ? 0 : 2
    let height = min(lines.all.count + frame, area.height - (isSmall ? 0 : 2 * min(margin, 1)))
    let box = Rect(
      x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 3, width: width, height: height)
    var inside = box
    if !isSmall {
      inside = surface.drawFrame(in: box, title: DisplayText(conflict.title), style: theme.style(.menuFrame))
    }
    surface.fill(inside, style: theme.style(.menuRow))
    let rows = isSmall ? inside : inside.inset(columns: 1)
    // The field under the cursor is in view, from its label on.
    let last = max(0, lines.all.count - rows.height)
    let top = min(lines.focus.lowerBound, last, max(0, lines.focus.upperBound - rows.height))
    for (index, line) in lines.all.dropFirst(top).prefix(rows.height).enumerated() {
      surface.draw(line, at: Point(x: rows.x, y: rows.y + index), clip: rows)
    }
  }

  // MARK: Lines

  private func lines(width: Int) -> (all: [StyledText], focus: Range<Int>) {
    var all: [StyledText] = []
    let notice = conflict.notice ?? Strings.Conflicts.whichIsKept(conflict.service)
    all += DisplayText(notice).wrapped(to: max(1, width)).map { StyledText($0, style: theme.style(.statusBusy)) }
    var focus = 0..<0
    for (index, row) in conflict.rows.enumerated() {
      all.append(StyledText())
      let lines = lines(of: row, isFocused: index == conflict.focus, width: width)
      if index == conflict.focus { focus = all.count..<(all.count + lines.count) }
      all += lines
    }
    return (all, focus)
  }

  private func lines(of row: ConflictModel.Row, isFocused: Bool, width: Int) -> [StyledText] {
    var head = StyledText(DisplayText(verbatim: isFocused ? "> " : "  "), style: theme.style(.promptLabel))
    head.append(DisplayText(row.label), style: theme.style(isFocused ? .promptLabel : .textLabel))
    if row.choice == nil { head.append(DisplayText(verbatim: "  ?"), style: theme.style(.statusStale)) }
    var lines = [head.truncated(to: width)]
    if let base = row.base {
      lines += value(Strings.Conflicts.was, base, isChosen: false, isFocused, .menuDetail, width)
    }
    lines += value(conflict.service, row.theirs, isChosen: row.choice == .theirs, isFocused, .menuRow, width)
    return lines
      + value(Strings.Conflicts.mine, row.mine, isChosen: row.choice == .mine, isFocused, .menuRow, width)
  }

  /// A side and what it says; the one chosen is marked, and not by its colour alone.
  private func value(
    _ side: String, _ text: String, isChosen: Bool, _ isFocused: Bool, _ role: Role, _ width: Int
  ) -> [StyledText] {
    let label = DisplayText(side).truncated(to: 8)
    let room = max(1, width - Self.indent)
    let most = isFocused ? Self.focusedRows : Self.otherRows
    var rows = text.split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { DisplayText(String($0)).wrapped(to: room) }
    if rows.count > most {
      rows = Array(rows.prefix(most))
      rows[most - 1] = rows[most - 1].truncated(to: max(0, room - 1)) + DisplayText(verbatim: "…")
    }
    let style = theme.style(isChosen ? .menuSelected : role)
    return rows.enumerated().map { index, row in
      var line = StyledText(DisplayText(verbatim: isChosen && index == 0 ? "  • " : "    "), style: theme.style(role))
      if index == 0 { line.append(label, style: theme.style(.textLabel)) }
      let gap = Self.indent - 4 - (index == 0 ? label.width : 0)
      line.append(DisplayText(repeating: .space, count: gap), style: theme.style(role))
      line.append(row, style: style)
      return line.truncated(to: width)
    }
  }

  /// Columns before a value.
  private static let indent = 14
}
