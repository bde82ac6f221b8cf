extension Strings {
  /// The status bar, and the line below it.
  public enum Status {
    // MARK: What waits in the outbox

    public static func toSend(_ count: Int) -> String { "\(grouped(count)) to send" }
    public static func refused(_ count: Int) -> String { "\(grouped(count)) refused" }
    public static func inConflict(_ count: Int) -> String { "\(grouped(count)) in conflict" }
    public static func inDoubt(_ count: Int) -> String { "\(grouped(count)) in doubt" }

    // MARK: What is going on

    public static func fetching(_ things: String) -> String { "fetching \(things)" }
    public static let list = "list"
    public static let record = "record"
    public static let timeline = "timeline"
    public static let text = "text"
    public static let account = "account"
    public static func waiting(for service: String, until time: String) -> String {
      "\(service) asks to wait until \(time)"
    }
    /// The first pull of an account's records; `kind` nil where that is not known.
    public static func bringing(_ kind: String?, done: Int, of total: Int?) -> String {
      "bringing \(kind ?? "records") here: \(grouped(done))" + (total.map { " of \(grouped($0))" } ?? "")
    }

    // MARK: How fresh it is

    public static func offline(since time: String) -> String { "offline since \(time)" }
    /// Rows of many ages, gathered from what was looked at before.
    public static let fromTheMirror = "from the mirror"
    public static func asOf(_ time: String) -> String { "as of \(time)" }

    // MARK: The line below

    /// After a question: the keys that answer it.
    public static func answers(yes: String, no: String) -> String { " \(yes) yes  \(no) no " }
  }
}
