/// The figures, one line each, with a column for each size of mirror, the target and whether it is reached.
struct Table {
  private struct Line {
    var name: String
    var values: [String]
    var target: String
    var verdict: String
  }

  private let sizes: [Int]
  private let head: String
  private var lines: [Line] = []

  /// `head` says what the sizes are of.
  init(sizes: [Int], head: String = "records in the mirror") {
    self.sizes = sizes
    self.head = head
  }

  /// A figure for each size; `isReached` judges it.
  mutating func add<Value>(
    _ name: String, _ values: [Value], target: String, _ show: (Value) -> String, isReached: (Value) -> Bool
  ) {
    let failing = zip(sizes, values).filter { !isReached($0.1) }.map { grouped($0.0) }
    let verdict =
      switch failing.count {
      case 0: "reached"
      case values.count: "not reached"
      default: "not reached at \(failing.joined(separator: ", "))"
      }
    lines.append(Line(name: name, values: values.map(show), target: target, verdict: verdict))
  }

  /// A figure that has no target.
  mutating func add<Value>(_ name: String, _ values: [Value], _ show: (Value) -> String) {
    lines.append(Line(name: name, values: values.map(show), target: "", verdict: ""))
  }

  /// A ratio of two sizes, shown below the larger.
  mutating func addRatio(_ name: String, _ ratio: Double, atMost limit: Double) {
    let values = sizes.map { $0 == sizes.last ? ratio.formatted(2) : "" }
    let verdict = ratio <= limit ? "reached" : "not reached"
    lines.append(Line(name: name, values: values, target: "at most \(limit.formatted(1))", verdict: verdict))
  }

  /// As a table of Markdown, aligned to be read as it is.
  var text: String {
    let head = [head] + sizes.map(grouped) + ["target", ""]
    let rows = [head] + lines.map { [$0.name] + $0.values + [$0.target, $0.verdict] }
    return Self.markdown(rows, rightAligned: 1..<sizes.count + 1)
  }

  /// Rows of as many cells, the first of them the head; columns of figures are aligned to the right.
  static func markdown(_ rows: [[String]], rightAligned: Range<Int>) -> String {
    let columns = rows[0].indices
    let widths = columns.map { column in rows.map { $0[column].count }.max() ?? 0 }
    func line(_ cells: [String]) -> String {
      let padded = columns.map { column in
        let space = String(repeating: " ", count: widths[column] - cells[column].count)
        return rightAligned ~= column ? space + cells[column] : cells[column] + space
      }
      return "| " + padded.joined(separator: " | ") + " |"
    }
    let rule = columns.map { column in
      rightAligned ~= column
        ? String(repeating: "-", count: widths[column] - 1) + ":" : String(repeating: "-", count: widths[column])
    }
    return ([line(rows[0]), line(rule)] + rows.dropFirst().map(line)).joined(separator: "\n")
  }
}

/// A number with its thousands apart.
func grouped(_ number: Int) -> String {
  let digits = String(number)
  let groups = stride(from: digits.count % 3 - 3, to: digits.count, by: 3).map { start in
    digits.dropFirst(max(0, start)).prefix(3 + min(0, start))
  }
  return groups.filter { !$0.isEmpty }.joined(separator: " ")
}
