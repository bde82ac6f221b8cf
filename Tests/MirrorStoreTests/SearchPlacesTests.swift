import CRM
import GRDB
import Testing

@testable import MirrorStore

/// Rows of the index of some accounts and kinds.
@Suite struct SearchPlacesTests {
  private static let accounts = [AccountID("one"), AccountID("two")]

  private static func mirror(in folder: Folder) throws -> DatabaseQueue {
    let path = folder.file("mirror.sqlite")
    let store = try MirrorStore(path: path)
    for index in 0..<60 {
      let kind: RecordKind = index % 5 == 0 ? .lead : .contact
      try store.save(
        Record(
          id: RecordID(kind, "r\(index)"), title: "Ada \(index)", updated: moment(Int64(index) * 30_000), original: [:]),
        in: accounts[index % 3 == 0 ? 0 : 1], at: moment(0))
    }
    return try DatabaseQueue(path: path)
  }

  /// They are the same rows whether they are looked at, asked for, or some one way and the others the other.
  @Test(arguments: [[RecordKind.lead], [.contact], [.lead, .contact], [.deal], nil], [[Int64(1)], [2], [1, 2], nil])
  func areTheSameBothWays(kinds: [RecordKind]?, accounts: [Int64]?) throws {
    let folder = try Folder()
    defer { withExtendedLifetime(folder) {} }
    let expected = (0..<60).reversed().filter { index in
      kinds?.contains(index % 5 == 0 ? .lead : .contact) != false
        && accounts?.contains(index % 3 == 0 ? 1 : 2) != false
    }
    try Self.mirror(in: folder).read { database in
      let conditions = try SearchConditions(
        SearchQuery(""), accounts: accounts, kinds: kinds, identities: [], now: moment(0),
        terms: TermTable(database: database))
      for expression in [SearchExpression.beginning(.name, "ad"), nil] {
        for patience in [0, 3, 50, 100_000] {
          var places = try SearchPlaces(
            matching: expression, conditions, in: conditions.rows, database, patience: patience)
          var found: [Int64] = []
          while let place = try places.next() { found.append(SearchRowNumber.number(of: place)) }
          // Numbers of records count from 1.
          #expect(found.map { Int($0) - 1 } == expected, "with patience for \(patience)")
        }
      }
    }
  }
}
