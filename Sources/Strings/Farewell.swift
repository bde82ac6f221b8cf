extension Strings {
  /// What is said of the outbox after the program has ended.
  ///
  /// `outbox` is the command that lists it, and with ` flush` sends it; nil where none reaches it.
  public enum Farewell {
    public static func toSend(_ count: Int, program: String, outbox: String?) -> String {
      let goes = count == 1 ? "1 write is not delivered yet; it goes" : "\(count) writes are not delivered yet; they go"
      let sends = outbox.map { " (\($0) flush \(count == 1 ? "sends it now" : "sends them now"))" } ?? ""
      return "\(goes) out when \(program) runs next\(sends)"
    }
    public static func inDoubt(_ count: Int, program: String) -> String {
      let what = count == 1 ? "1 write may have arrived" : "\(count) writes may have arrived"
      let them = count == 1 ? "it" : "them"
      return "\(what); \(program) looks for \(them) when it runs next, and asks you where it cannot tell"
    }
    public static func inConflict(_ count: Int, outbox: String?) -> String {
      let what =
        count == 1
        ? "1 write was not sent, because what it changes"
        : "\(count) writes were not sent, because what they change"
      return "\(what) was changed there meanwhile" + lists(count, outbox)
    }
    public static func refused(_ count: Int, outbox: String?) -> String {
      let what = count == 1 ? "1 write was refused and waits" : "\(count) writes were refused and wait"
      return "\(what) for you in the outbox" + lists(count, outbox)
    }
    private static func lists(_ count: Int, _ outbox: String?) -> String {
      outbox.map { " (\($0) \(count == 1 ? "lists it" : "lists them"))" } ?? ""
    }
  }
}
