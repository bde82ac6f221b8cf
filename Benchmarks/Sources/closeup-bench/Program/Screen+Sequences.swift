extension Screen {
  /// Does what an escape sequence says.
  mutating func obey(_ sequence: String) {
    let body = sequence.dropFirst(2)
    switch sequence.dropFirst().first {
    case "[":
      guard let final = body.last else { return }
      let parameters = body.dropLast()
      // Modes, attributes, reports and the window's title leave the text as it is.
      if let first = parameters.first, "?>=<".contains(first) { return }
      obey(final, parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }, sequence)
    case "M": if row == region.lowerBound { scroll(-1) } else { row = max(0, row - 1) }
    case "]", "(", "=", ">", "7", "8": break
    default: unknown = name(of: sequence)
    }
  }

  private mutating func obey(_ final: Character, _ parameters: [Int?], _ sequence: String) {
    func number(_ index: Int) -> Int? { parameters.indices.contains(index) ? parameters[index] : nil }
    let count = max(1, number(0) ?? 1)
    switch final {
    case "A": row = max(0, row - count)
    case "B": row = min(rows - 1, row + count)
    case "C": column = min(columns - 1, column + count)
    case "D": column = max(0, column - count)
    case "G": column = min(columns, count) - 1
    case "d": row = min(rows, count) - 1
    case "H", "f":
      row = min(rows, count) - 1
      column = min(columns, max(1, number(1) ?? 1)) - 1
    case "J": erase(number(0) ?? 0, lines: true)
    case "K": erase(number(0) ?? 0, lines: false)
    case "X": blank(row, column..<min(columns, column + count))
    case "b": for _ in 0..<count { draw(lastDrawn) }
    case "r":
      region = count - 1...max(count - 1, min(rows, number(1) ?? rows) - 1)
      (row, column) = (0, 0)
    case "S": scroll(count)
    case "T": scroll(-count)
    case "L", "M": shiftLines(final == "L" ? -count : count)
    case "@": for _ in 0..<count { shiftCells(right: true) }
    case "P": for _ in 0..<count { shiftCells(right: false) }
    case "m", "h", "l", "t", "n", "c": break
    default: unknown = name(of: sequence)
    }
  }

  private mutating func erase(_ part: Int, lines: Bool) {
    switch part {
    case 0: blank(row, min(column, columns)..<columns)
    case 1: blank(row, 0..<min(column + 1, columns))
    default: blank(row, 0..<columns)
    }
    guard lines else { return }
    for other in 0..<rows where part >= 2 || (part == 0 ? other > row : other < row) { blank(other, 0..<columns) }
  }

  private mutating func blank(_ row: Int, _ range: Range<Int>) {
    for column in range { cells[row][column] = " " }
  }

  /// Inserts or deletes lines at the cursor: what is below it scrolls.
  private mutating func shiftLines(_ count: Int) {
    guard region.contains(row) else { return }
    let whole = region
    region = row...whole.upperBound
    scroll(count)
    region = whole
  }

  private mutating func shiftCells(right: Bool) {
    guard column < columns else { return }
    if right {
      cells[row].insert(" ", at: column)
      cells[row].removeLast()
    } else {
      cells[row].remove(at: column)
      cells[row].append(" ")
    }
  }

  private func name(of sequence: String) -> String { sequence.replacing("\u{1B}", with: "ESC ") }
}
