extension Strings {
  /// Bringing records over from the command line. `kinds` are the names of kinds of record, in the plural.
  public enum SyncCommand {
    public static func noSuchKind(_ word: String, kinds: String) -> String {
      "There are no \(word) here; there are \(kinds)."
    }
    public static func isBroughtOver(account: String) -> String {
      "\(account): another closeup is bringing its records over."
    }
    public static func stopped(account: String) -> String {
      "\(account): stopped. The next closeup sync goes on from here."
    }

    // MARK: While it goes on

    public static func everything(
      of kinds: String, done: Int, total: Int?, perSecond: Int?, secondsLeft: Int?
    ) -> String {
      "\(kinds) " + reached(done, of: total) + (perSecond.map { ", \(grouped($0))/s" } ?? "") + left(secondsLeft)
    }
    public static func changes(of kinds: String, received: Int) -> String {
      "\(kinds) changes" + (received > 0 ? ", \(grouped(received))" : "")
    }
    public static func deletions(of kinds: String) -> String { "\(kinds) looking for what was deleted" }
    public static func timelines(of kinds: String, done: Int, total: Int?, secondsLeft: Int?) -> String {
      "timelines of \(kinds) " + reached(done, of: total) + left(secondsLeft)
    }
    /// Follows one of the others.
    public static func waiting(seconds: Int) -> String { ", waiting \(duration(seconds))" }

    private static func reached(_ done: Int, of total: Int?) -> String {
      grouped(done) + (total.map { " of \(grouped($0))" } ?? "")
    }

    private static func left(_ seconds: Int?) -> String { seconds.map { ", \(duration($0)) left" } ?? "" }

    private static func duration(_ seconds: Int) -> String {
      if seconds < 60 { return "\(seconds) s" }
      if seconds < 3600 { return "\(seconds / 60) min \(seconds % 60) s" }
      return "\(seconds / 3600) h \(seconds / 60 % 60) min"
    }

    // MARK: What came

    /// `seconds` in tenths: `12 new, 3 changed, 1 deleted (4 requests, 0.8 s)`.
    public static func came(
      new: Int, changed: Int, deleted: Int, requests: Int, seconds: String, isComplete: Bool
    ) -> String {
      let news = [(new, "new"), (changed, "changed"), (deleted, "deleted")].filter { $0.0 > 0 }
        .map { "\(grouped($0.0)) \($0.1)" }
      let nothing = isComplete ? "up to date" : "nothing came"
      let cost = "\(grouped(requests)) request\(requests == 1 ? "" : "s"), \(seconds) s"
      return (news.isEmpty ? nothing : news.joined(separator: ", ")) + " (\(cost))" + ending(isComplete)
    }
    /// `timelines: 1 204 fetched (300.4 s)`; with a `limitation` that instead.
    public static func timelinesCame(_ count: Int, seconds: String, limitation: String?, isComplete: Bool) -> String {
      let fetched = count == 0 ? "up to date" : "\(grouped(count)) fetched"
      return "timelines: \(limitation ?? "\(fetched) (\(seconds) s)")" + ending(isComplete)
    }

    private static func ending(_ isComplete: Bool) -> String { isComplete ? "" : ", not complete" }
  }
}
