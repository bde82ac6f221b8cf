/// How the program names itself to services.
public enum UserAgent {
  /// The program's version, also what `--version` prints.
  public static let version = "0.1.0"
  public static let text = "closeup/\(version)"
}
