import CRM
import Testing

@testable import Sandbox

@Suite struct ClozeSortTests {
  let cloze = ClozeCaller()

  private func moments(_ member: String, _ query: [(name: String, value: String)]) throws -> [Int] {
    try cloze.all("people", query).compactMap { $0[member]?.int }
  }

  @Test func lastChangedComesNewestFirstAndIsTheDefault() throws {
    let found = try moments("lastChanged", [("sort", "lastchanged")])
    #expect(found.count == 400)
    #expect(found == found.sorted(by: >))
    #expect(try moments("lastChanged", []) == found)
    #expect(try moments("lastChanged", [("sort", "lastchanged"), ("sortdir", "asc")]) == found.reversed())
  }

  @Test func namesGoByTheirFoldedSpelling() throws {
    let names = try cloze.all("companies", [("sort", "name")]).compactMap { $0["name"]?.string }
    let folded = names.map { FoldedText.fold($0) }
    #expect(folded == folded.sorted())
    #expect(Set(folded).count > 50)
  }

  @Test func recordsWithoutTheKeyComeLastInBothDirections() throws {
    for direction in ["asc", "dec"] {
      let ends = try cloze.all("projects", [("sort", "end"), ("sortdir", direction)]).map { $0["endDate"]?.string }
      let present = ends.prefix { $0 != nil }.compactMap(\.self)
      #expect(ends.dropFirst(present.count).allSatisfy { $0 == nil })
      #expect(present.count < ends.count && present.count > 10)
      #expect(present == (direction == "asc" ? present.sorted() : present.sorted(by: >)))
    }
  }

  @Test func valuesAreThoseOfTheCustomField() throws {
    let values = try cloze.all("projects", [("sort", "value"), ("sortdir", "dec")]).compactMap { project in
      project["customFields"]?.array?.first { $0["id"]?.string == "value" }?["value"]?.double
    }
    #expect(values.count > 100)
    #expect(values == values.sorted(by: >))
  }

  @Test func remindersAreListedWithoutTheirDates() throws {
    let next = try cloze.all("people", [("sort", "duenext")])
    let past = try cloze.all("people", [("sort", "duepast")])
    #expect(!next.isEmpty && next.count < 400)
    #expect(!past.isEmpty && past.count < 400)
    #expect(next.allSatisfy { $0["due"] == nil })
  }

  @Test(arguments: [
    "bestrelationship", "firstmet", "lasttalked", "wentquiet", "assigned", "first", "last", "nextstep", "value",
    "created", "start", "end", "name", "distance",
  ])
  func everyOrderHoldsEveryRecord(_ sort: String) throws {
    for kind in ["people", "companies", "projects"] {
      let keys = try cloze.all(kind, [("sort", sort), ("location", "52.4,13.1")]).compactMap { $0["syncKey"]?.string }
      #expect(Set(keys).count == (try cloze.get("\(kind)/find", ["countonly": "true"])["availablecount"]?.int))
      #expect(Set(keys).count == keys.count)
    }
  }

  @Test func distanceIsFromTheLocation() throws {
    let near =
      try cloze.get("companies/find", ["sort": "distance", "location": "35.9,138.5"])["companies"]?.array ?? []
    #expect(near.first?["addresses"]?[0]?["country"] == "JP")
  }

  @Test(arguments: ["name", "lastchanged", "created", "end", "value"])
  func writtenRecordsTakeTheirPlace(_ sort: String) throws {
    for number in 0..<5 {
      let project: JSON = [
        "name": .string("Mid \(number * 17)"), "endDate": .string("2026-0\(number + 2)-11"),
        "appLinks": [["source": "erp.example", "uniqueid": .string("\(number)")]],
        "customFields": [["id": "value", "type": "currency", "value": .number(number * 10_000)]],
      ]
      #expect(try cloze.write("projects/create", project) == 0)
    }
    let first = try #require(try cloze.all("projects", [("sort", "name")]).first?["appLinks"]?[0])
    #expect(try cloze.write("projects/update", ["name": "Zzz", "endDate": "2027-01-01", "appLinks": [first]]) == 0)
    let found = try cloze.all("projects", [("sort", sort), ("sortdir", "asc")])
    let keys: [String] =
      switch sort {
      case "name": found.compactMap { $0["name"]?.string.map { FoldedText.fold($0) } }
      case "end": found.compactMap { $0["endDate"]?.string }
      default: []
      }
    #expect(keys == keys.sorted())
    let numbers: [Double] = found.compactMap { project in
      switch sort {
      case "lastchanged": project["lastChanged"]?.double
      case "created": project["firstSeen"]?.double
      case "value": project["customFields"]?.array?.first { $0["id"]?.string == "value" }?["value"]?.double
      default: nil
      }
    }
    #expect(numbers == numbers.sorted())
    #expect(keys.count + numbers.count > 100)
    #expect(Set(found.compactMap { $0["syncKey"]?.string }).count == found.count)
  }
}
