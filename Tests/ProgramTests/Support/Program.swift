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

  /// What the outbox holds, delivered rows too, oldest first.
  static func outbox(_ home: TestHome) async throws -> [OutboxRow] {
    let list = try await run("outbox", "list", "--all", "--json", home: home)
    guard list.status == 0 else { throw TimeOut(wanted: "the outbox; it said: \(list.errors)") }
    return try list.output.split(separator: "\n").map { try JSONDecoder().decode(OutboxRow.self, from: Data($0.utf8)) }
  }
}

/// A line of `closeup outbox list --json`.
struct OutboxRow: Decodable, Sendable {
  struct Candidate: Decodable, Sendable {
    let id: String
  }

  let id: String
  let state: String
  let what: String
  let attempts: Int
  let problem: String?
  let question: String?
  let candidates: [Candidate]?
  /// What the service said.
  let words: String?
  /// What it became there.
  let item: String?

  private enum CodingKeys: String, CodingKey {
    case id, state, what, attempts, problem, question, candidates, item
    case words = "server_words"
  }
}

/// Asks again and again until `condition` gives something. The limit only ends a test that would fail anyway.
@discardableResult
func eventually<Value>(
  _ wanted: String, seconds: Double = 60, _ condition: () async throws -> Value?
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
