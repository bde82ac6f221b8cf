extension Strings {
  /// The screen as lines of text, for those who hear it or feel it.
  public enum Linear {
    // MARK: The list

    public static func view(_ name: String) -> String { "view \(name)" }
    public static func searched(for text: String) -> String { "searched for \(text)" }
    public static func order(_ name: String) -> String { "order \(name)" }
    public static func inAll(_ count: Int) -> String { "\(grouped(count)) in all" }
    public static let marked = "marked"
    public static let notHereYet = "not here yet"
    public static let fromMirror = "from the mirror"
    public static func found(_ count: Int, isCut: Bool, for text: String) -> String {
      (count == 0 ? "Nothing" : "\(grouped(count))\(isCut ? " or more" : "")") + " in the mirror for \(text)"
    }

    // MARK: The record

    public static func record(_ name: String, alsoIn account: String?) -> String {
      "Record: \(name)" + (account.map { ", also in \($0)" } ?? "")
    }

    // MARK: The timeline

    /// `count` is nil until it is there.
    public static func timeline(of name: String?, _ count: Int?, hasOlder: Bool) -> String {
      var title = Timelines.name
      if let name { title += " of \(name)" }
      if let count { title += ", \(grouped(count))\(hasOlder ? " or more" : "")" }
      return title
    }
    public static func due(_ moment: String) -> String { "due \(moment)" }
    public static func done(_ title: String) -> String { "Done: \(title)" }
    public static func todo(_ title: String) -> String { "To-do: \(title)" }
    public static func note(_ title: String) -> String { "Note: \(title)" }
    public static func message(_ title: String) -> String { "Message: \(title)" }
    public static func meeting(_ title: String) -> String { "Meeting: \(title)" }

    // MARK: What lies over them

    public static func menu(_ title: String, filter: String, count: Int) -> String {
      "Menu: \(title)" + (filter.isEmpty ? "" : ", narrowed by \(filter)") + ", \(grouped(count))"
    }
    public static func notNow(_ reason: String) -> String { "not now: \(reason)" }
    public static func form(_ label: String, subject: String) -> String {
      "Form: \(label)" + (subject.isEmpty ? "" : ", \(subject)")
    }
    public static func example(_ words: String) -> String { "For example: \(words)" }
    public static func choices(_ names: String) -> String { "Choices: \(names)" }
    public static func text(_ title: String) -> String { "Text: \(title)" }
    public static func outbox(_ count: Int) -> String { "Outbox, \(grouped(count)) not delivered" }
  }
}
