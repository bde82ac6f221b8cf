/// Where closeup shows what.
extension Screen {
  private static let listWidth = 36

  /// The text of the list's first row; empty as long as there is none. The mark of the cursor stands before it.
  var firstListRow: String {
    let line = text(1, to: Self.listWidth)
    guard line.first == ">" else { return "" }
    let name = line.dropFirst(2).drop { $0 == " " }
    return name.first == "…" ? "" : String(name)
  }

  /// Row of the screen that the list's cursor stands on.
  var cursorRow: Int? { (1..<rows - 2).first { cells[$0][0] == ">" } }

  /// The position in the list and its length, from the end of the status line: `12/1 204`.
  var position: (row: Int, total: Int)? {
    let words = text(rows - 2).split(separator: "  ").last?.split(separator: "/") ?? []
    let numbers = words.map { word in Int(String(word.filter(\.isNumber))) }
    guard numbers.count == 2, let row = numbers[0], let total = numbers[1] else { return nil }
    return (row, total)
  }

  /// Columns of the lines between the panes.
  var paneRules: [Int] { cells[1].indices.filter { cells[1][$0] == "│" } }

  /// Whether a cell of the panes in these columns is another one.
  func differs(from other: Screen, columns: Range<Int>) -> Bool {
    (0..<rows - 2).contains { cells[$0][columns] != other.cells[$0][columns] }
  }

  /// Whether something is being fetched.
  var isFetching: Bool { text(rows - 2).contains("fetching") }
}
