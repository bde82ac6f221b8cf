public import CRM

/// How far the answer to a question is known.
public struct Answer: Sendable, Hashable {
  /// Rows that can be read: those of the current paging and the stale ones behind them.
  public var count: Int
  /// Rows of the current paging; they come first.
  public var freshCount: Int
  /// How many the whole answer has, where the service says so.
  public var total: Int?
  /// Names the page that comes after the fresh rows; nil when there is none.
  public var next: String?
  /// When the current paging began.
  public var fetchedAt: Instant

  /// Whether every row of the answer has been fetched.
  public var isComplete: Bool { next == nil }

  public init(count: Int, freshCount: Int, total: Int?, next: String?, fetchedAt: Instant) {
    self.count = count
    self.freshCount = freshCount
    self.total = total
    self.next = next
    self.fetchedAt = fetchedAt
  }
}

extension Question {
  /// The question as the mirror files it: equal for questions with the same answer, whatever the sort order is called.
  var key: String {
    var object = JSONObject([(key: "kind", value: .string(kind.rawValue))])
    object["text"] = text.map(JSON.string)
    object["view"] = view.map(JSON.string)
    object["sort"] = sort.map { .string($0.key) }
    object["descending"] = sort.map { .bool($0.isDescending) }
    return JSON.object(object).text
  }
}
