import CTerminal
import Canvas
import DisplayText

/// Makes links of cells that ncurses has drawn, which knows nothing of links [OSC 8, hyperlinks in terminal emulators].
///
/// The same text is written once more over itself with the link around it: what ncurses holds of the screen stays true,
/// and the cursor and its attributes are put back. A cell is a link for as long as nobody else writes it, so the rows
/// that changed get theirs anew.
struct LinkPainter {
  /// Longer addresses are dropped by terminals [OSC 8, hyperlinks in terminal emulators: 2083 bytes].
  private static let longestAddress = 2083
  private static let save: [UInt8] = [0x1B, 0x37]
  private static let restore: [UInt8] = [0x1B, 0x38]

  let colors: ColorMapping
  /// CT_ bits.
  let attributes: AttributeMapping

  /// What brings the links of `surface` onto a screen that shows its cells, and showed `previous` before; nil when
  /// nothing is known of what it showed.
  func frame(
    _ surface: Surface, over previous: Surface?, text: (Glyph) -> String, move: (Int, Int) -> String?
  ) -> [UInt8] {
    guard !surface.links.isEmpty || previous?.links.isEmpty == false else { return [] }
    let links = Dictionary(grouping: surface.links) { $0.place.y }
    let former = Dictionary(grouping: previous?.links ?? []) { $0.place.y }
    var bytes: [UInt8] = []
    for y in 0..<surface.size.height {
      let isDrawn = previous.map { $0.changes(from: surface, inRow: y) } ?? true
      let (now, before) = (links[y] ?? [], former[y] ?? [])
      guard isDrawn ? !now.isEmpty : now != before else { continue }
      // Where the text stays and its link goes, the text is written without it.
      let gone = isDrawn ? [] : before.filter { !now.contains($0) }
      for run in gone { bytes += write(run, of: surface, as: nil, text, move) }
      for run in now { bytes += write(run, of: surface, as: run.address, text, move) }
    }
    return bytes.isEmpty ? [] : Self.save + bytes + Self.restore
  }

  private func write(
    _ run: LinkRun, of surface: Surface, as address: LinkAddress?, _ text: (Glyph) -> String,
    _ move: (Int, Int) -> String?
  ) -> [UInt8] {
    let end = min(run.place.x + run.width, surface.size.width)
    guard run.place.x < end, let motion = move(run.place.y, run.place.x) else { return [] }
    if let address, address.text.utf8.count > Self.longestAddress { return [] }
    var output = motion
    // One id for all rows of an address: pointing at one marks them all.
    if let address { output += "\u{1B}]8;id=\(Self.identity(of: address));\(address.text)\u{1B}\\" }
    var look: Style?
    for x in run.place.x..<end {
      let cell = surface[x, run.place.y]
      guard let glyph = cell.glyph, x + glyph.width <= surface.size.width else { continue }
      if look != cell.style {
        output += rendition(of: cell.style)
        look = cell.style
      }
      output += text(glyph)
    }
    if address != nil { output += "\u{1B}]8;;\u{1B}\\" }
    return Array(output.utf8)
  }

  /// FNV-1a; enough to tell the links of one screen apart.
  private static func identity(of address: LinkAddress) -> String {
    let hash = address.text.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
    return String(hash, radix: 36)
  }

  private func rendition(of style: Style) -> String {
    let (pair, extra) = colors.pair(for: style)
    let bits = attributes.bits(style.attributes.union(extra))
    let numbers = [
      (CT_BOLD, "1"), (CT_DIM, "2"), (CT_ITALIC, "3"), (CT_UNDERLINE, "4"), (CT_REVERSE, "7"), (CT_STANDOUT, "7"),
    ].filter { bits & UInt32($0.0) != 0 }.map(\.1)
    let parts =
      ["0"] + numbers + parameters(style.foreground, pair.foreground, base: 30)
      + parameters(style.background, pair.background, base: 40)
    return "\u{1B}[\(parts.joined(separator: ";"))m"
  }

  private func parameters(_ color: Color, _ number: Int32, base: Int32) -> [String] {
    if colors.depth == .mapped, case .rgb(let red, let green, let blue) = color {
      return ["\(base + 8);2;\(red);\(green);\(blue)"]
    }
    return switch number {
    case ..<0: []
    case 0..<8: ["\(base + number)"]
    case 8..<16 where colors.depth != .direct: ["\(base + 52 + number)"]
    case _ where colors.depth == .direct:
      ["\(base + 8);2;\(number >> 16 & 255);\(number >> 8 & 255);\(number & 255)"]
    default: ["\(base + 8);5;\(number)"]
    }
  }
}

extension Surface {
  fileprivate func changes(from other: Surface, inRow y: Int) -> Bool {
    guard size == other.size else { return true }
    let row = y * size.width..<(y + 1) * size.width
    return cells[row] != other.cells[row]
  }
}
