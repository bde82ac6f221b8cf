import CRM
import Foundation
import Testing

@testable import Sandbox

@Suite struct SandboxCoreTests {
  static let today = CalendarDate(daysSince1970: 20_500)

  static func options(_ faults: [FaultRule] = [], stateFile: String? = nil, seed: UInt64 = 5) -> SandboxOptions {
    SandboxOptions(records: 50, seed: seed, stateFile: stateFile, today: today, faults: faults)
  }

  static func request(
    _ method: String, _ path: String, _ body: JSON? = nil, key: String = "api_sandbox_close_5",
    at: Int64 = 1_771_243_200
  ) -> SandboxRequest {
    let credentials =
      path.hasPrefix("/api") ? "Basic \(Base64.encode("\(key):".utf8))" : "Bearer api_sandbox_cloze_5"
    return SandboxRequest(
      method: method, path: path.split(separator: "/").map(String.init), query: [],
      headers: [("authorization", credentials), ("content-type", "application/json")], body: body?.bytes ?? [],
      at: Instant(seconds: at))
  }

  static func note(_ core: SandboxCore, _ text: String, at: Int64 = 1_771_243_200) -> SandboxRequest {
    let lead = CloseIDs(seed: core.world.seed).text(.lead, 1)
    return request("POST", "/api/v1/activity/note/", ["lead_id": .string(lead), "note": .string(text)], at: at)
  }

  static func notes(_ core: SandboxCore) -> [String] {
    var request = request("GET", "/api/v1/activity/note/")
    request.query = [("lead_id", CloseIDs(seed: core.world.seed).text(.lead, 1))]
    let body = try? JSON(parsing: core.outcome(of: request).response.body)
    return body?["data"]?.array?.compactMap { $0["note"]?.string } ?? []
  }

  static func json(_ core: SandboxCore, _ method: String, _ path: String, _ body: JSON? = nil) -> JSON {
    (try? JSON(parsing: core.outcome(of: request(method, path, body)).response.body)) ?? .null
  }

  @Test func bothServicesSpeakOfTheSamePeople() throws {
    let core = try SandboxCore(Self.options())
    let contacts = Self.json(core, "GET", "/api/v1/contact/")["data"]?.array ?? []
    let closeEmails = Set(contacts.flatMap { $0["emails"]?.array ?? [] }.compactMap { $0["email"]?.string })
    var find = Self.request("GET", "/v1/people/find")
    find.query = [("pagesize", "100")]
    let people = try JSON(parsing: core.outcome(of: find).response.body)["people"]?.array ?? []
    let clozeEmails = Set(people.flatMap { $0["emails"]?.array ?? [] }.compactMap { $0["value"]?.string })
    #expect(clozeEmails.count > 30 && !closeEmails.isDisjoint(with: clozeEmails))
  }

  // MARK: Faults

  @Test(arguments: [
    (FaultRule.Kind.dropBefore, Sandbox.Delivery.dropped, false), (.dropAfter, .dropped, true),
    (.status500, .whole, false),
    (.status429(retryAfter: 7), .whole, false), (.truncate, .truncated, true), (.malformed, .whole, true),
    (.drip(3), .dripped(3), true), (.delay(40), .whole, true),
  ])
  func aFaultDecidesWhetherAWriteCounts(kind: FaultRule.Kind, delivery: Sandbox.Delivery, isApplied: Bool) throws {
    let core = try SandboxCore(Self.options([FaultRule(kind, method: "POST")]))
    let before = Self.notes(core)
    let outcome = core.outcome(of: Self.note(core, "x"))
    #expect(outcome.delivery == delivery)
    #expect(Self.notes(core) == (isApplied ? ["x"] : []) + before)
    #expect(core.journal.all.map(\.applied) == [isApplied])
    #expect(core.faults.rules.isEmpty)
    switch kind {
    case .status429: #expect(outcome.response.headers.contains { $0 == ("retry-after", "7") })
    case .status500: #expect(outcome.response.status == 500)
    case .malformed:
      #expect(outcome.response.status == 200)
      #expect(throws: JSONSyntaxError.self) { try JSON(parsing: outcome.response.body) }
    case .delay: #expect(outcome.delay == 40)
    default: break
    }
  }

  @Test func rulesCountDownAndSharesFollowTheSeed() throws {
    let core = try SandboxCore(Self.options([FaultRule(.status500, path: "/api/v1/me", frequency: .times(2))]))
    let statuses = (0..<4).map { _ in core.outcome(of: Self.request("GET", "/api/v1/me/")).response.status }
    #expect(statuses == [500, 500, 200, 200])
    func struck() throws -> [Int] {
      let core = try SandboxCore(Self.options([FaultRule(.status500, service: .close, frequency: .percent(30))]))
      return (0..<200).map { _ in core.outcome(of: Self.request("GET", "/api/v1/me/")).response.status }
    }
    let first = try struck()
    #expect(try struck() == first)
    #expect((30..<90).contains(first.count { $0 == 500 }))
  }

  @Test func aDelayComesOnTopOfAnotherFault() throws {
    let core = try SandboxCore(Self.options([FaultRule(.delay(20)), FaultRule(.status500), FaultRule(.malformed)]))
    let outcome = core.outcome(of: Self.request("GET", "/api/v1/me/"))
    #expect(outcome.delay == 20 && outcome.response.status == 500)
    #expect(core.faults.rules.map(\.kind) == [.malformed])
  }

  // MARK: Control

  @Test func faultsAreSetAtRunTime() throws {
    let core = try SandboxCore(Self.options())
    #expect(
      Self.json(core, "POST", "/sandbox/faults", ["faults": ["500:2", "delay=5"]])["faults"] == ["500:2", "delay=5:1"])
    #expect(Self.json(core, "PUT", "/sandbox/faults", ["faults": ["429=3:always"]])["faults"] == ["429=3:always"])
    #expect(
      Self.json(core, "POST", "/sandbox/faults", ["faults": ["frobnicate"]])["error"]?.string?.contains("frobnicate")
        == true)
    #expect(core.outcome(of: Self.request("GET", "/api/v1/me")).response.status == 429)
    #expect(core.outcome(of: Self.request("GET", "/v1/user/profile")).response.status == 429)
    #expect(Self.json(core, "DELETE", "/sandbox/faults")["faults"] == [])
    #expect(core.outcome(of: Self.request("GET", "/api/v1/me")).response.status == 200)
  }

  @Test func theJournalTellsWhatCounts() throws {
    let core = try SandboxCore(Self.options())
    _ = core.outcome(of: Self.note(core, "kept"))
    _ = core.outcome(of: Self.request("POST", "/api/v1/activity/note/", ["note": "refused"]))
    _ = core.outcome(of: Self.request("GET", "/api/v1/me/"))
    let entries = Self.json(core, "GET", "/sandbox/journal")["data"]?.array ?? []
    #expect(entries.map { $0["applied"] } == [true, false])
    #expect(entries[0]["body"]?["note"] == "kept" && entries[0]["service"] == "close")
    #expect(entries[0]["id"]?.string?.hasPrefix("acti_") == true && entries[1]["id"]?.isNull == true)
    let seen = Self.json(core, "GET", "/sandbox/requests")
    #expect(seen["count"] == 3)
    #expect(seen["data"]?.array?.map { $0["status"] } == [200, 400, 200])
  }

  @Test func keysStayOutOfTheRequestList() throws {
    let core = try SandboxCore(Self.options())
    var request = Self.request("GET", "/v1/user/profile")
    request.query = [("api_key", "api_sandbox_cloze_5"), ("user", "x")]
    _ = core.outcome(of: request)
    let text = Self.json(core, "GET", "/sandbox/requests").text
    #expect(!text.contains("api_sandbox") && text.contains("\"user\":\"x\""))
  }

  @Test func resetForgetsWrites() throws {
    let core = try SandboxCore(Self.options([FaultRule(.status500, path: "/v1/none")]))
    let before = Self.notes(core)
    _ = core.outcome(of: Self.note(core, "x"))
    core.faults.set([])
    _ = core.outcome(of: Self.request("POST", "/sandbox/reset"))
    #expect(Self.notes(core) == before)
    #expect(core.journal.all.isEmpty && core.faults.rules.count == 1)
  }

  // MARK: State file

  private func withFile(_ body: (String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("sandbox-\(UUID()).jsonl").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
  }

  @Test func writesSurviveARestart() throws {
    try withFile { path in
      let first = try SandboxCore(Self.options(stateFile: path))
      let answers = (0..<5).map {
        first.outcome(of: Self.note(first, "note \($0)", at: 1_771_243_200 + Int64($0))).response
      }
      let id = try #require(answers[1].writtenID)
      _ = first.outcome(of: Self.request("DELETE", "/api/v1/activity/note/\(id)"))
      _ = first.outcome(of: Self.request("POST", "/api/v1/activity/note/", ["note": "refused"]))
      let second = try SandboxCore(Self.options(stateFile: path))
      #expect(Self.notes(second) == Self.notes(first))
      #expect(Self.notes(second).starts(with: ["note 4", "note 3", "note 2", "note 0"]))
      #expect(second.journal.all.count == 6)
      let again = second.outcome(of: Self.request("GET", "/api/v1/activity/note/\(answers[4].writtenID ?? "")"))
        .response
      #expect(again.body == answers[4].body)
      // What comes next gets an id of its own.
      let next = second.outcome(of: Self.note(second, "next")).response.writtenID
      #expect(!answers.map(\.writtenID).contains(next))
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(!text.contains("api_sandbox") && !text.contains("uthorization"))
    }
  }

  @Test func aLineCutShortIsDropped() throws {
    try withFile { path in
      let first = try SandboxCore(Self.options(stateFile: path))
      _ = first.outcome(of: Self.note(first, "whole"))
      let handle = try #require(FileHandle(forWritingAtPath: path))
      try handle.seekToEnd()
      try handle.write(contentsOf: Data("{\"at\":17712".utf8))
      let second = try SandboxCore(Self.options(stateFile: path))
      _ = second.outcome(of: Self.note(second, "after", at: 1_771_243_300))
      let third = try SandboxCore(Self.options(stateFile: path))
      #expect(Self.notes(third).starts(with: ["after", "whole"]))
    }
  }

  @Test func aFileOfOtherDataIsRefused() throws {
    try withFile { path in
      _ = try SandboxCore(Self.options(stateFile: path))
      #expect(throws: SandboxError.self) { try SandboxCore(Self.options(stateFile: path, seed: 6)) }
      var options = Self.options(stateFile: path)
      options.today = nil
      #expect(try SandboxCore(options).world.today == Self.today)
    }
    #expect(throws: SandboxError.self) { try SandboxCore(Self.options(stateFile: "/nowhere/at/all")) }
  }
}
