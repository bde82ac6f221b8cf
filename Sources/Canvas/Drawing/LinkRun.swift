import DisplayText

/// Cells of one row that lead to an address, for terminals that open links.
public struct LinkRun: Sendable, Hashable {
  public let place: Point
  /// Columns; never negative.
  public let width: Int
  public let address: LinkAddress

  public init(at place: Point, width: Int, to address: LinkAddress) {
    self.place = place
    self.width = max(0, width)
    self.address = address
  }
}

extension Surface {
  /// Marks what was drawn in the first row of `area` as a link, as far as it is on the surface.
  public mutating func link(_ area: Rect, to address: LinkAddress) {
    let area = area.row(0).intersection(bounds)
    if !area.isEmpty { links.append(LinkRun(at: Point(x: area.x, y: area.y), width: area.width, to: address)) }
  }

  /// Leaves the text of all links, and where they lead out.
  public mutating func removeLinks() { if !links.isEmpty { links = [] } }

  /// The text of `area`, blanks at the ends of its rows and empty rows at its end cut.
  public func plainText(of area: Rect) -> String {
    let area = area.intersection(bounds)
    var lines = (area.y..<area.bottom).map { y in
      var line = (area.x..<area.right).compactMap { self[$0, y].glyph?.text }.joined()
      while line.last == " " { line.removeLast() }
      return line
    }
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
