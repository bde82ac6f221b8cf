import Foundation

/// What a terminal shows, as text.
struct Screen: Sendable, Hashable {
  /// One for each row of the terminal, trailing blanks cut.
  let rows: [String]

  init(_ captured: String) {
    var rows = captured.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if rows.last == "" { rows.removeLast() }
    self.rows = rows
  }

  var text: String { rows.joined(separator: "\n") }

  /// Titles of the panes.
  var title: String { rows.first ?? "" }

  /// What is above the status line, which tells the time.
  var panes: ArraySlice<String> { rows.dropLast(2) }

  /// The status line: the last row but one.
  var status: String { rows.count > 1 ? rows[rows.count - 2] : "" }

  /// The line below it, for prompts, remarks and hints.
  var bottom: String { rows.last ?? "" }

  /// Where the list's cursor stands, such as `12/1 204`, at the right end of the status line.
  var position: String {
    let end = String(status.reversed().prefix { $0.isASCII && ($0.isNumber || " /+".contains($0)) }.reversed())
    // Thousands are set apart by one blank, the position from what stands before it by more.
    return (end.trimmingBlanks.components(separatedBy: "  ").last ?? "").trimmingBlanks
  }

  /// The panes' columns of text, by the rules between them.
  func column(_ index: Int) -> [String] {
    rows.dropLast(2).map { row in
      let parts = row.split(separator: "│", omittingEmptySubsequences: false)
      return parts.indices.contains(index) ? String(parts[index]) : ""
    }
  }

  /// The row of the list that is marked, without its marker.
  var selectedRow: String? {
    column(0).first { $0.hasPrefix(">") }.map { row in
      // What is right of it is the scroll bar's.
      String(row.dropFirst()).replacingOccurrences(of: "┃", with: "").trimmingBlanks
    }
  }
}

extension String {
  var trimmingBlanks: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
