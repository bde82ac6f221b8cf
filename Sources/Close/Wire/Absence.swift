import CRM

extension ServiceError {
  /// Whether the account does not have, or the key may not see, what was asked for: a part to go without.
  var meansAbsent: Bool { [.permission, .unsupported, .notFound].contains(reason) }
}

/// The rows that `fetch` brings; none where the account does not have them. Every other failure is the caller's.
func presentRows(_ fetch: () async throws(ServiceError) -> [JSON]) async throws(ServiceError) -> [JSON] {
  do throws(ServiceError) {
    return try await fetch()
  } catch {
    guard error.meansAbsent else { throw error }
    return []
  }
}
