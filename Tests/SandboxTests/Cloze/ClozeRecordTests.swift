import CRM
import Testing

@testable import Sandbox

@Suite struct ClozeRecordTests {
  let cloze = ClozeCaller(size: 600)

  @Test func theSameSeedAndSizeGiveTheSameRecords() throws {
    #expect(try cloze.all("people") == (try ClozeCaller(size: 600).all("people")))
    #expect(try cloze.all("people") != (try ClozeCaller(size: 600, seed: 8).all("people")))
  }

  @Test(arguments: ["people", "companies", "projects"])
  func wellFilledAndNearlyEmptyRecordsOccur(_ kind: String) throws {
    let sizes = try cloze.all(kind).map { $0.object?.members.count ?? 0 }
    #expect((sizes.max() ?? 0) >= 18)
    if kind != "projects" { #expect((sizes.min() ?? 99) <= 8) }
  }

  @Test func unsetStagesReadNone() throws {
    for member in ["stage", "segment", "step"] {
      let values = Set(try cloze.all("people").map { $0[member]?.string })
      #expect(values.contains("none") && values.contains(nil) && values.count > 3)
    }
  }

  @Test func keywordsAreAlphabetical() throws {
    for kind in ["people", "companies", "projects"] {
      let lists = try cloze.all(kind).map { $0.texts("keywords") }
      #expect(lists.contains { $0.count > 1 })
      #expect(lists.allSatisfy { $0 == $0.sorted() })
    }
  }

  @Test func nobodyWasChangedBeforeBeingSeen() throws {
    for kind in ["people", "companies", "projects"] {
      for record in try cloze.all(kind) {
        let changed = try #require(record["lastChanged"]?.int)
        #expect((record["firstSeen"]?.int ?? 0) <= changed)
        #expect(changed < ClozeCaller.today.daysSince1970 * 86_400_000)
      }
    }
  }

  @Test func valuesAreACustomFieldOfTypeCurrency() throws {
    let fields = try cloze.all("projects").flatMap { $0["customFields"]?.array ?? [] }
    let values = fields.filter { $0["id"]?.string == "value" }
    #expect(!values.isEmpty)
    #expect(
      values.allSatisfy { $0["type"] == "currency" && $0["value"]?.double != nil && $0["unit"]?.string?.count == 3 })
  }

  @Test func fieldsThatNobodyConfiguredOccur() throws {
    let configured = Set(ClozeFieldDefinition.catalogue.map(\.id))
    let used = Set(
      try ["people", "companies", "projects"].flatMap { try cloze.all($0) }
        .flatMap { $0["customFields"]?.array ?? [] }.compactMap { $0["id"]?.string })
    #expect(!used.subtracting(configured).isEmpty)
    #expect(used.intersection(configured).count > 15)
  }

  @Test func linksLeadToRecordsOfTheAccount() throws {
    for person in try cloze.all("people").prefix(100) {
      for link in person["companies"]?.array ?? [] {
        let company = try cloze.record("companies", try #require(link["syncKey"]?.string))
        #expect(company?["name"] == link["name"])
      }
    }
    for project in try cloze.all("projects").prefix(100) {
      for link in project["clientpeople"]?.array ?? [] {
        #expect(try cloze.record("people", try #require(link["syncKey"]?.string)) != nil)
      }
    }
  }

  @Test func aCompanyCanHaveSeveralPeople() throws {
    let companies = try cloze.all("people").compactMap { $0["companies"]?[0]?["syncKey"]?.string }
    #expect(Dictionary(grouping: companies, by: \.self).values.contains { $0.count > 2 })
  }

  @Test(arguments: [1, 2, 3, 10, 97, 1000])
  func theChronologyIsAPermutation(_ count: Int) {
    let chronology = ClozeChronology(count: count, midnight: 1_800_000_000_000, salt: 3)
    #expect(Set((0..<count).map(chronology.slot(atRank:))).count == count)
    #expect((0..<count).allSatisfy { chronology.rank(ofSlot: chronology.slot(atRank: $0)) == $0 })
    let stamps = (0..<count).map(chronology.stamp(atRank:))
    #expect(zip(stamps, stamps.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func stampsDifferInAMillionRecords() {
    let chronology = ClozeChronology(count: 1_000_000, midnight: 1_800_000_000_000, salt: 1)
    #expect((999_000..<999_999).allSatisfy { chronology.stamp(atRank: $0) < chronology.stamp(atRank: $0 + 1) })
    #expect([0, 1, 123_456, 999_999].allSatisfy { chronology.rank(ofSlot: chronology.slot(atRank: $0)) == $0 })
  }

  @Test func keysAreReadBack() {
    let keys = ClozeKeys(seed: 3)
    for number in [0, 1, 77, 1_000_000, 64_000_000] {
      let text = keys.text(.event, number)
      #expect(text.utf8.count == 22)
      #expect(keys.read(text)?.tag == .event)
      #expect(keys.read(text)?.number == number)
      #expect(ClozeKeys(seed: 4).read(text) == nil)
    }
    #expect(keys.read("AAAAAAAAAAAAAAAAAAAAAA") == nil)
    #expect(keys.read("é") == nil)
  }

  @Test(arguments: ClozeKind.allCases)
  func searchesSeeWhatTheRecordSays(_ kind: ClozeKind) {
    let book = cloze.dialect.book
    for slot in 0..<book.count(kind) {
      let ref = ClozeRef(kind, slot)
      let record = book.record(ref)
      #expect(Array(ClozeSearchEntry(book.record(ref, forSearch: true)).bytes) == Array(ClozeSearchEntry(record).bytes))
      #expect(ClozeFacets(record).stage == book.facets(ref, stageOnly: true).stage)
      #expect(ClozeFacets(record).segment == book.facets(ref, stageOnly: true).segment)
      #expect(record["name"]?.string ?? "" == book.name(ref).whole)
      #expect(record["last"]?.string == book.name(ref).last)
      #expect(record["keywords"]?.array?.compactMap(\.string) ?? [] == book.keywords(ref))
    }
  }
}
