import CRM
import Foundation
import Testing

@testable import Sandbox

/// What was written to Cloze, after a restart on the same state file.
@Suite struct ClozeStateTests {
  private let path = "\(NSTemporaryDirectory())cloze-state-\(UUID().uuidString).jsonl"
  private let email = "ada@lovelace.example"

  private func core() throws -> SandboxCore {
    try SandboxCore(SandboxOptions(records: 40, seed: 5, stateFile: path, today: CalendarDate(daysSince1970: 20_500)))
  }

  private func send(_ core: SandboxCore, _ path: String, _ body: JSON) throws -> JSON {
    let request = SandboxRequest(
      method: "POST", path: ["v1"] + path.split(separator: "/").map(String.init), query: [],
      headers: [("authorization", "Bearer api_sandbox_cloze_5")], body: body.bytes, at: Instant(seconds: 1_771_243_200))
    return try JSON(parsing: core.outcome(of: request).response.body)
  }

  private func timeline(_ core: SandboxCore) throws -> [JSON] {
    let references = try send(core, "people/timeline", ["id": .string(email)])["messages"] ?? []
    return try send(core, "messages/get", ["messages": references])["messages"]?.array ?? []
  }

  private func applied(_ core: SandboxCore) -> Int { core.journal.all.count { $0.applied } }

  @Test func timelineItemsAndTheirIDsSurvive() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let who: JSON = [["value": .string(email)]]
    let note: JSON = ["style": "note", "uniqueid": "n", "source": "a.example", "references": who, "subject": "Note"]
    let first = try core()
    for (path, body) in [
      ("people/create", ["name": "Ada", "emails": who]), ("timeline/content/create", note),
      ("timeline/communication/create", ["style": "call", "key": "k", "recipients": who, "subject": "Call"]),
      ("timeline/todo/create", ["subject": "To-do", "participants": [.string(email)]]),
      ("timeline/content/create", note), ("timeline/todo/create", ["subject": "Dry", "dryrun": true]),
      ("timeline/communication/create", ["style": "call", "date": "2030-01-01T00:00:00Z", "recipients": who]),
    ] as [(String, JSON)] {
      _ = try send(first, path, body)
    }
    let before = try timeline(first)
    #expect(Set(before.compactMap { $0["subject"]?.string }) == ["Note", "Call", "To-do"])
    #expect(applied(first) == 4)

    let second = try core()
    #expect(try timeline(second) == before)
    #expect(applied(second) == 4)
    #expect(try send(second, "timeline/content/create", note) == ["errorcode": 0])
    #expect(try timeline(second) == before)
  }
}
