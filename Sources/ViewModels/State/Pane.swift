/// One of the three panes, from left to right.
public enum Pane: String, Sendable, Hashable, CaseIterable {
  case list, detail, timeline

  /// The pane `steps` to the right (left when negative), stopping at the ends.
  func moved(by steps: Int) -> Pane {
    let panes = Pane.allCases
    let index = panes.firstIndex(of: self) ?? 0
    return panes[min(max(0, index + steps), panes.count - 1)]
  }

  /// The pane `steps` on, round the ring.
  func cycled(by steps: Int) -> Pane {
    let panes = Pane.allCases
    let index = panes.firstIndex(of: self) ?? 0
    return panes[((index + steps) % panes.count + panes.count) % panes.count]
  }
}
