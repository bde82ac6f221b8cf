extension Strings {
  /// The user's editor. `command` is what starts it.
  public enum Editor {
    public static func notGiven(reason: String) -> String { "The text cannot be given to the editor: \(reason)." }
    public static func notFound(_ command: String) -> String { "There is no editor \(command); set VISUAL or EDITOR." }
    public static func notStarted(_ command: String, reason: String) -> String {
      "The editor \(command) could not be started: \(reason)."
    }
    public static func noText(path: String) -> String { "What the editor saved is no UTF-8 text; it is in \(path)." }
    public static func gaveUp(code: Int, path: String) -> String {
      "The editor gave up (\(code)), so the text is as it was; what was saved is in \(path)."
    }
    public static let killed = "The editor was killed; the text is as it was saved last."
  }
}
