extension Strings {
  /// What choosing a kind of entry to write does.
  public enum EntryMenu {
    public static let logCall = "Log a call"
    public static let writeNote = "Write a note"
    public static let addTodo = "Add a to-do"
    public static let logText = "Log a text message"
    public static let logEmail = "Log an e-mail"
    public static let logMeeting = "Log a meeting"
    public static let logDirectMessage = "Log a direct message"
    public static let logLetter = "Log a letter"
    public static let addEvent = "Add an event"
  }
}
