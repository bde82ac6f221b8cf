extension Strings {
  /// Completing, postponing and reassigning to-dos.
  public enum Todos {
    public static let noneOpen = "no open to-do here"
    public static let notTodo = "this is not a to-do"
    public static let gone = "this to-do is not there any more"
    public static let whichOne = "Which to-do?"

    // MARK: When

    public static let dueExamples = "such as fri, tomorrow 9am, +2w, someday"
    public static func postponed(to due: String) -> String { "Postponed to \(due)" }

    // MARK: Whose

    public static let usersNotKnown = "the account's users are not known"
    public static func reassignTo(_ todo: String) -> String { "Reassign “\(todo)” to" }
    public static func reassigned(to user: String) -> String { "Reassigned to \(user)" }
    public static func noUser(_ name: String) -> String { "no user named \(name)" }
    public static func severalUsers(_ name: String, users: [String]) -> String {
      "\(name) could be \(users.joined(separator: " or "))"
    }

    // MARK: Due now

    /// `others` fall due at the same moment.
    public static func isDue(_ title: String, of record: String?, others: Int) -> String {
      "To-do due: \(title)" + (record.map { " · \($0)" } ?? "") + (others > 0 ? ", and \(others) more" : "")
    }
  }
}
