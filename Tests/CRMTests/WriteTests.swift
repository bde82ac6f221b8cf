import CRM
import Foundation
import Testing

@Suite struct WriteTests {
  private let target = ItemTarget(id: "acti_1", kind: .note, title: "T")

  @Test func anEditOfBeforeItWasKeptWhatWasSeenIsRead() throws {
    let stored = #"""
      {"id":"w","ref":{"account":"work","record":{"kind":"lead","id":"lead_1"}},"madeAt":0,"change":{"edit":{
      "_0":{"id":"acti_1","kind":"note","title":"T"},"_1":{"kind":"note","values":{"text":{"text":{"_0":"x"}}}}}}}
      """#
    let change = try JSONDecoder().decode(Changed.self, from: Data(stored.utf8)).change
    #expect(change == .edit(target, Entry(.note, [.text: .text("x")])))
  }

  private struct Changed: Decodable {
    let change: Write.Change
  }

  @Test(arguments: [nil, Entry(.note, [.text: .text("y")])])
  func anEditComesBackWhole(_ before: Entry?) throws {
    let change = Write.Change.edit(target, Entry(.note, [.text: .text("x")]), before: before)
    #expect(try JSONDecoder().decode(Write.Change.self, from: try JSONEncoder().encode(change)) == change)
  }
}
