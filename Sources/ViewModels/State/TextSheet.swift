/// A text to read in a box over the panes: all of an error, what a program printed.
public struct TextSheet: Sendable {
  public let title: String
  /// Untrusted; without line ends and tabs.
  public private(set) var lines: [String]
  /// Stands below the text: how a program ended, what was left out.
  public private(set) var note: String?
  /// The run whose output it shows, while that is under way.
  var run: ProgramRunID?
  /// The first row shown, counted in rows as the screen last wrapped them.
  public private(set) var top = 0
  /// What is shown again when it is closed.
  var behind: Menu?

  init(title: String, text: String, note: String? = nil, run: ProgramRunID? = nil, behind: Menu? = nil) {
    self.title = title
    lines = Self.lines(of: text)
    self.note = note
    self.run = run
    self.behind = behind
  }

  /// Puts another text in the place of what it shows.
  mutating func show(_ text: String, note: String?) {
    lines = Self.lines(of: text)
    self.note = note
    top = 0
  }

  mutating func move(by rows: Int, in view: SheetView) { move(to: top + rows, in: view) }

  mutating func move(to row: Int, in view: SheetView) { top = max(0, min(row, view.rows - view.height)) }

  /// A line that was written over from its start, as programs do to show progress, is what it was last.
  private static func lines(of text: String) -> [String] {
    var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map { line in
      withoutTabs(line.split(separator: "\r").last ?? "")
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private static func withoutTabs(_ line: Substring) -> String {
    guard line.contains("\t") else { return String(line) }
    var expanded = ""
    var column = 0
    for character in line {
      let width = character == "\t" ? 8 - column % 8 : 1
      expanded += character == "\t" ? String(repeating: " ", count: width) : String(character)
      column += width
    }
    return expanded
  }
}

/// How much of a sheet the last painted screen showed.
public struct SheetView: Sendable, Hashable {
  /// Rows that fit.
  public var height: Int
  /// Rows of the whole text at the width there was.
  public var rows: Int

  public init(height: Int = 10, rows: Int = 0) {
    self.height = height
    self.rows = rows
  }
}
