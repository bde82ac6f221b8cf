import CRM
import Synchronization

/// A type of custom activity: its name and those of its fields.
struct ActivityType: Sendable {
  let name: String
  let fields: [CustomField]
}

/// The account's types of custom activity, fetched when the first such activity is met.
final class ActivityTypeCache: Sendable {
  private let types = Mutex<[String: ActivityType]?>(nil)

  /// Empty where the key may not see them; that is not asked again.
  func all(fetch: () async throws(ServiceError) -> [JSON]) async throws(ServiceError) -> [String: ActivityType] {
    if let known = types.withLock({ $0 }) { return known }
    let pairs = try await presentRows(fetch).compactMap { row -> (String, ActivityType)? in
      guard let id = row["id"]?.filled, let name = row["name"]?.filled else { return nil }
      let fields = (row["fields"]?.elements ?? []).compactMap { CustomField(close: $0, kind: .lead) }
      return (id, ActivityType(name: name, fields: fields))
    }
    let fetched = Dictionary(pairs) { first, _ in first }
    types.withLock { $0 = fetched }
    return fetched
  }
}
