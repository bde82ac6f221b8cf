extension Strings {
  /// Checking the configuration.
  public enum ConfigCommand {
    public static func inOrder(theme: String, keymap: String, accounts: Int) -> String {
      "Theme \(theme), keymap \(keymap), \(accounts) account\(accounts == 1 ? "" : "s"): in order."
    }
    /// Of which there are some.
    public static func findings(errors: Int, warnings: Int) -> String {
      let counts = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }
        .map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: ", ")
      return "\(counts). closeup runs all the same, without those lines."
    }
  }
}
