import CRM
import Canvas
import DisplayText
import MirrorStore
import Settings
import Strings
import ViewModels

extension BrowserScreen {
  /// Draws the record and says what part of it was shown.
  func drawDetail(in area: Rect, on surface: inout Surface) -> ScrollView {
    let model = browser.detail
    let title = model.stored?.record.title ?? Strings.Panes.record
    let body = drawPanel(.detail, title: title, in: area, on: &surface).inset(columns: 1)
    drawElsewhere(model.linked, in: area, on: &surface)
    guard let detail = model.detail else {
      for (row, line) in missingDetail(width: body.width).enumerated() {
        surface.draw(line, at: Point(x: body.x, y: body.y + row), clip: body)
      }
      return ScrollView(height: max(1, body.height))
    }
    let items = FieldLines(detail: detail, screen: self, width: body.width)
    let words = words(foundIn: .detail)
    let anchor = anchor(showing: words, in: model.scroll, count: items.count, height: body.height) {
      items.lines(of: $0, isSelected: false)
    }
    let layout = ItemLayout(
      count: items.count, selection: model.scroll.selection, anchor: anchor, height: body.height,
      heightOf: { items.lines(of: $0, isSelected: false).count })
    let isFocused = browser.focus == .detail
    for slot in layout.slots {
      let lines = items.lines(of: slot.item, isSelected: isFocused && slot.item == model.scroll.selection)
      for (offset, line) in lines[slot.rows].enumerated() {
        surface.draw(marked(line, words), at: Point(x: body.x, y: body.y + slot.y + offset), clip: body)
      }
      noteSlot(slot, .detail, in: body)
      if marksLinks { items.link(slot, lines, in: body, on: &surface) }
    }
    drawScrollBar(layout.span, of: items.count * 1000, in: body.widened, on: &surface)
    return layout.view
  }

  /// At the end of the title's row: that there is more of this person in another account, and the key that goes there.
  private func drawElsewhere(_ linked: [LinkedRecord], in area: Rect, on surface: inout Surface) {
    guard let first = linked.first, area.height > 0 else { return }
    let text = DisplayText(
      Strings.LinkedRecords.alsoIn(
        first.ref.account.rawValue, key: browser.keyName(for: "linked"), isByDomain: !first.basis.isOfTheSame,
        others: linked.count - 1))
    // The beginning of the name says more than where else it is.
    guard text.width * 2 <= area.width else { return }
    surface.draw(
      text, at: Point(x: area.right - text.width, y: area.y), style: theme.style(.keyHint), clip: area)
  }

  /// The top of a pane whose cursor was just put on a match: within an item that is taller than the pane, the line that
  /// has the words is brought into view.
  func anchor(
    showing words: String?, in scroll: ItemScroll, count: Int, height: Int, lines: (Int) -> [StyledText]
  ) -> ScrollAnchor {
    guard let words, browser.find?.wantsView == true, height > 0, scroll.selection < count else { return scroll.anchor }
    let lines = lines(scroll.selection)
    guard lines.count > height, let row = lines.firstIndex(where: { !$0.text.matches(of: words).isEmpty }) else {
      return scroll.anchor
    }
    return ScrollAnchor(item: scroll.selection, row: max(0, row - height / 2))
  }

  func missingDetail(width: Int) -> [StyledText] {
    if let problem = browser.detail.problem { return wrapped(problem.line, width, theme.style(.statusError)) }
    return browser.subject == nil ? [] : wrapped(Strings.Common.loading, width, theme.style(.textDim))
  }

  /// A value in words.
  func words(_ value: FieldValue) -> String { value.words(times) }
}

/// The rows of a record's fields: a heading before the first of each group, then label and value side by side.
private struct FieldLines {
  private let entries: [(heading: String?, field: Field)]
  private let screen: BrowserScreen
  private let width: Int
  private let labelWidth: Int

  init(detail: RecordDetail, screen: BrowserScreen, width: Int) {
    entries = detail.groups.flatMap { group in
      group.fields.enumerated().map { ($0.offset == 0 ? group.title : nil, $0.element) }
    }
    self.screen = screen
    self.width = width
    let widest = entries.map { DisplayText($0.field.label).width }.max() ?? 0
    labelWidth = min(widest + 1, max(8, width * 2 / 5))
  }

  var count: Int { entries.count }

  func lines(of index: Int, isSelected: Bool) -> [StyledText] {
    let (heading, field) = entries[index]
    var lines: [StyledText] = []
    if let heading {
      if index > 0 { lines.append(StyledText()) }
      lines.append(StyledText(DisplayText(heading).truncated(to: width), style: screen.theme.style(.textHeading)))
    }
    let label = DisplayText(field.label).truncated(to: labelWidth - 1).padded(to: labelWidth)
    let labelStyle = screen.theme.style(isSelected ? .listSelected : .textLabel)
    let valueStyle = screen.theme.style(field.link != nil || isLink(field.value) ? .textLink : .text)
    let values = valueLines(field.value)
    for (row, value) in values.enumerated() {
      let margin = row == 0 ? label : DisplayText(repeating: .space, count: labelWidth)
      lines.append(
        StyledText(margin, style: row == 0 ? labelStyle : screen.theme.style(.text))
          + StyledText(value, style: valueStyle))
    }
    return lines
  }

  /// Makes links of the rows of a value that leads out of closeup.
  func link(_ slot: ItemLayout.Slot, _ lines: [StyledText], in body: Rect, on surface: inout Surface) {
    let (heading, field) = entries[slot.item]
    guard field.link == nil, let address = field.value.link else { return }
    let first = heading == nil ? 0 : slot.item > 0 ? 2 : 1
    for row in slot.rows where row >= first {
      surface.link(
        Rect(
          x: body.x + labelWidth, y: body.y + slot.y + row - slot.rows.lowerBound,
          width: min(lines[row].width, body.width) - labelWidth, height: 1),
        to: address)
    }
  }

  private func valueLines(_ value: FieldValue) -> [DisplayText] {
    let columns = max(1, width - labelWidth)
    let lines = DisplayText.lines(screen.words(value)).flatMap { $0.wrapped(to: columns) }
    return lines.isEmpty ? [DisplayText()] : lines
  }

  private func isLink(_ value: FieldValue) -> Bool {
    switch value {
    case .email, .url: true
    default: false
    }
  }
}

extension Rect {
  /// A pane's room with the blank columns left and right of its text.
  var widened: Rect { inset(columns: -1) }
}
