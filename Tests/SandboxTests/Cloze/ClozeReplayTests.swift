import CRM
import Testing

@testable import Sandbox

@Suite struct ClozeReplayTests {
  private func requests() -> [(path: String, body: JSON)] {
    [
      ("people/create", ["name": "Ada", "emails": [["value": "ada@lovelace.example"]], "stage": "lead"]),
      ("timeline/todo/create", ["subject": "Call", "participants": ["ada@lovelace.example"]]),
      ("people/update", ["emails": [["value": "ada@lovelace.example"]], "stage": "current"]),
      ("companies/create", ["domains": ["engine.example"]]),
      (
        "timeline/content/create",
        ["style": "note", "uniqueid": "1", "source": "a.example", "references": [["value": "engine.example"]]]
      ),
    ]
  }

  private func everything(_ cloze: ClozeCaller) throws -> [JSON] {
    let timeline = try cloze.post("people/timeline", ["id": "ada@lovelace.example"])
    return try cloze.all("people") + cloze.all("companies") + [timeline]
      + [cloze.post("companies/timeline", ["id": "engine.example"])]
  }

  @Test func theSameWritesAtTheSameMomentsEndInTheSameState() throws {
    var first = ClozeCaller(size: 40)
    var second = ClozeCaller(size: 40)
    for (number, request) in requests().enumerated() {
      let moment = Instant(seconds: 20_521 * 86_400 + Int64(number) * 60)
      (first.now, second.now) = (moment, moment)
      let ids = [first, second].map { $0.send("POST", request.path, body: request.body).writtenID }
      #expect(ids[0] != nil && ids[0] == ids[1])
      // What is read in between changes nothing.
      _ = try first.get("people/feed", ["modifiedafter": "now"])
      _ = try first.write("people/create", ["name": "Nobody"])
    }
    #expect(try everything(first) == (try everything(second)))
  }

  @Test func writesFromManyTasksAreAllKept() async throws {
    let cloze = ClozeCaller(size: 40)
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<64 {
        group.addTask {
          _ = try? cloze.write("people/create", ["emails": [["value": .string("p\(number)@many.example")]]])
          _ = try? cloze.get("people/find", ["freeformquery": "many.example"])
        }
      }
    }
    let found = try cloze.all("people", [("freeformquery", "many.example")])
    #expect(Set(found.flatMap { $0.values("emails") }).count == 64)
    let changed = found.compactMap { $0["lastChanged"]?.int }
    #expect(Set(changed).count == 64)
  }
}
