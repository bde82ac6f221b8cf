public import CRM
public import MirrorStore

extension AccountModel {
  /// The user's wishes for the list on screen: the view's own, else those for all records of the kind.
  var style: ListStyle? { style(question.view) ?? style(nil) }

  func style(_ view: String?) -> ListStyle? {
    styles.first { $0.kind == kind && $0.view == view && $0.columns != nil }
  }

  /// Whether the user has chosen the columns of the list on screen.
  public var hasChosenColumns: Bool { style != nil }

  /// Changes what is remembered of the list on screen.
  mutating func updateStyle(_ change: (inout ListStyle) -> Void) {
    let view = question.view
    if let index = styles.firstIndex(where: { $0.kind == kind && $0.view == view }) {
      change(&styles[index])
    } else {
      var style = ListStyle(kind: kind, view: view)
      change(&style)
      styles.append(style)
    }
  }

  /// Every column that lists of the kind can show: the service's, then the account's own fields. `others` are labels of
  /// fields that some record has.
  func availableColumns(others: [String] = []) -> [RecordColumn] {
    var columns = kindInfo.columns
    let chosen = (style?.columns ?? []).compactMap { RecordColumn(fieldID: $0.id) }
    let fields = vocabulary.fields.filter { $0.kinds.contains(kind) }.map { RecordColumn(field: $0.name) }
    for column in chosen + fields + others.map(RecordColumn.init(field:)) {
      let isThere = columns.contains { other in
        other.id == column.id || other.source == column.source || other.title == column.title
      }
      if !isThere { columns.append(column) }
    }
    return columns
  }

  /// The columns that are shown beside the name, in order, where there is room.
  public var shownColumns: [ShownColumn] {
    let columns = kindInfo.columns
    guard let chosen = style?.columns else {
      return columns.filter(\.isUsual).map { ShownColumn(column: $0, width: $0.width) }
    }
    return chosen.compactMap { choice in
      (columns.first { $0.id == choice.id } ?? RecordColumn(fieldID: choice.id))
        .map { ShownColumn(column: $0, width: choice.width ?? $0.width) }
    }
  }

  /// The order of a list as near as the mirror can come to it: what was touched last comes first where it cannot.
  func mirrorOrder(of question: Question) -> RecordOrder {
    guard let sort = question.sort, let info = capabilities.info(for: question.kind) else {
      return .updated(isDescending: true)
    }
    if info.nameSortKeys.contains(sort.key) { return .title(isDescending: sort.isDescending) }
    switch info.columns.first(where: { $0.sortKeys.contains(sort.key) })?.source {
    case .created: return .created(isDescending: sort.isDescending)
    case .updated: return .updated(isDescending: sort.isDescending)
    default: return .updated(isDescending: true)
    }
  }

  /// What a column shows of a row; nil for nothing.
  public func value(of column: RecordColumn, in row: RecordRow) -> ColumnValue? {
    switch column.source {
    case .subtitle: row.subtitle.map { .field(.text($0)) }
    case .status: row.status.map { .field(.text($0)) }
    case .value: row.value.map { .field(.text($0)) }
    case .updated: row.updated.map { .field(.moment($0)) }
    case .created, .lastContact, .nextStep, .field: cells.values[row.id]?[column.id]
    }
  }
}

extension RecordColumn {
  /// Whether list rows lack what it shows.
  var isReadApart: Bool {
    switch source {
    case .subtitle, .status, .value, .updated: false
    case .created, .lastContact, .nextStep, .field: true
    }
  }

  /// Whether it takes the whole record.
  var needsRecord: Bool {
    switch source {
    case .created, .field: true
    case .subtitle, .status, .value, .updated, .lastContact, .nextStep: false
    }
  }

  var needsTimeline: Bool { source == .lastContact || source == .nextStep }
}
