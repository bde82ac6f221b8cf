import Foundation

/// The built program under test.
enum Program {
  /// What CLOSEUP_PROGRAM names, or else `closeup` beside the test bundle.
  static let path: String = {
    if let path = ProcessInfo.processInfo.environment["CLOSEUP_PROGRAM"] { return path }
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appendingPathComponent("closeup")
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder), !isFolder.boolValue {
        return candidate.path
      }
      folder.deleteLastPathComponent()
    }
    return "closeup"
  }()

  /// Runs it to its end, without a terminal.
  static func run(_ arguments: String..., home: TestHome, input: String = "") async throws -> ChildProcess.Result {
    try await ChildProcess.run(path, arguments, environment: home.environment, input: input)
  }
}

/// Asks again and again until `condition` gives something. The limit only ends a test that would fail anyway.
@discardableResult
func eventually<Value>(
  _ wanted: String, seconds: Double = 20, _ condition: () async throws -> Value?
) async throws -> Value {
  let limit = Date().addingTimeInterval(seconds)
  while true {
    if let value = try await condition() { return value }
    if Date() > limit { throw TimeOut(wanted: wanted) }
    try await Task.sleep(for: .milliseconds(15))
  }
}

struct TimeOut: Error, CustomStringConvertible {
  let wanted: String
  var screen: String?

  var description: String {
    "waited for \(wanted)" + (screen.map { "; the screen shows:\n\($0)" } ?? "")
  }
}
