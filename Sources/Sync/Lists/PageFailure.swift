public import CRM
public import MirrorStore

/// What a list does about a page that did not come.
public enum PageFailure: Sendable, Hashable {
  /// It may come later by itself; `retryAfter` is the wait in seconds that the service asks for.
  case passing(retryAfter: Double?)
  /// The service does not take the page's name (any more).
  case refused
  /// Only the user can change something about it.
  case lasting

  public init(_ error: ServiceError) {
    switch error.reason {
    case .rateLimited, .unreachable, .timeout, .serverFailure: self = .passing(retryAfter: error.retryAfter)
    case .rejected, .notFound: self = .refused
    case .authentication, .permission, .malformedAnswer, .unsupported, .cancelled: self = .lasting
    }
  }

  public init(_ error: MirrorError) {
    self = error.reason == .busy ? .passing(retryAfter: nil) : .lasting
  }

  /// Of whatever a `Puller` throws.
  public init(_ error: any Error) {
    switch error {
    case let error as ServiceError: self.init(error)
    case let error as MirrorError: self.init(error)
    default: self = .lasting
    }
  }
}
