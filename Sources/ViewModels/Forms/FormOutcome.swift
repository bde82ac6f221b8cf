public import CRM

/// The clock, the zone and the order of dates that a form reads typed words by.
public typealias FormContext = TypedContext

/// What a key or a command did to a form.
public enum FormOutcome: Sendable, Hashable {
  /// What is typed is another.
  case changed
  /// Only the cursor or the focus moved.
  case moved
  /// Nothing was done.
  case ignored
}
