extension Strings {
  /// What became of a write. `what` it is and whose record it is `about` are the writer's words, `id` the beginning of
  /// its own.
  public enum OutboxReport {
    public static func done(_ what: String, about name: String) -> String { "\(what) (\(name)): done." }
    /// `waited` tells whether its delivery was waited for.
    public static func queued(_ what: String, about name: String, id: String, waited: Bool) -> String {
      "\(what) (\(name)): \(waited ? "not delivered yet" : "queued"), as \(id)."
    }
    public static let goesOutLater = "It goes out when closeup runs next; closeup outbox flush tries again now."

    public static func mayHaveArrived(_ what: String, about name: String, id: String) -> String {
      "\(what) (\(name)): it may have arrived, as \(id)."
    }
    public static func answerWith(id: String) -> String {
      "Answer with: closeup outbox arrived \(id)   or   closeup outbox retry \(id)"
    }
    public static let isLookedFor =
      "It is looked for before it is sent again, when closeup runs next or by: closeup outbox flush"

    public static func changedThere(_ what: String, about name: String, id: String) -> String {
      "\(what) (\(name)): not sent, because it was changed there meanwhile. It is kept, as \(id)."
    }
    public static func decideWith(id: String) -> String {
      "Decide with: closeup outbox resolve \(id) --mine   or   --theirs   or   --keep FIELD"
    }

    public static func refused(_ what: String, about name: String, id: String) -> String {
      "\(what) (\(name)): refused. It is kept, as \(id), to be edited in closeup or discarded."
    }

    // MARK: The sides of a conflict

    public static let changedThereToo = "changed there, too:"
    public static let changedThereDeletedHere = "changed there, and to be deleted:"
    public static let deletedThereChangedHere = "deleted there, and to be changed:"
    public static func before(_ value: String) -> String { "was \(value)" }
    public static func there(_ value: String) -> String { "there \(value)" }
    public static func here(_ value: String) -> String { "here \(value)" }
    /// For no value.
    public static let nothing = "nothing"
  }
}
