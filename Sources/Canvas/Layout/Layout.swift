/// Splits rectangles into columns and rows.
public enum Layout {
  /// How much of the room a part takes.
  public enum Extent: Sendable, Hashable {
    /// So many cells, as long as there is room.
    case fixed(Int)
    /// A share of what the fixed parts leave, and no less than `minimum` as long as there is room.
    case flexible(weight: Int = 1, minimum: Int = 0)
  }

  /// `area` from left to right, with `gap` columns between the parts. Never more than `area`: where room lacks, the
  /// last parts are narrower, down to nothing.
  public static func columns(_ extents: [Extent], in area: Rect, gap: Int = 0) -> [Rect] {
    var x = area.x
    return lengths(extents, total: area.width, gap: gap).map { length in
      defer { x += length + (length > 0 ? max(0, gap) : 0) }
      return Rect(x: min(x, area.right), y: area.y, width: length, height: area.height)
    }
  }

  /// `area` from top to bottom; see `columns`.
  public static func rows(_ extents: [Extent], in area: Rect, gap: Int = 0) -> [Rect] {
    var y = area.y
    return lengths(extents, total: area.height, gap: gap).map { length in
      defer { y += length + (length > 0 ? max(0, gap) : 0) }
      return Rect(x: area.x, y: min(y, area.bottom), width: area.width, height: length)
    }
  }

  private static func lengths(_ extents: [Extent], total: Int, gap: Int) -> [Int] {
    var left = max(0, total)
    var growing: [(index: Int, weight: Int)] = []
    var isFirst = true
    var lengths = extents.enumerated().map { index, extent in
      let before = isFirst ? 0 : max(0, gap)
      let (wanted, weight) =
        switch extent {
        case .fixed(let length): (length, 0)
        case .flexible(let weight, let minimum): (minimum, weight)
        }
      let length = max(0, min(wanted, left - before))
      // A part without room takes no gap either.
      if length > 0 || (weight > 0 && left > before) {
        left -= length + before
        if weight > 0 { growing.append((index, weight)) }
        isFirst = false
      }
      return length
    }
    share(left, among: growing, lengths: &lengths)
    return lengths
  }

  /// Gives out `rest` so that the growing parts come as near to their weights as their minimums allow.
  private static func share(_ rest: Int, among growing: [(index: Int, weight: Int)], lengths: inout [Int]) {
    var open = growing
    var room = rest + open.reduce(0) { $0 + lengths[$1.index] }
    while !open.isEmpty {
      let weights = open.reduce(0) { $0 + $1.weight }
      // A part whose share is below its minimum keeps the minimum; the others share what remains.
      let (pinned, others) = (
        open.filter { lengths[$0.index] * weights > room * $0.weight },
        open.filter { lengths[$0.index] * weights <= room * $0.weight }
      )
      if !pinned.isEmpty {
        room -= pinned.reduce(0) { $0 + lengths[$1.index] }
        open = others
        continue
      }
      var weightBefore = 0
      for part in open {
        lengths[part.index] =
          room * (weightBefore + part.weight) / weights - room * weightBefore / weights
        weightBefore += part.weight
      }
      return
    }
  }
}
