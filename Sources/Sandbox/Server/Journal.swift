import CRM
import Synchronization

/// What was written, or asked to be: the truth tests compare a client's view with.
final class Journal: Sendable {
  struct Entry: Sendable {
    let at: Instant
    let service: FaultRule.Service
    let method: String
    let path: String
    let body: String
    /// False for what was refused, and for what a fault kept from being applied.
    let applied: Bool
    /// What was created, changed or deleted; nil when nothing was.
    let id: String?

    var json: JSON {
      [
        "time": .string(at.iso8601), "service": .string(service.rawValue), "method": .string(method),
        "path": .string(path), "body": (try? JSON(parsing: body)) ?? .string(body), "applied": .bool(applied),
        "id": id.map { .string($0) } ?? .null,
      ]
    }
  }

  private let entries = Mutex<[Entry]>([])

  func append(_ entry: Entry) { entries.withLock { $0.append(entry) } }

  func clear() { entries.withLock { $0 = [] } }

  /// All entries, oldest first.
  var all: [Entry] { entries.withLock { $0 } }
}

/// How many requests came, and the last of them.
final class RequestLog: Sendable {
  private static let kept = 200

  struct Entry: Sendable {
    let at: Instant
    let method: String
    let path: String
    /// Decoded; keys are not among them.
    let query: [(name: String, value: String)]
    /// 0 when the connection was closed without an answer.
    let status: Int
    /// The faults that took effect, as text.
    let faults: [String]

    var json: JSON {
      let parameters = query.map { (key: $0.name, value: JSON.string($0.value)) }
      return [
        "time": .string(at.iso8601), "method": .string(method), "path": .string(path),
        "query": .object(JSONObject(parameters)), "status": .number(status),
        "faults": .array(faults.map { .string($0) }),
      ]
    }
  }

  private struct State {
    var count = 0
    var last: [Entry] = []
  }

  private let state = Mutex(State())

  func append(_ entry: Entry) {
    state.withLock { state in
      state.count += 1
      state.last.append(entry)
      if state.last.count > Self.kept { state.last.removeFirst(state.last.count - Self.kept) }
    }
  }

  func clear() { state.withLock { $0 = State() } }

  var json: JSON {
    state.withLock { ["count": .number($0.count), "data": .array($0.last.map(\.json))] }
  }
}
