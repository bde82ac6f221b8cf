/// What a key did to a text being typed.
public enum EditOutcome: Sendable, Hashable {
  /// The text is another one.
  case changed
  /// Only the cursor moved.
  case moved
  /// An editing key that had nothing to do.
  case unchanged
  case submitted
  case cancelled
  /// No editing key.
  case ignored
}
