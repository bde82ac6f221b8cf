import CRM
import Canvas
import DisplayText
import Settings
import Strings
import ViewModels

/// Menus, forms, texts and the outbox as lines, in the place of the panes.
extension BrowserScreen {
  func drawLines(_ menu: Menu, in area: Rect, on surface: inout Surface) -> Int {
    hits?.add(area, .menu)
    let title = Strings.Linear.menu(menu.title, filter: menu.filter.text, count: menu.matches.count)
    let rows = drawHeading(title, in: area, on: &surface)
    var window = menu.window
    window.resize(height: rows.height)
    for index in window.visible {
      let item = menu.matches[index]
      let label = item.label.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let words = [label, item.detail, item.unavailable.map(Strings.Linear.notNow)].compactMap(\.self)
      drawLine(
        words.filter { !$0.isEmpty }.joined(separator: ", "), isSelected: index == window.selection,
        in: rows.row(index - window.top), .menuRow(index), on: &surface)
    }
    if menu.matches.isEmpty {
      drawLinearNotes(wrapped(Strings.Menus.nothingMatches, rows.width, theme.style(.text)), in: rows, on: &surface)
    }
    return rows.height
  }

  func drawLines(_ form: OpenForm, in area: Rect, on surface: inout Surface) -> Size? {
    let model = form.model
    let title = Strings.Linear.form(model.form.label, subject: model.subject)
    let rows = drawHeading(title, in: area, on: &surface)
    let overlay = FormOverlay(
      form: model, notice: form.notice, hints: [], theme: theme, showsPlaceholders: false, hits: hits)
    let notes = [form.notice, choices(of: model), example(of: model)].compactMap(\.self)
      .flatMap { wrapped($0, rows.width, theme.style(.text)) }
    let layout = FormLayout(model, width: rows.width, height: max(1, rows.height - notes.count))
    for block in layout.blocks { overlay.draw(block, layout, in: rows, on: &surface) }
    for (offset, line) in notes.enumerated() {
      surface.draw(line, at: Point(x: rows.x, y: rows.y + layout.height + offset), clip: rows)
    }
    return layout.textSize
  }

  /// What may be typed in the field with the focus.
  private func example(of model: FormModel) -> String? {
    guard let field = model.focusedField, field.isEmpty else { return nil }
    return field.placeholder.map(Strings.Linear.example)
  }

  /// What may be chosen in the field with the focus, what is chosen now first.
  private func choices(of model: FormModel) -> String? {
    guard let field = model.focusedField, !field.suggestions.isEmpty else { return nil }
    let names = field.suggestions.map(\.label)
    let start = field.selectedSuggestion ?? 0
    return Strings.Linear.choices((names[start...] + names[..<start]).joined(separator: ", "))
  }

  /// A text to read, from the row it is scrolled to; returns how much of it there was room for.
  func drawLines(_ sheet: TextSheet, in area: Rect, on surface: inout Surface) -> SheetView {
    let body = drawHeading(Strings.Linear.text(sheet.title), in: area, on: &surface)
    let notes = sheet.note.map { wrapped($0, body.width, theme.style(.text)).prefix(2) } ?? []
    let text = Rect(x: body.x, y: body.y, width: body.width, height: max(0, body.height - notes.count))
    let rows = SheetRows(sheet.lines, width: max(1, text.width))
    let top = max(0, min(sheet.top, rows.count - text.height))
    for (row, line) in rows.lines(top..<max(top, min(rows.count, top + text.height))).enumerated() {
      surface.draw(line, at: Point(x: text.x, y: text.y + row), style: theme.style(.text), clip: text)
    }
    for (row, note) in notes.enumerated() {
      let y = body.y + min(text.height, rows.count - top) + row
      surface.draw(note, at: Point(x: body.x, y: y), clip: body)
    }
    if !body.isEmpty { surface.cursor = Point(x: body.x, y: body.y) }
    return SheetView(height: text.height, rows: rows.count)
  }

  func drawLines(_ outbox: OutboxModel, in area: Rect, on surface: inout Surface) -> Int {
    hits?.add(area, .outbox)
    let rows = drawHeading(Strings.Linear.outbox(outbox.rows.count), in: area, on: &surface)
    guard !outbox.rows.isEmpty else {
      let words = outbox.isLoaded ? Strings.Outbox.allDelivered : Strings.Common.loading
      drawLinearNotes(wrapped(words, rows.width, theme.style(.text)), in: rows, on: &surface)
      return max(1, rows.height)
    }
    let notes = outbox.selectedRow.map { outboxNotes($0, width: rows.width) } ?? []
    let noteHeight = min(notes.count, rows.height / 2)
    var window = outbox.window
    window.resize(height: rows.height - noteHeight)
    for index in window.visible {
      let row = outbox.rows[index]
      let name = outbox.titles[row.write.ref] ?? row.write.ref.record.id
      drawLine(
        "\(row.state.words), \(row.write.summary), \(name), \(times.age(of: row.write.madeAt))",
        isSelected: index == window.selection, in: rows.row(index - window.top), .outboxRow(index), on: &surface)
    }
    for (offset, line) in notes.prefix(noteHeight).enumerated() {
      surface.draw(line, at: Point(x: rows.x, y: rows.bottom - noteHeight + offset), clip: rows)
    }
    return max(1, rows.height - noteHeight)
  }
}
