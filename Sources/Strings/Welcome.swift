extension Strings {
  /// The first run.
  public enum Welcome {
    public static let lines = [
      "No account is set up yet.",
      "Log in:   closeup login close     or     closeup login cloze",
      "Try it:   closeup demo            (no account, no network needed)",
    ]
  }
}
