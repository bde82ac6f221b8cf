import CRM
import GRDB
import Strings

/// Statements on `pull` and `pull_key`, for use within a transaction.
struct PullTable {
  let database: Database
  let account: Int64

  func state(of kind: RecordKind) throws -> PullState? {
    let statement = try database.cachedStatement(sql: Self.select)
    guard let row = try Row.fetchOne(statement, arguments: [account, kind.rawValue]) else { return nil }
    return PullState(
      phase: try Self.phase(row[0], position: row[1]), cursor: row[2], total: row[3], done: row[4],
      startedAt: Instant(microseconds: row[5]), finishedAt: Instant(stored: row[6]), changedAt: Instant(stored: row[7]),
      excess: row[8])
  }

  func save(_ state: PullState, of kind: RecordKind) throws {
    let (phase, position) = Self.columns(state.phase)
    try database.run(
      """
      INSERT OR REPLACE INTO pull
        (account, kind, phase, position, cursor, total, done, started_at, finished_at, changed_at, excess)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        account, kind.rawValue, phase, position?.storable, state.cursor?.storable, state.total, state.done,
        state.startedAt.microseconds, state.finishedAt?.microseconds, state.changedAt?.microseconds,
        state.excess,
      ])
  }

  func add(_ ids: [String], of kind: RecordKind) throws {
    let statement = try database.cachedStatement(
      sql: "INSERT OR IGNORE INTO pull_key (account, kind, service_id) VALUES (?, ?, ?)")
    for id in ids { try statement.execute(arguments: [account, kind.rawValue, id.storable]) }
  }

  func forgetKeys(of kind: RecordKind) throws {
    try database.run("DELETE FROM pull_key WHERE account = ? AND kind = ?", [account, kind.rawValue])
  }

  private static func columns(_ phase: PullState.Phase) -> (phase: String, position: String?) {
    switch phase {
    case .first(let position): ("first", position)
    case .changes: ("changes", nil)
    case .keys(let kind, let position): ("keys.\(kind.rawValue)", position)
    }
  }

  private static func phase(_ text: String, position: String?) throws -> PullState.Phase {
    switch text {
    case "first": .first(position: position)
    case "changes": .changes
    case _ where text.hasPrefix("keys."):
      .keys(try storedCase(RecordKind.self, String(text.dropFirst("keys.".count))), position: position)
    default: throw UnreadableRow(problem: Strings.MirrorFaults.unknownPhase(text))
    }
  }

  private static let select = """
    SELECT phase, position, cursor, total, done, started_at, finished_at, changed_at, excess FROM pull
    WHERE account = ? AND kind = ?
    """
}
