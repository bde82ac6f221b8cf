extension Strings {
  /// What is wrong with a typed length of time.
  public enum TypedDurations {
    public static let nothingTyped = "no duration was typed; \(example)"
    public static func notUnderstood(_ typed: String) -> String { "“\(typed)” is no duration; \(example)" }
    public static let tooLong = "that is more than a day; a number alone is minutes"
    public static let minutesOfHour = "an hour has 60 minutes: 1:05 is an hour and five minutes"
    /// `areMinutes` or else seconds.
    public static func tooMany(_ typed: String, areMinutes: Bool) -> String {
      "“\(typed)” has more than 59 \(areMinutes ? "minutes after hours" : "seconds after minutes")"
    }

    private static let example = "type for example \(Forms.durationExamples)"
  }
}
