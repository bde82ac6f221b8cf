import DisplayText
import ViewModels

/// A briefing as lines of text, no wider than asked for. All that is not our own words is made safe.
struct BriefingPage {
  let lines: [DisplayText]

  /// Columns of the label before a line, at most.
  private static let widestLabel = 26
  /// Lines that are shown of a longer text.
  private static let detailLines = 3
  private static let gap = DisplayText(verbatim: "  ")

  init(_ briefing: Briefing, _ time: TimeText, isLive: Bool, columns: Int) {
    let columns = max(30, columns)
    var lines = DisplayText.wrappedRows(of: briefing.name, width: columns, maximumRows: 3)
    for words in [briefing.byline, briefing.source(time, isLive: isLive)] {
      lines += DisplayText.wrappedRows(of: words, width: columns, maximumRows: 3)
    }
    for section in briefing.sections(time) {
      lines.append(DisplayText())
      if let title = section.title { lines.append(DisplayText(title)) }
      lines += Self.lines(of: section, columns: columns)
    }
    self.lines = lines
  }

  func print() { StandardStream.output.write(safe: lines) }

  private static func lines(of section: BriefingSection, columns: Int) -> [DisplayText] {
    let margin = section.title == nil ? DisplayText() : gap
    let labels = section.rows.map { DisplayText($0.label).truncated(to: min(widestLabel, columns / 3)) }
    let widest = labels.map(\.width).max() ?? 0
    let indent = margin.width + (widest == 0 ? 0 : widest + gap.width)
    return zip(section.rows, labels).flatMap { row, label in
      let width = max(10, columns - indent)
      var lines = Array(DisplayText.rows(of: row.text, width: width))
      if let detail = row.detail { lines += beginning(of: detail, width: width) }
      if lines.isEmpty { lines = [DisplayText()] }
      return lines.enumerated().map { index, line in
        let head = index == 0 && widest > 0 ? margin + label.padded(to: widest) + gap : .spaces(indent)
        return head + line
      }
    }
  }

  /// The first lines of a longer text that say something.
  private static func beginning(of text: String, width: Int) -> [DisplayText] {
    let rows = DisplayText.rows(of: text, width: width - gap.width).lazy.filter { !$0.isBlank }
    let shown = Array(rows.prefix(detailLines + 1))
    guard shown.count > detailLines, let last = shown.dropLast().last else { return shown.map { gap + $0 } }
    let cut = DisplayText(last.plain + " …").truncated(to: width - gap.width)
    return (shown.prefix(detailLines - 1) + [cut]).map { gap + $0 }
  }
}

extension DisplayText {
  fileprivate static func spaces(_ count: Int) -> DisplayText { DisplayText(repeating: .space, count: count) }

  fileprivate var isBlank: Bool { glyphs.allSatisfy { $0 == .space } }
}
