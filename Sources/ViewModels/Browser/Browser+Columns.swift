import CRM
import Canvas
import MirrorStore
import Settings
import Strings

/// The columns of the list: which, in what order, how wide, and the order by one of them.
extension Browser {
  /// What stands for the name, which is always the first column.
  private static let nameColumn = "name"
  /// Columns of the screen that a column grows or shrinks by at a key.
  private static let step = 2

  /// Reads what columns show of the rows in view and a page around them, as far as list rows lack it.
  mutating func loadCells() -> [Effect] {
    guard viewport.showsColumns, let account else { return [] }
    let columns = account.shownColumns.map(\.column).filter(\.isReadApart)
    let window = account.list.window
    guard !columns.isEmpty, window.count > 0 else { return [] }
    let height = max(1, window.height)
    func ids(_ pages: Int) -> [RecordID] {
      let range = (window.top - pages * height)..<(window.top + height + pages * height)
      return range.clamped(to: 0..<window.count).compactMap { account.list.rows[$0]?.id }
    }
    // A page is read ahead, and read again when half of it is gone through: rows come into view with their columns.
    var missing: [RecordID] = []
    updateAccount { missing = $0.cells.missing(for: columns, of: ids(1)) }
    guard missing.count * 2 > height || missing.contains(where: Set(ids(0)).contains) else { return [] }
    updateAccount { $0.cells.ask(for: missing) }
    return [.loadCells(account.id, missing, columns)]
  }

  mutating func cellsLoaded(_ id: AccountID, _ cells: [RecordID: [RecordColumn.ID: ColumnValue]]) -> [Effect] {
    update(id) { $0.cells.take(cells) }
    return []
  }

  /// The records have become others: what columns show of them is read again.
  mutating func expireCells(of refs: [RecordRef]) -> [Effect] {
    for ref in refs { update(ref.account) { $0.cells.expire(ref.record) } }
    return refs.isEmpty ? [] : loadCells()
  }

  // MARK: Choosing

  /// Shows every column there is; the keys of the menu change them in place.
  mutating func openColumns(selecting id: String? = nil) -> [Effect] {
    guard let account else { return say(Strings.Common.noAccount) }
    let shown = account.shownColumns
    let others = availableColumns.filter { column in !shown.contains { $0.column.id == column.id } }
    let name = MenuItem(
      "[x] \(Strings.Columns.name)", detail: sortWords(account.kindInfo.nameSortKeys),
      command: Invocation(name: "column", arguments: [Self.nameColumn]))
    let items = [name] + shown.map { item($0.column, width: $0.width) } + others.map { item($0, width: nil) }
    let selection = items.firstIndex { $0.command?.arguments.first == id } ?? 0
    let title = Strings.Columns.title(
      earlier: keyName(for: "column-earlier", in: .picker), wider: keyName(for: "column-wider", in: .picker),
      sort: keyName(for: "column-sort", in: .picker))
    return show(Menu(title: title, items: items, selection: selection, staysOpen: true), ifEmpty: "")
  }

  private func item(_ column: RecordColumn, width: Int?) -> MenuItem {
    let details = [width.map(Strings.Columns.width), sortWords(column.sortKeys)].compactMap(\.self)
    return MenuItem(
      "[\(width == nil ? " " : "x")] \(column.title)", detail: details.joined(separator: " · "),
      command: Invocation(name: "column", arguments: [column.id]))
  }

  /// Whether the list can be, or is, sorted by a column.
  private func sortWords(_ keys: [String]) -> String? {
    guard let account else { return nil }
    if let sort = account.question.sort, keys.contains(sort.key) {
      return Strings.Columns.sorted(isDescending: sort.isDescending)
    }
    return account.kindInfo.sorts.contains { keys.contains($0.key) } ? Strings.Columns.sorts : nil
  }

  /// Every column the list can have; fields of the record on screen among them.
  var availableColumns: [RecordColumn] {
    guard let account else { return [] }
    let labels = detail.ref?.record.kind == account.kind ? detail.fields.map(\.label) : []
    return account.availableColumns(others: labels)
  }

  /// Shows a column, or takes it away.
  mutating func toggleColumn(_ words: String) -> [Effect] {
    if words.isEmpty { return openColumns() }
    guard let id = columnID(words) else { return noColumn(words) }
    if id == Self.nameColumn { return openColumns(selecting: id) + say(Strings.Columns.nameIsAlwaysShown) }
    guard let column = availableColumns.first(where: { $0.id == id }) else { return noColumn(words) }
    return changeColumns(id) { columns in
      if let index = columns.firstIndex(where: { $0.id == id }) {
        columns.remove(at: index)
      } else {
        columns.append(ListStyle.Column(column.id))
      }
    }
  }

  mutating func resizeColumn(_ words: [String], by sign: Int) -> [Effect] {
    change(words, else: Strings.Columns.whichOne(key: keyName(for: "columns"))) { columns, index, width in
      let wanted = width + sign * Self.step
      columns[index].width = max(ShownColumn.widths.lowerBound, min(wanted, ShownColumn.widths.upperBound))
    }
  }

  mutating func moveColumn(_ words: [String], by steps: Int) -> [Effect] {
    change(words, else: Strings.Columns.whichOne(key: keyName(for: "columns"))) { columns, index, _ in
      let target = index + steps
      guard columns.indices.contains(target) else { return }
      columns.swapAt(index, target)
    }
  }

  /// Sorts by a column, or the other way round where it is sorted so already.
  mutating func sortByColumn(_ words: [String]) -> [Effect] {
    guard let account, let id = columnID(words.joined(separator: " ")) ?? menuColumn else {
      return say(Strings.Columns.whichOne(key: keyName(for: "columns")))
    }
    if account.question.isMarked { return say(Strings.Sorting.markedHaveTheirOwn) }
    let column = availableColumns.first { $0.id == id }
    let keys = id == Self.nameColumn ? account.kindInfo.nameSortKeys : column?.sortKeys ?? []
    let sorts = account.kindInfo.sorts.filter { keys.contains($0.key) }
    guard !sorts.isEmpty else {
      let title = id == Self.nameColumn ? Strings.Columns.name : column?.title ?? id
      let orders = account.kindInfo.sorts.map(\.label).joined(separator: ", ")
      return say(
        Strings.Sorting.notBy(
          title.lowercased(), kind: account.kindInfo.plural.lowercased(), service: account.capabilities.name,
          orders: orders))
    }
    let current = sorts.firstIndex { $0 == account.question.sort }
    let wasOpen = menuColumn != nil
    let effects = sort(by: sorts[current.map { ($0 + 1) % sorts.count } ?? 0])
    return effects + (wasOpen ? openColumns(selecting: id) : [])
  }

  mutating func resetColumns() -> [Effect] {
    let selected = menuColumn
    updateAccount { account in account.updateStyle { $0.columns = nil } }
    return [.saveMemory(memory)] + loadCells() + (selected == nil ? [] : openColumns(selecting: selected))
  }

  /// The column under the cursor of the open menu of columns.
  var menuColumn: String? {
    guard case .menu(let menu) = overlay, let command = menu.selectedItem?.command, command.name == "column" else {
      return nil
    }
    return command.arguments.first
  }

  private func columnID(_ words: String) -> String? {
    guard !words.isEmpty else { return nil }
    let wanted = words.lowercased()
    if wanted == Self.nameColumn { return Self.nameColumn }
    let columns = availableColumns
    return
      (columns.first { $0.id.lowercased() == wanted } ?? columns.first { $0.title.lowercased() == wanted }
      ?? columns.first { $0.title.lowercased().hasPrefix(wanted) })?.id
  }

  private mutating func noColumn(_ words: String) -> [Effect] {
    say(Strings.Columns.notFound(words, key: keyName(for: "columns")))
  }

  /// Changes a shown column, named by words or under the cursor of the menu. `act` is given its place and width.
  private mutating func change(
    _ words: [String], else missing: String, _ act: (inout [ListStyle.Column], Int, Int) -> Void
  ) -> [Effect] {
    guard let account, let id = columnID(words.joined(separator: " ")) ?? menuColumn else { return say(missing) }
    guard let shown = account.shownColumns.first(where: { $0.column.id == id }) else {
      return say(id == Self.nameColumn ? Strings.Columns.nameTakesWhatOthersLeave : Strings.Columns.notShown)
    }
    return changeColumns(id) { columns in
      guard let index = columns.firstIndex(where: { $0.id == id }) else { return }
      act(&columns, index, shown.width)
    }
  }

  /// Changes the list's columns; the menu stays open where it is.
  private mutating func changeColumns(_ id: String, _ act: (inout [ListStyle.Column]) -> Void) -> [Effect] {
    guard let account else { return say(Strings.Common.noAccount) }
    let wasOpen = menuColumn != nil
    var columns = account.shownColumns.map { shown in
      ListStyle.Column(shown.column.id, width: shown.width == shown.column.width ? nil : shown.width)
    }
    act(&columns)
    updateAccount { account in account.updateStyle { $0.columns = columns } }
    return [.saveMemory(memory)] + loadCells() + (wasOpen ? openColumns(selecting: id) : [])
  }
}
