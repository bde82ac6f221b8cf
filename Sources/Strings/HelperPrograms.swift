extension Strings {
  /// The programs of this machine that take a text for the clipboard, or open a link.
  public enum HelperPrograms {
    /// None of those that would do.
    public static func missing(_ programs: [String]) -> String { "there is no \(programs.joined(separator: " or "))" }
    public static func silent(_ program: String) -> String { "\(program) does not answer" }
    public static func failed(_ program: String, code: Int) -> String { "\(program) failed (\(code))" }
    public static func unusable(_ program: String, _ reason: String) -> String {
      "\(program) could not be used: \(reason)"
    }
    public static func killed(_ program: String) -> String { "\(program) was ended" }
  }
}
