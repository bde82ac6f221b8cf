import CRM
import Synchronization

/// What is worth keeping between requests: answers being paged through, orders and the name index of the world.
final class CloseCaches: Sendable {
  private struct Answer {
    let key: String
    let version: Int
    let indices: [Int]
  }

  private struct Totals {
    let key: String
    let version: Int
    let totals: JSONObject
  }

  private static let capacity = 8
  private let lastTotals = Mutex<Totals?>(nil)
  private let answers = Mutex<[Answer]>([])
  private let names = Mutex<NameIndex?>(nil)
  private let activityOrder = Mutex<[UInt64]?>(nil)
  private let leadOrders = Mutex<[String: [Int]]>([:])
  private let epoch = Mutex(0)

  /// Cursors of an earlier epoch have expired.
  var cursorEpoch: Int { epoch.withLock { $0 } }

  func expireCursors() { epoch.withLock { $0 += 1 } }

  /// The indices that `compute` finds, remembered under `key` until the next write.
  func indices(_ key: String, version: Int, compute: () throws -> [Int]) rethrows -> [Int] {
    let known = answers.withLock { answers in
      answers.first { $0.key == key && $0.version == version }?.indices
    }
    if let known { return known }
    let indices = try compute()
    answers.withLock { answers in
      answers.removeAll { $0.key == key || $0.version != version }
      answers.insert(Answer(key: key, version: version, indices: indices), at: 0)
      if answers.count > Self.capacity { answers.removeLast() }
    }
    return indices
  }

  /// The totals over the answer remembered under `key`; the last ones computed are kept.
  func totals(_ key: String, version: Int, compute: () -> JSONObject) -> JSONObject {
    let known = lastTotals.withLock { last in last?.key == key && last?.version == version ? last?.totals : nil }
    if let known { return known }
    let totals = compute()
    lastTotals.withLock { $0 = Totals(key: key, version: version, totals: totals) }
    return totals
  }

  /// The names of the world's companies and people; built by whoever asks first.
  func nameIndex(_ world: World) -> NameIndex {
    names.withLock { index in
      if let index { return index }
      let built = NameIndex(world)
      index = built
      return built
    }
  }

  /// All derived activities, newest first: seconds since 2000 in the upper half, the index in the lower.
  func activities(compute: () -> [UInt64]) -> [UInt64] {
    activityOrder.withLock { order in
      if let order { return order }
      let built = compute()
      order = built
      return built
    }
  }

  /// The world's companies ascending by a key; `name` says which.
  func leadOrder(_ name: String, compute: () -> [Int]) -> [Int] {
    leadOrders.withLock { orders in
      if let order = orders[name] { return order }
      let built = compute()
      orders[name] = built
      return built
    }
  }
}
