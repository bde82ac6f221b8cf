import Canvas

/// A sheet of text over the panes: moving in it with the keys of the panes, and closing it.
extension Browser {
  mutating func show(_ sheet: TextSheet) -> [Effect] {
    overlay = .sheet(sheet)
    return []
  }

  /// Changes the open sheet; nil when none is open.
  mutating func moveSheet(_ change: (inout TextSheet, SheetView) -> Void) -> [Effect]? {
    guard case .sheet(var sheet) = overlay else { return nil }
    change(&sheet, viewport.sheet)
    overlay = .sheet(sheet)
    return []
  }

  /// A page keeps one row of the one before.
  func sheetPage(half: Bool) -> Int {
    half ? max(1, viewport.sheet.height / 2) : max(1, viewport.sheet.height - 1)
  }

  /// Closes the sheet. A program whose output it waits for is stopped: nobody would see what it prints.
  mutating func closeSheet() -> [Effect] {
    guard case .sheet(let sheet) = overlay else { return [] }
    overlay = sheet.behind.map(Overlay.menu)
    return sheet.run.map { stop($0) } ?? []
  }
}
