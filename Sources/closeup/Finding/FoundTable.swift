import CRM
import DisplayText
import MirrorStore
import ViewModels

/// What was found as a table, in columns as wide as their widest text and no wider than the terminal.
struct FoundTable {
  private let rows: [[DisplayText]]
  private let excerpts: [DisplayText?]
  private let columns: Int

  private static let gap = DisplayText(verbatim: "  ")

  init(_ found: [FoundRecord], columns: Int) {
    let time = TimeText(now: .now(), local: .system)
    let accounts = Set(found.map(\.hit.account))
    rows = found.map { found in
      let row = found.hit.row
      let texts = [
        row.title, row.subtitle ?? "", [row.status, row.value].compactMap(\.self).joined(separator: " "),
        row.updated.map(time.age) ?? "", row.id.kind.rawValue,
      ]
      return (texts + (accounts.count > 1 ? [found.hit.account.rawValue] : [])).map { DisplayText($0) }
    }
    excerpts = found.map { found in found.hit.excerpt.map { DisplayText($0) } }
    self.columns = columns
  }

  func print() {
    let widths = columnWidths()
    var lines: [DisplayText] = []
    for (row, excerpt) in zip(rows, excerpts) {
      let cells = zip(row, widths).filter { $0.1 > 0 }.map { $0.truncated(to: $1).padded(to: $1) }
      lines.append(cells.joined(separator: Self.gap).truncated(to: columns))
      if let excerpt { lines.append((DisplayText(verbatim: "    ") + excerpt).truncated(to: columns)) }
    }
    StandardStream.output.write(safe: lines)
  }

  /// Names and what stands beside them give way first: they are the widest.
  private func columnWidths() -> [Int] {
    guard let first = rows.first else { return [] }
    var widths = first.indices.map { index in rows.map { $0[index].width }.max() ?? 0 }
    func total() -> Int { widths.reduce(0) { $0 + ($1 > 0 ? $1 + Self.gap.width : 0) } - Self.gap.width }
    while total() > columns, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[widest] > 8 {
      widths[widest] -= 1
    }
    return widths
  }
}
