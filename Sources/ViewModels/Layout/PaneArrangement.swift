/// Which panes are shown and how the width is shared among them, as far as the user has said so.
public struct PaneArrangement: Sendable, Hashable, Codable {
  /// Narrower than this no pane is made by hand, in columns.
  public static let narrowest = 12

  /// Shares of the width in millionths; empty while the screen decides.
  private var shares: [Pane: Int] = [:]
  /// Panes put away. One that has the focus is shown all the same.
  public private(set) var hidden: Set<Pane> = []

  public init() {}

  /// The panes in sight where there is room for all: those not put away, and the one that has the focus.
  public func visible(focus: Pane) -> [Pane] { Pane.allCases.filter { !hidden.contains($0) || $0 == focus } }

  /// Puts a pane away or brings it back. False when it is the last one.
  mutating func toggle(_ pane: Pane) -> Bool {
    if hidden.remove(pane) != nil { return true }
    guard hidden.count < Pane.allCases.count - 1 else { return false }
    hidden.insert(pane)
    return true
  }

  /// Where each of `panes` ends in a width of `width` columns; nil while the screen decides.
  public func ends(of panes: [Pane], width: Int) -> [Int]? {
    guard !shares.isEmpty, width > 0 else { return nil }
    let wanted = panes.map { shares[$0] ?? Self.even }
    let total = wanted.reduce(0, +)
    guard total > 0 else { return nil }
    var sum = 0
    let ends = wanted.map { share in
      sum += share
      return (width * sum + total / 2) / total
    }
    return ends
  }

  /// Moves the line between `panes[index]` and its neighbour on the right to the column `end`, given where the panes end
  /// now; no nearer to another line than a pane needs.
  mutating func moveEnd(of index: Int, to end: Int, ends: [Int], of panes: [Pane]) {
    guard panes.count == ends.count, index >= 0, index < panes.count - 1 else { return }
    let start = index == 0 ? 0 : ends[index - 1]
    let lowest = start + Self.narrowest
    let highest = ends[index + 1] - Self.narrowest
    guard lowest <= highest, let width = ends.last, width > 0 else { return }
    var ends = ends
    ends[index] = max(lowest, min(end, highest))
    // Panes out of sight keep their share beside those in sight, which have what they had together.
    let together = panes.reduce(0) { $0 + (shares[$1] ?? Self.even) }
    for pane in Pane.allCases where shares[pane] == nil { shares[pane] = Self.even }
    var before = 0
    for (pane, end) in zip(panes, ends) {
      shares[pane] = (together * end + width / 2) / width - (together * before + width / 2) / width
      before = end
    }
  }

  /// Forgets the sizes and shows every pane.
  mutating func reset() { self = PaneArrangement() }

  private static let even = 1_000_000
}
