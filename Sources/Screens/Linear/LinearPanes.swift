import CRM
import Canvas
import DisplayText
import MirrorStore
import Settings
import Strings
import ViewModels

/// The panes as lines, one pane at a time.
extension BrowserScreen {
  func drawLinearList(in area: Rect, on surface: inout Surface) -> Int {
    guard let account = browser.account else { return 1 }
    if let search = browser.liveSearch, search.answered != nil { return drawLinearHits(search, in: area, on: &surface) }
    let rows = drawHeading(linearListTitle(account), in: area, on: &surface)
    let list = account.list
    if list.count == 0 { drawLinearNotes(emptyList(list, account: account, width: rows.width), in: rows, on: &surface) }
    for offset in 0..<min(rows.height, max(0, list.count - list.window.top)) {
      let index = list.window.top + offset
      var words = list.rows[index].map { self.words($0, account) } ?? Strings.Linear.notHereYet
      if list.question.text != nil, index >= list.answer?.freshCount ?? 0 { words += ", \(Strings.Linear.fromMirror)" }
      drawLine(
        words, isSelected: index == list.window.selection, in: rows.row(offset), .row(.list, index), on: &surface)
    }
    return max(1, rows.height)
  }

  private func linearListTitle(_ account: AccountModel) -> String {
    var parts = [account.kindInfo.plural]
    if let view = account.view { parts.append(Strings.Linear.view(view.name)) }
    if let text = account.question.text { parts.append(Strings.Linear.searched(for: text)) }
    if let sort = account.question.sort { parts.append(Strings.Linear.order(sort.label)) }
    let marked = account.marks.records(of: account.kind).count
    if marked > 0, !account.question.isMarked { parts.append(Strings.Marks.marked(marked)) }
    if let total = account.list.answer?.total { parts.append(Strings.Linear.inAll(total)) }
    return parts.joined(separator: ", ")
  }

  /// A row of the list: its mark, and the columns where the user has chosen some.
  private func words(_ row: RecordRow, _ account: AccountModel) -> String {
    let mark = account.marks.contains(row.id) ? Strings.Linear.marked : nil
    guard account.hasChosenColumns else { return Self.words(row, mark: mark) }
    let columns = account.shownColumns.compactMap { shown in
      account.value(of: shown.column, in: row)
        .map { "\(shown.column.title) \($0.words(times).replacing(" · ", with: ", "))" }
    }
    return ([row.title, mark].compactMap(\.self) + columns).joined(separator: ", ")
  }

  private static func words(_ row: RecordRow, mark: String? = nil) -> String {
    [row.title, mark, row.status, row.value, row.subtitle].compactMap(\.self).joined(separator: ", ")
  }

  private func drawLinearHits(_ search: LiveSearch, in area: Rect, on surface: inout Surface) -> Int {
    let title = Strings.Linear.found(search.hits.count, isCut: search.isCut, for: search.text)
    let rows = drawHeading(title, in: area, on: &surface)
    for index in search.visible {
      let hit = search.hits[index]
      let parts = [Self.words(hit.row), hit.excerpt, hit.row.id.kind.rawValue].compactMap(\.self)
      drawLine(
        parts.joined(separator: ", "), isSelected: index == search.window.selection,
        in: rows.row(index - search.window.top), .hit(index), on: &surface)
    }
    return max(1, rows.height)
  }

  func drawLinearDetail(in area: Rect, on surface: inout Surface) -> ScrollView {
    let model = browser.detail
    let title = Strings.Linear.record(
      model.stored?.record.title ?? "", alsoIn: model.linked.first?.ref.account.rawValue)
    let rows = drawHeading(title, in: area, on: &surface)
    guard let detail = model.detail else {
      drawLinearNotes(missingDetail(width: rows.width), in: rows, on: &surface)
      return ScrollView(height: max(1, rows.height))
    }
    let entries = detail.groups.flatMap { group in
      group.fields.enumerated().map { ($0.offset == 0 ? group.title : nil, $0.element) }
    }
    return drawItems(count: entries.count, scroll: model.scroll, .detail, in: rows, on: &surface) { index in
      let (heading, field) = entries[index]
      let style = theme.style(index == model.scroll.selection ? .listSelected : .text)
      let lines = DisplayText.lines("\(heading.map { "\($0). " } ?? "")\(field.label): \(words(field.value))")
      return lines.flatMap { $0.wrapped(to: max(1, rows.width)) }.map { StyledText($0, style: style) }
    }
  }

  func drawLinearTimeline(in area: Rect, on surface: inout Surface) -> ScrollView {
    let model = browser.timeline
    let title = Strings.Linear.timeline(
      of: browser.detail.stored?.record.title, model.stored?.items.count, hasOlder: model.stored?.next != nil)
    var rows = drawHeading(title, in: area, on: &surface)
    for line in timelineNotes(width: rows.width).prefix(max(0, rows.height - 3)) {
      surface.draw(line, at: Point(x: rows.x, y: rows.y), clip: rows)
      rows = rows.droppingRows(1)
    }
    return drawItems(count: model.items.count, scroll: model.scroll, .timeline, in: rows, on: &surface) { index in
      linearLines(of: model.items[index], width: max(1, rows.width), isSelected: index == model.scroll.selection)
    }
  }

  private func linearLines(of item: TimelineItem, width: Int, isSelected: Bool) -> [StyledText] {
    let waiting = browser.timeline.marks[item.id]?.words
    let when = times.when(item)
    let parts = [
      Self.title(of: item), item.kind == .task ? Strings.Linear.due(when) : when,
      byline(of: item)?.replacing(" · ", with: ", "), waiting,
    ]
    let style = theme.style(isSelected ? .listSelected : .text)
    var lines = DisplayText(parts.compactMap(\.self).joined(separator: ", ")).wrapped(to: width)
    if browser.timeline.unfolded.contains(item.id), let body = item.body {
      lines += DisplayText.rows(of: body, width: width)
    }
    return lines.map { StyledText($0, style: style) }
  }

  /// The title, after what it does not say itself.
  private static func title(of item: TimelineItem) -> String {
    switch (item.kind, item.isDone) {
    case (.task, true?): Strings.Linear.done(item.title)
    case (.task, _): Strings.Linear.todo(item.title)
    case (.note, _): Strings.Linear.note(item.title)
    case (.text, _): Strings.Linear.message(item.title)
    case (.meeting, _): Strings.Linear.meeting(item.title)
    default: item.title
    }
  }

  func drawLinearNotes(_ notes: [StyledText], in rows: Rect, on surface: inout Surface) {
    for (offset, line) in notes.prefix(rows.height).enumerated() {
      surface.draw(line, at: Point(x: rows.x, y: rows.y + offset), clip: rows)
    }
    if !rows.isEmpty { surface.cursor = Point(x: rows.x, y: rows.y) }
  }
}
