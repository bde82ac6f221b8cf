import AsyncHTTPClient
import NIOCore
import NIOPosix
import Strings

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension ExchangeFailure {
  /// What an error of the HTTP library means here.
  init(_ error: any Error, limits: TransportLimits) {
    switch error {
    case is CancellationError: self = .cancelled
    case is NIOTooManyBytesError: self = .tooLarge(limit: limits.body)
    case let error as NIOConnectionError: self = .cannotConnect(Self.reason(error))
    case let error as HTTPClientError: self = Self.failure(error)
    case let error as IOError where Self.beforeConnecting.contains(error.errnoCode):
      self = .cannotConnect(Self.words(errno: error.errnoCode))
    default: self = Self.isAboutEncryption(error) ? .insecure : .connectionLost
    }
  }

  private static func failure(_ error: HTTPClientError) -> ExchangeFailure {
    switch error {
    case .cancelled: .cancelled
    case .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout: .timedOut(.connecting)
    case .readTimeout, .writeTimeout: .timedOut(.reading)
    case .deadlineExceeded: .timedOut(.total)
    case .alreadyShutdown: .cancelled
    case .invalidURL, .emptyHost, .emptyScheme: .cannotConnect(Strings.Connections.invalidAddress)
    default: .connectionLost
    }
  }

  private static func reason(_ error: NIOConnectionError) -> String {
    if let attempt = error.connectionErrors.first?.error as? IOError { return words(errno: attempt.errnoCode) }
    if error.connectionErrors.isEmpty { return Strings.Connections.unknownName(error.host) }
    return Strings.Connections.noConnection
  }

  private static let beforeConnecting: Set<CInt> = [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, ENETDOWN, EHOSTDOWN]

  private static func words(errno code: CInt) -> String {
    switch code {
    case ECONNREFUSED: Strings.Connections.refused
    case EHOSTUNREACH, EHOSTDOWN: Strings.Connections.noWayToHost
    case ENETUNREACH, ENETDOWN: Strings.Connections.noNetwork
    case ETIMEDOUT: Strings.Connections.noReply
    default: Strings.Connections.noConnection
    }
  }

  /// By name, because the TLS library is not a dependency of ours.
  private static func isAboutEncryption(_ error: any Error) -> Bool {
    String(reflecting: type(of: error)).hasPrefix("NIOSSL.")
  }
}
