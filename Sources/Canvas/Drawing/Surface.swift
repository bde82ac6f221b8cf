public import DisplayText

/// One place on a surface.
public struct Cell: Sendable, Hashable {
  /// What is drawn here; nil in the right half of a wide glyph, whose left neighbour holds it.
  public var glyph: Glyph?
  public var style: Style

  public init(glyph: Glyph?, style: Style) {
    self.glyph = glyph
    self.style = style
  }

  public static let blank = Cell(glyph: .space, style: .plain)
}

/// A grid of cells that a screen draws on and a terminal shows.
///
/// Invariant: a wide glyph is followed by exactly one cell without a glyph; drawing over half of one blanks the rest.
public struct Surface: Sendable, Hashable {
  public let size: Size
  /// Row by row, `size.width` cells each.
  public private(set) var cells: [Cell]
  /// Where the text cursor is shown; nil hides it.
  public var cursor: Point?
  /// What leads somewhere, for terminals that open links; none unless the user wants them.
  public internal(set) var links: [LinkRun] = []

  public init(size: Size) {
    self.size = Size(width: max(0, size.width), height: max(0, size.height))
    cells = Array(repeating: .blank, count: self.size.width * self.size.height)
  }

  public var bounds: Rect { Rect(size) }

  public subscript(x: Int, y: Int) -> Cell { cells[y * size.width + x] }

  /// Draws `text` from `origin`, cut at `clip` (and the surface); a wide glyph that does not fit whole is left out.
  /// Returns the columns from `origin` to the end of what was drawn, those left of the clip included.
  @discardableResult
  public mutating func draw(_ text: DisplayText, at origin: Point, style: Style, clip: Rect? = nil) -> Int {
    let area = (clip ?? bounds).intersection(bounds)
    guard origin.y >= area.y, origin.y < area.bottom, origin.x < area.right else { return 0 }
    var x = origin.x
    for glyph in text.glyphs {
      if x + glyph.width > area.right { break }
      if x >= area.x {
        put(glyph, x: x, y: origin.y, style: style)
      } else if x + glyph.width > area.x {
        put(.space, x: area.x, y: origin.y, style: style)
      }
      x += glyph.width
    }
    return x - origin.x
  }

  /// Blanks `area` in `style`.
  public mutating func fill(_ area: Rect, style: Style) {
    fill(area, with: .space, style: style)
  }

  /// Fills `area` with one narrow glyph, as rules and bars do; a wide glyph is refused and leaves blanks.
  public mutating func fill(_ area: Rect, with glyph: Glyph, style: Style) {
    let area = area.intersection(bounds)
    let glyph = glyph.width == 1 ? glyph : .space
    for y in area.y..<area.bottom {
      for x in area.x..<area.right { put(glyph, x: x, y: y, style: style) }
    }
  }

  /// Changes how `area` looks and leaves the text.
  public mutating func restyle(_ area: Rect, _ change: (inout Style) -> Void) {
    let area = area.intersection(bounds)
    for y in area.y..<area.bottom {
      for x in area.x..<area.right { change(&cells[y * size.width + x].style) }
    }
  }

  /// Takes those cells of `other`, a surface of the same size, that look so.
  public mutating func take(_ other: Surface, inLook style: Style) {
    precondition(other.size == size)
    for index in cells.indices where other.cells[index].style == style && other.cells[index] != cells[index] {
      guard let glyph = other.cells[index].glyph else { continue }
      put(glyph, x: index % size.width, y: index / size.width, style: style)
    }
  }

  private mutating func put(_ glyph: Glyph, x: Int, y: Int, style: Style) {
    let index = y * size.width + x
    separate(at: index, x: x)
    if glyph.width == 2 {
      separate(at: index + 1, x: x + 1)
      cells[index + 1] = Cell(glyph: nil, style: style)
    }
    cells[index] = Cell(glyph: glyph, style: style)
  }

  /// Blanks the other half of a wide glyph that is about to lose the cell at `index`.
  private mutating func separate(at index: Int, x: Int) {
    if cells[index].glyph == nil, x > 0 {
      cells[index - 1] = Cell(glyph: .space, style: cells[index - 1].style)
    }
    if cells[index].glyph?.width == 2, x + 1 < size.width {
      cells[index + 1] = Cell(glyph: .space, style: cells[index + 1].style)
    }
  }

  /// The columns of row `y` from the first to the last cell that differs from `earlier`; nil when none does.
  /// The whole row when the sizes differ. Never begins or ends within a wide glyph of this surface.
  public func changedColumns(inRow y: Int, since earlier: Surface) -> Range<Int>? {
    guard (0..<size.height).contains(y) else { return nil }
    guard earlier.size == size else { return 0..<size.width }
    let row = y * size.width
    guard var first = (0..<size.width).first(where: { cells[row + $0] != earlier.cells[row + $0] }),
      var last = (first..<size.width).last(where: { cells[row + $0] != earlier.cells[row + $0] })
    else { return nil }
    if cells[row + first].glyph == nil { first -= 1 }
    if cells[row + last].glyph?.width == 2 { last += 1 }
    return first..<(last + 1)
  }

  /// The rows as plain text, trailing blanks cut: what golden screens compare.
  public var plainText: String {
    (0..<size.height).map { y in
      var line = (0..<size.width).compactMap { self[$0, y].glyph?.text }.joined()
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }
}
