extension Strings {
  /// Setting an account up.
  public enum LoginCommand {
    public static func nameIsTaken(_ name: String, file: String) -> String {
      "There is an account named \(name) in \(file) already."
    }
    public static let removeOrRename = "Remove it there first, or choose another name with --name."
    /// Asks for the key, which is typed behind it.
    public static func keyPrompt(service: String) -> String { "\(service) API key: " }
    public static let noKey = "That is not an API key: it is empty, or holds blanks or unusual characters."
    public static func loggedIn(
      to service: String, as user: String, of organization: String?, account: String, file: String
    ) -> String {
      """
      Logged in to \(service) as \(user)\(organization.map { " of \($0)" } ?? "").
      The account is \(account) in \(file). Browse it with: closeup
      """
    }
  }
}
