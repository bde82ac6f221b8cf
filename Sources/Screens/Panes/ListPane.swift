import CRM
import Canvas
import DisplayText
import MirrorStore
import Settings
import Strings
import ViewModels

extension BrowserScreen {
  /// Draws the list and returns how many rows of it fit.
  func drawList(in area: Rect, on surface: inout Surface) -> Int {
    guard let account = browser.account, area.height > 0 else { return 1 }
    if let search = browser.liveSearch, search.answered != nil { return drawHits(search, in: area, on: &surface) }
    var rows = drawPanel(.list, title: listTitle(account), in: area, on: &surface)
    let list = account.list
    // The last column is the scroll bar's.
    let table = showsColumns(account, width: area.width) ? ListTable(account.shownColumns, width: rows.width - 1) : nil
    if let table, rows.height > 1 {
      drawHeader(table, account, in: rows.row(0), on: &surface)
      rows = rows.droppingRows(1)
    }
    let words = words(foundIn: .list).map { [$0] } ?? []
    if list.count == 0 {
      for (offset, line) in emptyList(list, account: account, width: rows.width - 2).prefix(rows.height).enumerated() {
        surface.draw(line, at: Point(x: rows.x + 1, y: rows.y + offset), clip: rows)
      }
    }
    let window = list.window
    for offset in 0..<min(rows.height, max(0, list.count - window.top)) {
      let index = window.top + offset
      let line = Rect(x: rows.x, y: rows.y + offset, width: rows.width, height: 1)
      hits?.add(line, .row(.list, index))
      if let row = list.rows[index] {
        let isLocal = list.question.text != nil && index >= list.answer?.freshCount ?? 0
        draw(
          row, isLocal: isLocal, matching: words, at: .anywhere, table: table, in: line,
          isSelected: index == window.selection, on: &surface)
      } else {
        surface.draw(
          DisplayText(verbatim: "…"), at: Point(x: line.x + 2, y: line.y), style: theme.style(.listPlaceholder),
          clip: line)
      }
    }
    // A list that is still to be read has a cursor from the last run, and no rows.
    let end = min(list.count, window.top + rows.height)
    if window.top < end {
      drawScrollBar(window.top..<end, of: max(list.count, list.answer?.total ?? 0), in: rows, on: &surface)
    }
    return max(1, rows.height)
  }

  private func listTitle(_ account: AccountModel) -> String {
    var title = account.kindInfo.plural
    if let view = account.view { title += " · \(view.name)" }
    if let text = account.question.text { title += " · “\(text)”" }
    if let sort = account.question.sort { title += " · \(sort.label)" }
    let list = account.list
    let local = list.question.text == nil ? 0 : list.count - (list.answer?.freshCount ?? 0)
    let marked = account.marks.records(of: account.kind).count
    if marked > 0, !account.question.isMarked { title += " · \(Strings.Marks.marked(marked))" }
    if local > 0 { title += " · \(Strings.Lists.fromMirror(local))" }
    return title
  }

  /// What the search line finds, in the place of the list.
  private func drawHits(_ search: LiveSearch, in area: Rect, on surface: inout Surface) -> Int {
    let account = browser.account
    let whole: String? = if case .everything = search.scope { Strings.Lists.everything } else { nil }
    let title = Strings.Lists.found(
      search.hits.count, isCut: search.isCut, of: whole ?? account?.kindInfo.plural ?? "")
    let rows = drawPanel(.list, title: title, in: area, on: &surface)
    if search.hits.isEmpty {
      let lines = wrapped(Strings.Lists.nothingMatches(search.text), rows.width - 2, theme.style(.textDim))
      for (offset, line) in lines.prefix(rows.height).enumerated() {
        surface.draw(line, at: Point(x: rows.x + 1, y: rows.y + offset), clip: rows)
      }
    }
    for index in search.visible {
      let hit = search.hits[index]
      var row = hit.row
      if whole != nil {
        row.status =
          browser.accounts.count > 1 ? "\(row.id.kind.rawValue), \(hit.account.rawValue)" : row.id.kind.rawValue
      }
      if let excerpt = hit.excerpt { (row.subtitle, row.value) = (excerpt, nil) }
      let line = Rect(x: rows.x, y: rows.y + index - search.window.top, width: rows.width, height: 1)
      hits?.add(line, .hit(index))
      draw(
        row, matching: hit.highlights, in: line, isSelected: index == search.window.selection, on: &surface)
    }
    return max(1, rows.height)
  }

  /// Only the marker and the name change with the selection: moving it must stay cheap over a slow line.
  /// `isLocal` for a row that the mirror alone found; `words` are marked where they occur.
  private func draw(
    _ row: RecordRow, isLocal: Bool = false, matching words: [String] = [],
    at place: DisplayText.MatchPlace = .wordStart, table: ListTable? = nil, in line: Rect, isSelected: Bool,
    on surface: inout Surface
  ) {
    let isFocused = browser.focus == .list && (browser.overlay == nil || browser.liveSearch != nil)
    let style = theme.style(isSelected ? (isFocused ? .listSelected : .listSelectedUnfocused) : .listRow)
    // A value says more beside the name where a status stands at the edge.
    let statusText = DisplayText(row.status ?? row.value ?? "").truncated(to: max(0, min(16, line.width / 3)))
    let nameWidth = table?.nameWidth ?? max(0, line.width - 2 - (statusText.width > 0 ? statusText.width + 2 : 1))
    let name = DisplayText(row.title).truncated(to: nameWidth)
    if isSelected {
      surface.draw(DisplayText(verbatim: "> "), at: Point(x: line.x, y: line.y), style: style, clip: line)
    }
    if isLocal {
      surface.draw(
        DisplayText(verbatim: "~"), at: Point(x: line.x + 1, y: line.y), style: theme.style(.textDim), clip: line)
    }
    if browser.account?.marks.contains(row.id) == true, browser.liveSearch == nil {
      surface.draw(
        DisplayText(verbatim: "*"), at: Point(x: line.x + 1, y: line.y), style: theme.style(.listMark), clip: line)
    }
    drawName(name, at: Point(x: line.x + 2, y: line.y), style: style, clip: line, on: &surface)
    mark(words, in: name, at: Point(x: line.x + 2, y: line.y), place, on: &surface)
    if let table, let account = browser.account {
      return drawCells(table, of: row, account, in: line, matching: words, on: &surface)
    }
    let rest = nameWidth - name.width - 2
    let details = [row.status == nil ? nil : row.value, row.subtitle].compactMap(\.self)
    let whole = DisplayText(details.joined(separator: " · "))
    if !whole.isEmpty, rest >= min(whole.width, Self.leastDetail) {
      let text = whole.truncated(to: rest)
      let start = Point(x: line.x + 4 + name.width, y: line.y)
      surface.draw(text, at: start, style: theme.style(.textDim), clip: line)
      mark(words, in: text, at: start, place, on: &surface)
    }
    surface.draw(
      statusText, at: Point(x: line.right - 1 - statusText.width, y: line.y), style: theme.style(.listStatus),
      clip: line)
  }

  /// Shows where the words of a search begin a word of a text that was drawn at `start`.
  func mark(
    _ words: [String], in text: DisplayText, at start: Point, _ place: DisplayText.MatchPlace = .anywhere,
    on surface: inout Surface
  ) {
    guard !words.isEmpty else { return }
    for range in text.matches(of: words.joined(separator: " "), at: place) {
      let before = text[0..<range.lowerBound].width
      let area = Rect(x: start.x + before, y: start.y, width: text[range].width, height: 1)
      surface.restyle(area) { $0.attributes.formUnion(theme.style(.textMatch).attributes) }
    }
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

  /// Columns below which the beginning of what stands beside a name tells nothing, and costs a page its bytes.
  private static let leastDetail = 8

  /// Why there is nothing to show: an answer not yet here, a failure and an empty answer are never the same.
  func emptyList(_ list: ListModel, account: AccountModel, width: Int) -> [StyledText] {
    let dim = theme.style(.textDim)
    if let problem = list.problem {
      return wrapped(problem.line, width, theme.style(.statusError))
        + wrapped(Strings.Lists.triesAgain(key: browser.keyName(for: "refresh")), width, dim)
    }
    if list.answer == nil {
      return wrapped(Strings.Lists.asking(account.capabilities.name), width, dim)
    }
    if list.question.isMarked {
      return wrapped(Strings.Lists.nothingMarked(key: browser.keyName(for: "marked")), width, dim)
    }
    if let text = list.question.text {
      let key = browser.keyName(for: "back")
      return wrapped(Strings.Lists.nothingMatches(text, at: account.capabilities.name, key: key), width, dim)
    }
    let kind = account.kindInfo.plural.lowercased()
    return wrapped(Strings.Lists.hasNone(account.capabilities.name, of: kind), width, dim)
  }
}
