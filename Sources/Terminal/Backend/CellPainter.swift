import CTerminal
import Canvas
import DisplayText

/// Puts the cells of surfaces on an ncurses screen, with the colours and attributes its terminal has.
struct CellPainter {
  private let drawsUnicode: Bool
  let colors: ColorMapping
  private let attributes: AttributeMapping
  private var pairs: PairCache
  private var looks: [Style: ResolvedStyle] = [:]
  private var scalars: [UInt32] = []
  /// The colours that ncurses knows by numbers that stand for them; nil where it knows them itself.
  private(set) var slots: PaletteSlots?
  /// How blanks on a background of their own are drawn: the way most of them were when it was first seen.
  private var blanks: [Color: Style] = [.terminal: .plain]

  init(_ screen: CursesScreen, colorMode: ColorMode, drawsUnicode: Bool) {
    self.drawsUnicode = drawsUnicode
    let count = screen.colorCount
    let depth = ColorDepth(
      mode: colorMode, terminalColors: count, isDirect: screen.hasDirectColor,
      canMap: screen.setsColorsAsXterm)
    colors = ColorMapping(depth: depth)
    slots = depth == .mapped ? PaletteSlots() : nil
    attributes = AttributeMapping(available: screen.attributes)
    // A pair is never asked for where there are no colours: ncurses 6.4 crashes on some of its calls there.
    pairs = PairCache(capacity: depth == .none ? 0 : screen.pairCount)
  }

  /// Paints the rows that differ from `previous`, or all on a blank screen when there is none to compare with.
  mutating func paint(_ surface: Surface, over previous: Surface?, within size: Size, on screen: CursesScreen) {
    if previous == nil { screen.blank() }
    let width = surface.size.width
    for y in 0..<min(surface.size.height, size.height) {
      let row = y * width..<(y + 1) * width
      if let previous, surface.cells[row] == previous.cells[row] { continue }
      paint(surface.cells[row], of: surface, row: y, columns: min(width, size.width), on: screen)
    }
  }

  private mutating func paint(
    _ cells: ArraySlice<Cell>, of surface: Surface, row: Int, columns: Int, on screen: CursesScreen
  ) {
    let cells = cells.prefix(columns)
    var blankEnd = 0
    for (x, cell) in cells.enumerated() {
      // The right half of a wide glyph was drawn with the left.
      guard let glyph = cell.glyph else { continue }
      if x >= blankEnd { blankEnd = x + Self.plainBlanks(cells[(cells.startIndex + x)...]) }
      let look = look(of: x < blankEnd ? blank(on: cell.style.background, of: surface) : cell.style, on: screen)
      if collect(glyph, columns: columns - x) {
        put(row, x, look, on: screen)
      } else {
        for offset in 0..<min(glyph.width, columns - x) {
          scalars = [offset == 0 ? standIn(for: glyph) : 0x20]
          put(row, x + offset, look, on: screen)
        }
      }
    }
  }

  /// How many cells from here on are blank on the same background, whatever their foreground, and enough for ncurses to
  /// erase them: it does that to plain blanks only. The few between words keep the look of the words.
  private static func plainBlanks(_ cells: ArraySlice<Cell>) -> Int {
    guard let background = cells.first?.style.background else { return 0 }
    let count = cells.prefix {
      $0.glyph == .space && $0.style.background == background
        && $0.style.attributes.isDisjoint(with: [.underline, .reverse])
    }.count
    return count > 3 ? count : 0
  }

  /// The one look of all blanks on a background, so that nothing is sent where only the foreground would change.
  private mutating func blank(on background: Color, of surface: Surface) -> Style {
    if let known = blanks[background] { return known }
    var counts: [Color: Int] = [:]
    for cell in surface.cells where cell.glyph == .space && cell.style.background == background {
      counts[cell.style.foreground, default: 0] += 1
    }
    let foreground = counts.max { $0.value < $1.value }?.key ?? .terminal
    let blank = Style(foreground: foreground, background: background)
    blanks[background] = blank
    return blank
  }

  private func put(_ row: Int, _ column: Int, _ look: ResolvedStyle, on screen: CursesScreen) {
    scalars.withUnsafeBufferPointer { screen.put($0, row: row, column: column, look) }
  }

  private func standIn(for glyph: Glyph) -> UInt32 {
    if drawsUnicode { return ct_character_width(0xFFFD) == 1 ? 0xFFFD : 0x3F }
    return glyph.asciiForm?.value ?? 0x3F
  }

  /// What a glyph is drawn as.
  mutating func text(of glyph: Glyph) -> String {
    if collect(glyph, columns: glyph.width) { return glyph.text }
    let standIn = Unicode.Scalar(standIn(for: glyph)).map(String.init) ?? "?"
    return glyph.width == 2 ? standIn + " " : standIn
  }

  var links: LinkPainter { LinkPainter(colors: colors, attributes: attributes) }

  /// Takes the characters of `glyph`; false when it cannot be drawn in the columns it claims. ncurses goes by the C
  /// library's widths: were they to differ, all that follows on the row would be off.
  private mutating func collect(_ glyph: Glyph, columns: Int) -> Bool {
    scalars.removeAll(keepingCapacity: true)
    for scalar in glyph.text.unicodeScalars { scalars.append(scalar.value) }
    guard let base = scalars.first, glyph.width <= columns else { return false }
    if base < 0x80, scalars.count == 1 { return glyph.width == 1 }
    guard drawsUnicode, scalars.count <= 5, Int(ct_character_width(base)) == glyph.width else { return false }
    return scalars.dropFirst().allSatisfy { ct_character_width($0) == 0 }
  }

  private mutating func look(of style: Style, on screen: CursesScreen) -> ResolvedStyle {
    if let known = looks[style] { return known }
    let (pair, extra) = pair(for: style)
    let look = ResolvedStyle(
      attributes: attributes.bits(style.attributes.union(extra)), pair: number(of: pair, on: screen))
    looks[style] = look
    return look
  }

  private mutating func pair(for style: Style) -> (ColorMapping.Pair, Style.Attributes) {
    guard var slots else { return colors.pair(for: style) }
    defer { self.slots = slots }
    let pair = ColorMapping.Pair(
      foreground: slots.number(for: style.foreground), background: slots.number(for: style.background))
    return (pair, [])
  }

  private mutating func number(of pair: ColorMapping.Pair, on screen: CursesScreen) -> Int32 {
    switch pairs.number(for: pair) {
    case .known(let number): number
    case .new(let number): screen.define(number, pair) ? number : 0
    case .exhausted: 0
    }
  }
}
