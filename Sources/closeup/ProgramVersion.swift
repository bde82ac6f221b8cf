/// The version of closeup, as `--version` prints it and services see it.
enum ProgramVersion {
  static let text = "0.1.0"
}
