extension Strings {
  /// Forms that were left.
  public enum Drafts {
    public static let title = "Drafts, newest first"
    public static let none = "there are no drafts"
    public static let leaveAndLose = "A draft could not be saved and will be lost. Leave all the same?"
    public static func notFound(_ number: String) -> String { "no draft \(number); drafts lists them" }
    /// Of something that is there already.
    public static func edit(of kind: String) -> String { "edit of a \(kind)" }
    public static func notSaved(_ reason: String) -> String {
      "the draft could not be saved, and is kept only while closeup runs: \(reason)"
    }
    public static func restored(of moment: String, key: String) -> String {
      "draft of \(moment) restored; \(key) discards it"
    }
    /// `isSentAsItWas` where what the form changes is on its way already.
    public static func kept(isSentAsItWas: Bool, key: String) -> String {
      "kept as a draft" + (isSentAsItWas ? "; what was written goes out as it was" : "") + " · \(key) lists the drafts"
    }
    public static func thrownAway(key: String) -> String { "thrown away · \(key) brings it back" }
  }
}
