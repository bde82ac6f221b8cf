/// One of the three panes, from left to right.
public enum Pane: String, Sendable, Hashable, Codable, CaseIterable {
  case list, detail, timeline
}
