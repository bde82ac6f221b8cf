public import CRM
public import Canvas

/// The screen of what is not delivered yet.
public struct OutboxModel: Sendable {
  /// Oldest first.
  public private(set) var rows: [OutboxItem] = []
  /// What the records are called.
  public private(set) var titles: [RecordRef: String] = [:]
  public private(set) var window = ScrollWindow()
  /// False until the mirror was read.
  public private(set) var isLoaded = false

  init(height: Int) {
    window.resize(height: height)
  }

  public var selectedRow: OutboxItem? { rows.indices.contains(window.selection) ? rows[window.selection] : nil }

  /// Takes up what the mirror holds; the cursor stays on its row, or where it is when that row is gone.
  mutating func show(_ rows: [OutboxItem], titles: [RecordRef: String]) {
    let selected = selectedRow?.id
    self.rows = rows
    self.titles = titles
    isLoaded = true
    window.follow(to: rows.firstIndex { $0.id == selected } ?? window.selection, count: rows.count)
  }

  mutating func move(_ change: (inout ScrollWindow) -> Void) { change(&window) }
}
