import Canvas

extension Browser {
  mutating func focus(on pane: Pane) -> [Effect] {
    // Noted on leaving for how its panes stand, and on entering for where it comes among the others.
    if focus != .list { noteVisit() }
    focus = pane
    guard pane != .list else { return [] }
    noteVisit()
    return showSubject()
  }

  mutating func move(by rows: Int) -> [Effect] {
    if let effects = moveSheet({ $0.move(by: rows, in: $1) }) { return effects }
    if case .conflict = overlay { return editConflict { $0.move(by: rows) } }
    if outbox != nil { return moveOutbox { $0.move(by: rows) } }
    switch focus {
    case .list:
      guard rows > 1, let list else { return moveList { $0.move(by: rows) } }
      return goToListRow(list.window.selection + rows)
    case .detail:
      detail.scroll.step(rows, count: detail.fields.count, seen: viewport.detail)
      return []
    case .timeline:
      timeline.scroll.step(rows, count: timeline.items.count, seen: viewport.timeline)
      return timelineNeedsMore() + fetchSelectedBody()
    }
  }

  mutating func move(to row: Int) -> [Effect] {
    if let effects = moveSheet({ $0.move(to: row, in: $1) }) { return effects }
    if case .conflict = overlay { return editConflict { $0.select(row) } }
    if outbox != nil { return moveOutbox { $0.select(row) } }
    switch focus {
    case .list: return row == .max ? moveList { $0.select(row) } : goToListRow(row)
    case .detail:
      detail.scroll.select(row, count: detail.fields.count)
      return []
    case .timeline:
      timeline.scroll.select(row, count: timeline.items.count)
      return timelineNeedsMore() + fetchSelectedBody()
    }
  }

  mutating func page(_ pages: Int, half: Bool) -> [Effect] {
    let rows = pages * sheetPage(half: half)
    if let effects = moveSheet({ $0.move(by: rows, in: $1) }) { return effects }
    if outbox != nil { return moveOutbox { half ? $0.halfPage(by: pages) : $0.page(by: pages) } }
    switch focus {
    case .list: return moveList { half ? $0.halfPage(by: pages) : $0.page(by: pages) }
    case .detail:
      detail.scroll.page(pages, half: half, count: detail.fields.count, seen: viewport.detail)
      return []
    case .timeline:
      timeline.scroll.page(pages, half: half, count: timeline.items.count, seen: viewport.timeline)
      return timelineNeedsMore() + fetchSelectedBody()
    }
  }

  private mutating func moveOutbox(_ change: (inout ScrollWindow) -> Void) -> [Effect] {
    outbox?.move(change)
    return []
  }

  /// A screen was painted: remember what it showed, and load the rows that it showed as missing.
  mutating func adopt(_ viewport: Viewport) -> [Effect] {
    let heightChanged = viewport.listHeight != self.viewport.listHeight
    let columnsChanged = viewport.showsColumns != self.viewport.showsColumns
    self.viewport = viewport
    if viewport.visiblePanes.contains(.detail) { detail.scroll.adopt(viewport.detail.anchor) }
    if viewport.visiblePanes.contains(.timeline) { timeline.scroll.adopt(viewport.timeline.anchor) }
    if case .menu(var menu) = overlay {
      menu.move { $0.resize(height: viewport.menuHeight) }
      overlay = .menu(menu)
    }
    if case .form(var form) = overlay, let room = viewport.formText {
      form.model.resizeText(to: room)
      overlay = .form(form)
    }
    outbox?.move { $0.resize(height: viewport.outboxHeight) }
    liveSearch?.resize(height: viewport.listHeight)
    guard heightChanged || columnsChanged, account != nil else { return [] }
    updateAccount { account in
      for question in account.lists.keys { account.lists[question]?.window.resize(height: viewport.listHeight) }
    }
    return loadVisibleRows() + loadCells()
  }
}
