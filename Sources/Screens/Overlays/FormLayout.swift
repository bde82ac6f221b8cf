import CRM
import Canvas
import DisplayText
import ViewModels

/// Which rows of a form's box each field has. As many fields around the one with the focus are in view as fit.
struct FormLayout {
  /// The rows of one field.
  struct Block {
    let index: Int
    /// Its first row, from the top of the box's inside.
    let row: Int
    /// Rows of the text itself.
    let textRows: Int
    /// Rows below the text: what is wrong with it, or what was understood where that has no room beside it.
    let remark: [DisplayText]

    /// One past its last row.
    var end: Int { row + textRows + remark.count }
  }

  let blocks: [Block]
  let labelWidth: Int
  let textWidth: Int
  private let areaBlock: Int?

  /// Rows of a text of several lines when there is little in it.
  private static let commonTextRows = 4
  private static let remarkRows = 2

  /// Lays out in `width` columns and at most `height` rows.
  init(_ form: FormModel, width: Int, height: Int) {
    let longest = form.fields.map { DisplayText($0.info.label).width }.max() ?? 0
    labelWidth = min(longest, width / 3)
    let textWidth = max(1, width - labelWidth - 2)
    self.textWidth = textWidth
    let remarks = form.fields.enumerated().map { index, field in
      let isBelow = index == form.focus && !Self.fitsBeside(field, textWidth)
      let remark = field.problem ?? (isBelow ? field.understood : nil) ?? ""
      return remark.isEmpty ? [] : Array(DisplayText(remark).wrapped(to: textWidth).prefix(Self.remarkRows))
    }
    let area = form.fields.firstIndex { $0.area != nil }
    // The text has what the other fields leave.
    let others = form.fields.indices.reduce(0) { $0 + remarks[$1].count + ($1 == area ? 0 : 1) }
    let areaRows = area.map { index in
      let least = index == form.focus ? max(2, height / 2) : 2
      return min(height, Self.wantedRows(form.fields[index].area, textWidth), max(least, height - others))
    }
    func textRows(_ index: Int) -> Int { index == area ? areaRows ?? 1 : 1 }
    func allRows(_ index: Int) -> Int { textRows(index) + remarks[index].count }
    var first = 0
    var used = form.fields.indices.prefix(form.focus + 1).reduce(0) { $0 + allRows($1) }
    while first < form.focus, used > height {
      used -= allRows(first)
      first += 1
    }
    var blocks: [Block] = []
    var row = 0
    for index in form.fields.indices.dropFirst(first) {
      let left = height - row
      guard left > 0, index <= form.focus || allRows(index) <= left else { break }
      let shown = min(textRows(index), left)
      blocks.append(
        Block(index: index, row: row, textRows: shown, remark: Array(remarks[index].prefix(left - shown))))
      row += allRows(index)
    }
    self.blocks = blocks
    areaBlock = blocks.firstIndex { $0.index == area }
  }

  var height: Int { blocks.last?.end ?? 0 }

  /// The room of the text of several lines; nil when it is not in view.
  var textSize: Size? { areaBlock.map { Size(width: textWidth, height: blocks[$0].textRows) } }

  /// Whether what was understood has room at the right of the text, with one column for the cursor and two between.
  static func fitsBeside(_ field: FormField, _ width: Int) -> Bool {
    DisplayText(field.text).width + 3 + DisplayText(field.understood ?? "").width <= width
  }

  private static func wantedRows(_ area: TextArea?, _ width: Int) -> Int {
    guard var area else { return 1 }
    area.resize(to: Size(width: width, height: commonTextRows))
    return max(commonTextRows, area.rowCount)
  }
}
