/// Holds back requests that nobody waits for: while the user waits for others, and beyond a share of the budget.
///
/// Service clients ask for a turn before each request that reads, and tell what the answer said about the budget. Only
/// what runs within `$current.withValue` is held back.
public protocol RequestPace: Sendable {
  /// Returns when the next request may be sent. Throws `.cancelled` when the task is.
  func turn() async throws(ServiceError)

  func heard(_ allowance: RequestAllowance)
}

/// The pace of the running task.
public enum RequestPacing {
  /// Nil for what the user waits for.
  @TaskLocal public static var current: (any RequestPace)?
}
