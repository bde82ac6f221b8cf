/// What kind of text of a record matched, best first: a match in an earlier one ranks before one in a later.
public enum SearchField: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
  case name, email, phone
  /// Of a person the company, of a company its people.
  case company
  /// A job title, or whatever else tells a record from its namesakes.
  case title
  case tag, stage, segment, owner, custom
  /// Notes, descriptions, to-dos and the timeline.
  case note

  public static func < (left: SearchField, right: SearchField) -> Bool { left.order < right.order }

  private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
