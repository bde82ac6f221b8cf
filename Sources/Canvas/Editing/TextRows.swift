import DisplayText

/// Where the lines of a text break into rows of a screen. Brought up to date line by line as the text changes.
struct TextRows: Sendable, Hashable {
  /// One line of the text, without its line end.
  struct Line: Sendable, Hashable {
    /// Characters.
    var count: Int
    /// The first character of each row, counted from the line's; the first is 0.
    var rows: [Int]
  }

  private(set) var lines: [Line]
  /// Columns a row may take, at least 1. Blanks at a break hang over.
  private(set) var columns: Int

  init(of characters: [Character], columns: Int) {
    self.columns = max(1, columns)
    lines = Self.lines(of: characters[...], columns: self.columns)
  }

  mutating func resize(columns: Int, _ characters: [Character]) {
    guard max(1, columns) != self.columns else { return }
    self = TextRows(of: characters, columns: columns)
  }

  /// Breaks anew the lines that `change` touched; `characters` is the text as it is now.
  mutating func update(_ characters: [Character], _ change: ChangedSpan) {
    let first = line(holding: change.start)
    let last = line(holding: change.oldEnd)
    let end = last.start + lines[last.index].count + change.newEnd - change.oldEnd
    lines.replaceSubrange(
      first.index...last.index, with: Self.lines(of: characters[first.start..<end], columns: columns))
  }

  /// How many rows there are, at least 1.
  var count: Int { lines.reduce(0) { $0 + $1.rows.count } }

  /// The row that shows the place before character `position`, from 0.
  func row(of position: Int) -> Int {
    let place = line(holding: position)
    let offset = position - place.start
    return place.row + (lines[place.index].rows.lastIndex { $0 <= offset } ?? 0)
  }

  /// The characters of row `index` with the blanks at its break, without the line end; of the last row for any index
  /// past it.
  func characters(ofRow index: Int) -> Range<Int> {
    var start = 0
    var row = 0
    for (number, line) in lines.enumerated() {
      if index < row + line.rows.count || number == lines.count - 1 {
        let inLine = max(0, min(index - row, line.rows.count - 1))
        let end = inLine + 1 < line.rows.count ? line.rows[inLine + 1] : line.count
        return start + line.rows[inLine]..<start + end
      }
      start += line.count + 1
      row += line.rows.count
    }
    return 0..<0
  }

  /// The characters of the line that holds `position`, without its line end.
  func line(around position: Int) -> Range<Int> {
    let place = line(holding: position)
    return place.start..<place.start + lines[place.index].count
  }

  private func line(holding position: Int) -> (index: Int, start: Int, row: Int) {
    var start = 0
    var row = 0
    for (index, line) in lines.enumerated() {
      if position <= start + line.count || index == lines.count - 1 { return (index, start, row) }
      start += line.count + 1
      row += line.rows.count
    }
    return (0, 0, 0)
  }

  private static func lines(of characters: ArraySlice<Character>, columns: Int) -> [Line] {
    characters.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      Line(count: line.count, rows: TypedGlyphs(line).rows(columns: columns))
    }
  }
}

/// The glyphs of typed characters, and which character each belongs to: most have one, some none, a flag has two.
struct TypedGlyphs {
  private(set) var text = DisplayText()
  /// The glyphs of one character each; nil when that is all of them.
  private var owners: [Int]?

  init(_ characters: ArraySlice<Character>) {
    if characters.allSatisfy({ $0.isASCII && $0 != "\t" }) {
      text = DisplayText(String(characters))
      return
    }
    var glyphs: [Glyph] = []
    var owners: [Int] = []
    glyphs.reserveCapacity(characters.count)
    owners.reserveCapacity(characters.count)
    for (index, character) in characters.enumerated() {
      for glyph in Self.glyphs(of: character) {
        glyphs.append(glyph)
        owners.append(index)
      }
    }
    text = DisplayText(glyphs: glyphs)
    self.owners = owners
  }

  /// The first character of each row when wrapped to `columns`; the first is 0.
  func rows(columns: Int) -> [Int] {
    let starts = text.wrappedRanges(to: columns).dropFirst().map { owners?[$0.lowerBound] ?? $0.lowerBound }
    // The halves of one character are not told apart.
    return starts.reduce(into: [0]) { rows, start in if rows.last != start { rows.append(start) } }
  }

  private static func glyphs(of character: Character) -> [Glyph] {
    if let ascii = character.asciiValue, (0x20..<0x7F).contains(ascii) { return [printable[Int(ascii) - 0x20]] }
    return character == "\t" ? tab : DisplayText(String(character)).glyphs
  }

  /// A tab is drawn as so many blanks, wherever it stands: rows begin anywhere in a line.
  private static let tab = Array(repeating: Glyph.space, count: 4)
  private static let printable = DisplayText(String(String.UnicodeScalarView((0x20..<0x7F).map { Unicode.Scalar($0) })))
    .glyphs
}
