import Canvas
import DisplayText

/// Cuts a large change of the screen into several that are sent one after the other: all that is new in one look, from
/// the top to the bottom, then all in the next.
///
/// Row by row, a list of names with a coloured column beside them changes the look twice a row; look by look it changes
/// it once. A tenth of a page is saved, and over a slow line the names come first.
enum FramePasses {
  /// Rows that a look must be new in to have a pass of its own: less is not worth the way there.
  private static let leastRows = 6
  /// Passes beside the last one.
  private static let most = 3

  /// What to show on the way from `previous` to `surface`.
  static func surfaces(from previous: Surface, to surface: Surface) -> [Surface] {
    let looks = looks(from: previous, to: surface)
    guard looks.count > 1 else { return [] }
    var step = previous
    var steps: [Surface] = []
    for look in looks.prefix(most) {
      step.take(surface, inLook: look)
      steps.append(step)
    }
    return steps
  }

  /// The looks with a pass of their own, that in most rows first.
  private static func looks(from previous: Surface, to surface: Surface) -> [Style] {
    guard previous.size == surface.size else { return [] }
    let width = surface.size.width
    var rows: [Style: Int] = [:]
    var order: [Style] = []
    for y in 0..<surface.size.height {
      let row = y * width..<(y + 1) * width
      if surface.cells[row] == previous.cells[row] { continue }
      var seen: [Style] = []
      for index in row where surface.cells[index] != previous.cells[index] && surface.cells[index].glyph != .space {
        let style = surface.cells[index].style
        if style != seen.last, !seen.contains(style) { seen.append(style) }
      }
      for style in seen {
        if rows[style] == nil { order.append(style) }
        rows[style, default: 0] += 1
      }
    }
    return order.filter { rows[$0, default: 0] >= leastRows }.sorted { rows[$0, default: 0] > rows[$1, default: 0] }
  }
}
