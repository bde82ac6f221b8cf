extension Strings {
  /// Whether Cloze has an entry that may have arrived. A `noun` is the kind of the entry, `why` one of the reasons.
  public enum ClozeSettling {
    public static let cannotBeLookedUp = "the record cannot be looked up"
    public static let noTimelines = "this account's Cloze API cannot read timelines"
    public static let recordGone = "Cloze no longer has the record"
    public static let notOnTimeline = "it does not show on the record's timeline"
    public static let similarOnTimeline = "the record's timeline shows what it could be"

    public static func isItThere(_ noun: String, why: String) -> String {
      "Cloze may have taken this \(noun), but \(why). Look in Cloze: is it there, or should it be sent again?"
    }
    public static func isItOneOfThese(_ noun: String, why: String) -> String {
      "Cloze may have taken this \(noun): \(why). Is it one of these, or should it be sent again?"
    }
  }
}
