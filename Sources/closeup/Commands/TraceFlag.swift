import ArgumentParser
import Terminal

/// `--trace-tty`, of the commands that open the panes.
struct TraceFlag: ParsableArguments {
  @Option(
    name: .customLong("trace-tty"),
    help: ArgumentHelp(
      "Record the screen and the keys in a new file, for closeup replay. It then holds all that was on the screen.",
      valueName: "file"))
  var path: String?

  func recorder() throws -> TraceRecorder? {
    guard let path else { return nil }
    do throws(TraceError) {
      return try TraceRecorder(path: path)
    } catch {
      throw ProgramFailure(.usage, error.description)
    }
  }
}
