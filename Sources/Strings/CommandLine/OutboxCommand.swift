extension Strings {
  /// Seeing and settling from the command line what is not delivered. An `id` is the beginning of one.
  public enum OutboxCommand {
    public static let isEmpty = "The outbox is empty."
    public static let allDelivered = "All delivered."
    public static let notAllDelivered = "Not everything is delivered."
    /// `forUser` of them wait for the user.
    public static func notDelivered(_ count: Int, forUser: Int) -> String {
      "\(count) not delivered" + (forUser > 0 ? ", of which \(forUser) wait for you" : "") + "."
    }
    public static func attempts(_ count: Int) -> String { "\(count)x" }
    /// `line` tells of the write.
    public static func discarded(_ line: String) -> String { "Discarded: \(line)" }

    // MARK: Which one

    public static func notFound(_ id: String) -> String { "Nothing in the outbox is called \(id)." }
    public static func ambiguous(_ id: String, count: Int) -> String { "\(count) begin with \(id); give more of it." }

    // MARK: Why not

    public static func inConflict(_ id: String) -> String { "\(id) is in conflict; see closeup outbox resolve \(id)" }
    public static func onItsWay(_ id: String) -> String {
      "\(id) is being sent or was delivered; see closeup outbox list --all"
    }
    public static func notInDoubt(_ id: String) -> String { "\(id) is not in doubt; see closeup outbox list --all" }
    public static let sayWhich = "Say with --as which of these it became:"

    // MARK: Conflicts

    public static func notInConflict(_ id: String) -> String {
      "\(id) is not in conflict; see closeup outbox list --all"
    }
    public static func decidedMeanwhile(_ id: String) -> String {
      "\(id) was decided meanwhile; see closeup outbox list --all"
    }
    public static let notThereAnyMore = "It is not there any more, so there is nothing to change."
    public static func leftAsThere(_ what: String) -> String { "Left as it is there: \(what)" }
    public static let decidedAsAWhole = "This is decided as a whole: --mine or --theirs."
    /// `names` are the fields that are.
    public static func fieldNotInConflict(_ name: String, names: String) -> String {
      "No field \(name) is in conflict; there is: \(names)"
    }
  }
}
