import CRM
import Canvas
import DisplayText
import Settings
import ViewModels

extension FormOverlay {
  /// The label, the text, what was understood of it at the right, and what is wrong with it below.
  func draw(_ block: FormLayout.Block, _ layout: FormLayout, in rows: Rect, on surface: inout Surface) {
    let field = form.fields[block.index]
    let isFocused = block.index == form.focus
    hits?.add(
      Rect(x: rows.x, y: rows.y + block.row, width: rows.width, height: block.textRows), .formField(block.index))
    let label = DisplayText(field.info.label).truncated(to: layout.labelWidth)
    surface.draw(
      label, at: Point(x: rows.x, y: rows.y + block.row), style: theme.style(isFocused ? .promptLabel : .textLabel),
      clip: rows)
    let start = rows.x + layout.labelWidth + 2
    var text = Rect(x: start, y: rows.y + block.row, width: layout.textWidth, height: block.textRows)
    if let words = wordsBeside(field, isFocused: isFocused, columns: text.width) {
      let width = min(words.width, text.width)
      surface.draw(
        words.truncated(to: width), at: Point(x: text.right - width, y: text.y), style: theme.style(.menuDetail),
        clip: rows)
      text.width = max(0, text.width - width - 2)
    }
    drawText(of: field, in: text, isFocused: isFocused, on: &surface)
    if let area = field.area { drawMarks(area, beside: text, on: &surface) }
    let style = theme.style(field.problem == nil ? .menuDetail : .statusError)
    for (index, row) in block.remark.enumerated() {
      surface.draw(row, at: Point(x: start, y: rows.y + block.row + block.textRows + index), style: style, clip: rows)
    }
  }

  /// What was understood, at the right of the text; where both have no room the text yields, unless it is being typed.
  private func wordsBeside(_ field: FormField, isFocused: Bool, columns: Int) -> DisplayText? {
    guard field.problem == nil, let understood = field.understood else { return nil }
    return isFocused && !FormLayout.fitsBeside(field, columns) ? nil : DisplayText(understood)
  }

  /// What is typed; with the cursor when the field has the focus.
  func drawText(of field: FormField, in area: Rect, isFocused: Bool, on surface: inout Surface) {
    let style = theme.style(isFocused ? .promptText : .menuRow)
    let words = showsPlaceholders ? field.placeholder ?? "" : ""
    let placeholder = StyledText(DisplayText(words), style: theme.style(.textDim))
    if let text = field.area {
      text.draw(on: &surface, in: area, style: style, isFocused: isFocused, placeholder: placeholder)
    } else if isFocused {
      field.line.draw(on: &surface, in: area, style: style, placeholder: placeholder)
      if field.isSelected {
        let width = min(DisplayText(field.text).width, area.width)
        surface.restyle(Rect(x: area.x, y: area.y, width: width, height: 1)) { $0 = theme.style(.menuSelected) }
      }
    } else {
      let text = field.isEmpty ? placeholder : StyledText(DisplayText(field.text), style: style)
      surface.draw(text.truncated(to: area.width), at: Point(x: area.x, y: area.y), clip: area)
    }
  }

  /// Signs in the gap before the text that there is more of it above and below.
  private func drawMarks(_ area: TextArea, beside text: Rect, on surface: inout Surface) {
    var shown = area
    shown.resize(to: Size(width: text.width, height: text.height))
    let hidden = shown.hidden(height: text.height)
    let style = theme.style(.menuDetail)
    if hidden.above { surface.draw(DisplayText(verbatim: "↑"), at: Point(x: text.x - 2, y: text.y), style: style) }
    if hidden.below {
      surface.draw(DisplayText(verbatim: "↓"), at: Point(x: text.x - 2, y: text.bottom - 1), style: style)
    }
  }

  // MARK: Choices

  private static let mostSuggestions = 8
  private static let fewSuggestions = 4

  /// The choices for the field that has the focus, in a list over what comes next: within the box, else out of it. What
  /// was typed before is covered only where there is no room for a few below.
  func drawSuggestions(_ layout: FormLayout, in rows: Rect, over area: Rect, on surface: inout Surface) {
    guard let field = form.focusedField, !field.suggestions.isEmpty,
      let block = layout.blocks.first(where: { $0.index == form.focus })
    else { return }
    let (start, end) = (rows.y + block.row, rows.y + block.end)
    let few = min(field.suggestions.count, Self.fewSuggestions)
    let room =
      [
        (first: end, end: rows.y + layout.height, isBelow: true), (end, area.bottom, true), (area.y, start, false),
      ].first { $0.end - $0.first >= few } ?? (end, area.bottom, true)
    let height = min(field.suggestions.count, Self.mostSuggestions, room.end - room.first)
    guard height > 0 else { return }
    let labels = field.suggestions.map { DisplayText($0.label) }
    let left = rows.x + layout.labelWidth + 1
    let list = Rect(
      x: left, y: room.isBelow ? room.first : room.end - height, width: rows.right - left, height: height)
    var window = ScrollWindow(count: labels.count, height: height, margin: 1)
    if let selection = field.selectedSuggestion { window.select(selection) }
    // A rule at the left, to tell the list from the fields it lies over.
    surface.verticalRule(in: list, style: theme.style(.menuFrame))
    for index in window.visible {
      let row = list.row(index - window.top).droppingColumns(1)
      let role: Role = index == field.selectedSuggestion ? .menuSelected : .menuRow
      surface.fill(row, style: theme.style(role))
      surface.draw(
        labels[index].truncated(to: row.width - 2), at: Point(x: row.x + 1, y: row.y), style: theme.style(role),
        clip: row)
    }
    // What is not in view is counted in the last row.
    let rest = labels.count - window.visible.upperBound
    if rest > 0 {
      let more = DisplayText(" +\(rest) ")
      surface.draw(
        more, at: Point(x: list.right - more.width, y: list.bottom - 1), style: theme.style(.menuDetail), clip: list)
    }
  }
}

extension Rect {
  /// Without so many columns at the left.
  fileprivate func droppingColumns(_ count: Int) -> Rect {
    Rect(x: x + count, y: y, width: width - count, height: height)
  }
}
