import CRM
import Synchronization

/// What goes to standard error: lines for a person, or, with `--json`, one JSON object when the program ends.
enum ErrorReport {
  private static let notices = Mutex<[String]>([])

  /// Whether the command line asks for JSON. Known before it is understood, so that also a mistake in it is told so.
  static let isJSON = asksForJSON(CommandLine.arguments.dropFirst())

  static func asksForJSON(_ arguments: some Sequence<String>) -> Bool {
    arguments.prefix { $0 != "--" }.contains("--json")
  }

  /// Something the user should know that keeps the command from nothing.
  static func notice(_ words: String) {
    if isJSON { notices.withLock { $0.append(words) } } else { StandardStream.error.write(words) }
  }

  /// Tells of a failure, and of all notices before it.
  static func tell(_ failure: ProgramFailure) {
    if isJSON {
      StandardStream.error.write(failure.json(notices: notices.withLock { $0 }).text)
    } else if failure.isNews {
      for line in failure.lines { StandardStream.error.write(line) }
    }
  }

  /// Tells the notices of a command that did what it was asked to.
  static func tellNotices() {
    let notices = notices.withLock { $0 }
    guard isJSON, !notices.isEmpty else { return }
    StandardStream.error.write(JSON.object(JSONObject([("notices", .array(notices.map(JSON.string)))])).text)
  }
}
