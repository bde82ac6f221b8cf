import CRM
import Canvas
import DisplayText
import Settings
import ViewModels

/// A form over the panes: a box with a row for each field, the choices for the one that has the focus, and the keys.
struct FormOverlay {
  /// A key that does something here.
  struct Hint {
    let key: String
    let words: String
  }

  let form: FormModel
  /// Stands above the hints: that a draft was restored, why the form was not taken.
  let notice: String?
  let hints: [Hint]
  let theme: Theme
  /// Whether empty fields show what may be typed. Heard, it would be taken for what they hold.
  var showsPlaceholders = true
  /// Takes down where a field is; nil unless the mouse is used.
  var hits: HitCollector?

  /// Where a frame would take most of the room, there is only the field that has the focus.
  static let smallestBox = Size(width: 30, height: 8)
  private static let widest = 100

  /// Draws the form over `area`. Returns the room that the text of several lines has, for `FormModel.resizeText(to:)`;
  /// nil when it is not in view.
  func draw(over area: Rect, on surface: inout Surface) -> Size? {
    guard area.width >= Self.smallestBox.width, area.height >= Self.smallestBox.height else {
      return drawFocusedField(in: area, on: &surface)
    }
    let margin = area.width < 60 ? 0 : 2
    let width = min(area.width - 2 * margin, Self.widest)
    let foot = (notice == nil ? 0 : 1) + (hints.isEmpty ? 0 : 1)
    let most = area.height - 2 * min(margin, 1)
    let layout = FormLayout(form, width: width - 4, height: most - 2 - foot)
    let height = layout.height + 2 + foot
    let box = Rect(
      x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 3, width: width, height: height)
    let isWhole = layout.blocks.count == form.fields.count
    let inside = surface.drawFrame(in: box, title: title(isWhole: isWhole), style: theme.style(.menuFrame))
    surface.fill(inside, style: theme.style(.menuRow))
    let rows = inside.inset(columns: 1)
    for block in layout.blocks { draw(block, layout, in: rows, on: &surface) }
    drawFoot(in: rows.droppingRows(layout.height), on: &surface)
    drawSuggestions(layout, in: rows, over: area, on: &surface)
    return layout.textSize
  }

  /// `Log a call · Ada Lovelace`, and which of how many fields has the focus where not all are in view.
  private func title(isWhole: Bool) -> DisplayText {
    let place = isWhole ? "" : "\(form.focus + 1)/\(form.fields.count) · "
    return DisplayText(place + (form.subject.isEmpty ? form.form.label : "\(form.form.label) · \(form.subject)"))
  }

  // MARK: The foot

  private func drawFoot(in area: Rect, on surface: inout Surface) {
    var area = area
    if let notice {
      surface.draw(
        DisplayText(notice).truncated(to: area.width), at: Point(x: area.x, y: area.y), style: theme.style(.statusBusy),
        clip: area)
      area = area.droppingRows(1)
    }
    drawHints(in: area, on: &surface)
  }

  /// As many hints as fit whole.
  func drawHints(in area: Rect, on surface: inout Surface) {
    var line = StyledText()
    for hint in hints {
      var longer = line
      if !longer.isEmpty { longer.append(DisplayText(verbatim: "  "), style: theme.style(.statusHint)) }
      longer.append(DisplayText(hint.key), style: theme.style(.keyHint))
      longer.append(DisplayText(" \(hint.words)"), style: theme.style(.statusHint))
      guard longer.width <= area.width else { break }
      line = longer
    }
    surface.draw(line, at: Point(x: area.x, y: area.y), clip: area.row(0))
  }

  // MARK: The smallest

  /// The label, the field, what was understood of it or what is wrong with it, and the keys, as far as there is room.
  private func drawFocusedField(in area: Rect, on surface: inout Surface) -> Size? {
    surface.fill(area, style: theme.style(.menuRow))
    guard let field = form.focusedField, !area.isEmpty else { return nil }
    let foot = area.height >= 4 && !hints.isEmpty ? 1 : 0
    let head = area.height >= 2 ? 1 : 0
    if head == 1 {
      let place = DisplayText("\(form.focus + 1)/\(form.fields.count)")
      let label = DisplayText(field.info.label).truncated(to: area.width - place.width - 1)
      surface.draw(label, at: Point(x: area.x, y: area.y), style: theme.style(.promptLabel), clip: area)
      surface.draw(
        place, at: Point(x: area.right - place.width, y: area.y), style: theme.style(.menuDetail), clip: area)
    }
    let room = area.height - head - foot
    let words = remarks(on: field, columns: area.width).prefix(max(0, room - 1))
    let textRows = field.area == nil ? 1 : max(1, room - words.count)
    let text = Rect(x: area.x, y: area.y + head, width: area.width, height: min(textRows, room))
    drawText(of: field, in: text, isFocused: true, on: &surface)
    for (index, row) in words.enumerated() {
      surface.draw(row, at: Point(x: area.x, y: text.bottom + index), clip: area)
    }
    if foot == 1 { drawHints(in: area.row(area.height - 1), on: &surface) }
    return field.area == nil ? nil : Size(width: text.width, height: text.height)
  }

  /// What is wrong with a field, else what was understood, else what may be chosen, in rows.
  private func remarks(on field: FormField, columns: Int) -> [StyledText] {
    func rows(_ text: String, _ role: Role) -> [StyledText] {
      DisplayText(text).wrapped(to: max(1, columns)).map { StyledText($0, style: theme.style(role)) }
    }
    if let problem = field.problem { return rows(problem, .statusError) }
    if let understood = field.understood { return rows(understood, .menuDetail) }
    // What comes next when going down.
    let next = (field.selectedSuggestion ?? -1) + 1
    let choices = (field.suggestions[next...] + field.suggestions[..<next]).map(\.label).joined(separator: " · ")
    return choices.isEmpty ? [] : rows(choices, .menuDetail)
  }
}
