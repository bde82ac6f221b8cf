import Testing

@testable import Sandbox

@Suite struct CloseIDTests {
  let ids = CloseIDs(seed: 42)

  @Test(arguments: CloseKind.allCases) func readsWhatItWrites(kind: CloseKind) {
    for index in [0, 1, 2, 61, 62, 4095, 1_000_000, 255_999_999, CloseRef.firstCreated, CloseRef.firstCreated + 9] {
      let id = ids.text(kind, index)
      #expect(ids.ref(id) == CloseRef(kind: kind, index: index))
      #expect(id.hasPrefix("\(kind.prefix)_"))
      #expect(id.utf8.count == kind.prefix.utf8.count + 1 + kind.length)
    }
  }

  @Test func givesEveryObjectItsOwn() {
    let all = (0..<5000).map { ids.text(.lead, $0) } + (0..<5000).map { ids.text(.contact, $0) }
    #expect(Set(all.map { $0.split(separator: "_")[1] }).count == all.count)
  }

  @Test func knowsItsOwnOnly() {
    let id = ids.text(.lead, 5)
    for wrong in [
      "", "wibble", "lead_", "lead_short", id + "0", String(id.dropLast()), id.replacing("lead", with: "cont"),
      String(id.dropLast()) + (id.hasSuffix("0") ? "1" : "0"), CloseIDs(seed: 43).text(.lead, 5),
      "lead_\(String(repeating: "z", count: 43))",
    ] { #expect(ids.ref(wrong) == nil) }
  }
}
