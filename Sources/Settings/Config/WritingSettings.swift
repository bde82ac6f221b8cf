/// The `[writing]` table of the configuration: how calls, notes and to-dos are typed and sent.
public struct WritingSettings: Sendable, Hashable {
  /// How `3/4` is read.
  public enum DateOrder: String, Sendable, Hashable, CaseIterable {
    case dayFirst = "day-first"
    case monthFirst = "month-first"
  }

  /// Seconds in which what was written can be taken back before it is sent, 0 to 300.
  public var undoSeconds = 5
  public var dateOrder = DateOrder.dayFirst

  public init() {}
}
