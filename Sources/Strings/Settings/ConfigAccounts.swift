extension Strings {
  /// What is wrong with an account of the configuration.
  public enum ConfigAccounts {
    public static let accounts = "accounts"
    public static let service = "service"
    /// Of what may be written.
    public static let permission = "permission"
    public static let noService = "the service is missing"
    public static let badName = "expected at most 40 letters, digits, - _ and ."
    public static func nameIsTaken(_ name: String, line: Int) -> String {
      "an account named \(name) is on line \(line); names must differ by more than case"
    }
    public static let onlyClozeHasUser = "only Cloze accounts have a user; ignored"

    // MARK: Where the key is

    public static let keysDoNotBelongHere = "keys do not belong in this file; say where the key is"
    public static let noKeyIsNamed = "no API key is named; give one of"
    public static func oneKeyOnly(_ key: String) -> String { "an account has one key, and \(key) names it" }
    public static let noCommand = "expected a command that prints the key"
    public static let noVariable = "expected the name of an environment variable, not a key"
    public static let noPath = "expected a path that begins with / or ~/"

    // MARK: Where the service is

    public static let noURL = "expected a URL that begins with https://"
    public static let secretInURL = "a URL must not hold a user name or key; name the key by api_key_command"
    public static let noHostAndPath = "expected a host and a path, without ? or #"
    public static let noHost = "expected a host and perhaps a port"
    public static let plainHTTP = "plain http is allowed to this machine only; use https://"
  }
}
