/// Words looked for within a pane, and where they are.
public struct PaneFind: Sendable, Hashable {
  public let pane: Pane
  public internal(set) var text: String
  /// The items of the pane that have all the words, ascending: fields, items of the timeline, or rows of the list.
  public internal(set) var matches: [Int] = []
  /// Whether it is known which they are; those of the list come from the mirror.
  public internal(set) var isAnswered = true
  /// Whether the words are to be brought into view, within an item that is taller than its pane.
  public internal(set) var wantsView = false
  /// Where the cursor stood at first.
  let origin: Int

  init(pane: Pane, origin: Int) {
    self.pane = pane
    self.origin = origin
    text = ""
  }

  /// The first match from `item` on, or from the top when there is none below.
  func first(from item: Int) -> Int? { matches.first { $0 >= item } ?? matches.first }

  /// The match `steps` on from `item` (back when negative), and whether the way there leads past an end.
  func match(_ steps: Int, from item: Int) -> (item: Int, isWrapped: Bool)? {
    guard !matches.isEmpty, steps != 0 else { return nil }
    let after = matches.firstIndex { $0 > item } ?? matches.count
    let before = (matches.lastIndex { $0 < item } ?? -1)
    let start = steps > 0 ? after + steps - 1 : before + steps + 1
    let count = matches.count
    let index = ((start % count) + count) % count
    return (matches[index], start < 0 || start >= count)
  }

  /// Which match the item is, counted from 1; nil when it is none.
  public func number(of item: Int) -> Int? { matches.firstIndex(of: item).map { $0 + 1 } }
}
