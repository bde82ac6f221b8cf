public import DisplayText

/// Labels and values in groups: labels aligned, long values wrapped beside them.
public struct FieldList: Sendable, Hashable {
  public struct Field: Sendable, Hashable {
    public var label: DisplayText
    /// The lines of the value, not yet wrapped.
    public var lines: [StyledText]

    public init(label: DisplayText, lines: [StyledText]) {
      self.label = label
      self.lines = lines
    }

    /// A value of any length and number of lines.
    public init(label: DisplayText, untrusted: String, style: Style) {
      self.init(label: label, lines: DisplayText.lines(untrusted).map { StyledText($0, style: style) })
    }
  }

  public struct Group: Sendable, Hashable {
    /// Stands above the fields; nil for a group without a heading.
    public var title: DisplayText?
    public var fields: [Field]

    public init(title: DisplayText? = nil, fields: [Field]) {
      self.title = title
      self.fields = fields
    }
  }

  public var groups: [Group]
  public var titleStyle: Style
  public var labelStyle: Style

  public init(_ groups: [Group], titleStyle: Style, labelStyle: Style) {
    self.groups = groups
    self.titleStyle = titleStyle
    self.labelStyle = labelStyle
  }

  /// Below this many columns a label stands above its value.
  static let narrow = 24

  /// The rows in `width` columns, with a blank row between groups.
  public func laidOut(width: Int) -> FieldRows {
    guard width > 0 else { return FieldRows() }
    let labelWidth = min(groups.flatMap(\.fields).map(\.label.width).max() ?? 0, width / 3)
    var rows: [StyledText] = []
    var fields: [Range<Int>] = []
    for group in groups {
      if !rows.isEmpty { rows.append(StyledText()) }
      if let title = group.title { rows.append(StyledText(title.truncated(to: width), style: titleStyle)) }
      for field in group.fields {
        let start = rows.count
        rows +=
          width < Self.narrow ? stacked(field, width: width) : aligned(field, width: width, labelWidth: labelWidth)
        fields.append(start..<rows.count)
      }
    }
    return FieldRows(rows: rows, fields: fields)
  }

  private func aligned(_ field: Field, width: Int, labelWidth: Int) -> [StyledText] {
    let indent = labelWidth + 2
    let label = field.label.truncated(to: labelWidth).padded(to: indent)
    let margin = DisplayText(repeating: .space, count: indent)
    let value = field.lines.flatMap { $0.wrapped(to: width - indent) }
    let rows = value.isEmpty ? [StyledText()] : value
    return rows.enumerated().map { StyledText($0 == 0 ? label : margin, style: labelStyle) + $1 }
  }

  private func stacked(_ field: Field, width: Int) -> [StyledText] {
    let indent = min(2, width - 1)
    let margin = StyledText(DisplayText(repeating: .space, count: indent), style: labelStyle)
    let label = StyledText(field.label.truncated(to: width), style: labelStyle)
    return [label] + field.lines.flatMap { $0.wrapped(to: width - indent) }.map { margin + $0 }
  }
}

/// A list of fields laid out for a width; kept as long as fields and width stay the same.
public struct FieldRows: Sendable, Hashable {
  public let rows: [StyledText]
  /// The rows of each field, in order through all groups.
  public let fields: [Range<Int>]

  init(rows: [StyledText] = [], fields: [Range<Int>] = []) {
    self.rows = rows
    self.fields = fields
  }

  public var height: Int { rows.count }

  /// Clears `area` in `style` and draws the rows from `firstRow` on that fit.
  public func draw(on surface: inout Surface, in area: Rect, from firstRow: Int = 0, style: Style) {
    surface.fill(area, style: style)
    for (offset, row) in rows.dropFirst(max(0, firstRow)).prefix(area.height).enumerated() {
      surface.draw(row, at: Point(x: area.x, y: area.y + offset), clip: area)
    }
  }
}
