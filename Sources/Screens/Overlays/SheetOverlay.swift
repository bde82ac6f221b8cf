import Canvas
import DisplayText
import Settings
import ViewModels

extension BrowserScreen {
  /// Draws a text in a box over the panes, and returns how much of it there was room for.
  func draw(_ sheet: TextSheet, over area: Rect, on surface: inout Surface) -> SheetView {
    let isFramed = area.width >= 12 && area.height >= 5
    let width = min(area.width, 100) - (isFramed ? 4 : 0)
    let rows = SheetRows(sheet.lines, width: max(1, width))
    let notes = sheet.note.map { wrapped($0, max(1, width), theme.style(.menuDetail)).prefix(2) } ?? []
    let height = min(area.height, max(1, rows.count) + notes.count + (isFramed ? 2 : 0))
    let box = Rect(
      x: area.x + (area.width - width - (isFramed ? 4 : 0)) / 2, y: area.y + (area.height - height) / 3,
      width: width + (isFramed ? 4 : 0), height: height)
    surface.fill(box, style: theme.style(.menuRow))
    var inside = box
    if isFramed {
      inside = surface.drawFrame(in: box, title: DisplayText(sheet.title), style: theme.style(.menuFrame))
      surface.fill(inside, style: theme.style(.menuRow))
      inside = inside.inset(columns: 1, rows: 0)
    }
    let text = Rect(x: inside.x, y: inside.y, width: inside.width, height: max(0, inside.height - notes.count))
    let top = max(0, min(sheet.top, rows.count - text.height))
    for (row, line) in rows.lines(top..<max(top, min(rows.count, top + text.height))).enumerated() {
      surface.draw(line, at: Point(x: text.x, y: text.y + row), style: theme.style(.menuRow), clip: text)
    }
    for (row, note) in notes.enumerated() {
      surface.draw(note, at: Point(x: inside.x, y: text.bottom + row), clip: inside)
    }
    if rows.count > text.height, isFramed {
      let place = DisplayText(" \(min(rows.count, top + text.height))/\(rows.count) ")
      surface.draw(
        place, at: Point(x: box.right - 2 - place.width, y: box.bottom - 1), style: theme.style(.menuFrame), clip: box)
    }
    return SheetView(height: text.height, rows: rows.count)
  }
}

/// The lines of a text wrapped to a width. Most lines of a long text are never looked at more closely than to see that
/// they fit.
struct SheetRows {
  private let lines: [String]
  private let width: Int
  /// The first row of each line, and the number of all.
  private var starts: [Int] = []

  init(_ lines: [String], width: Int) {
    self.lines = lines
    self.width = width
    starts.reserveCapacity(lines.count + 1)
    var row = 0
    for line in lines {
      starts.append(row)
      row += isPlain(line) ? 1 : max(1, DisplayText(line).wrapped(to: width).count)
    }
    starts.append(row)
  }

  var count: Int { starts.last ?? 0 }

  func lines(_ rows: Range<Int>) -> [DisplayText] {
    var index = (starts.firstIndex { $0 > rows.lowerBound } ?? 1) - 1
    var found: [DisplayText] = []
    while found.count < rows.count, index < lines.count {
      let wrapped = isPlain(lines[index]) ? [DisplayText(lines[index])] : DisplayText(lines[index]).wrapped(to: width)
      found += (wrapped.isEmpty ? [DisplayText()] : wrapped).dropFirst(max(0, rows.lowerBound - starts[index]))
      index += 1
    }
    return Array(found.prefix(rows.count))
  }

  private func isPlain(_ line: String) -> Bool {
    line.utf8.count <= width && line.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
  }
}
