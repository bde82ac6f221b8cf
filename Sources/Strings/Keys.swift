extension Strings {
  /// Keys, and the commands they run.
  public enum Keys {
    public static func doesNothing(_ typed: String, key: String) -> String {
      "\(typed) does nothing here; \(key) shows the keys"
    }
    public static func nothingToPasteInto(key: String) -> String { "nothing to paste into: \(key) searches" }
    public static func noCommand(_ name: String, key: String) -> String {
      "no command named \(name); \(key) lists them"
    }
    /// Of a command that waited for the record's timeline, or for its fields.
    public static func calledOff(_ command: String, needsTimeline: Bool) -> String {
      "\(command): called off, the record's \(needsTimeline ? "timeline was" : "fields were") not there yet"
    }
  }
}
