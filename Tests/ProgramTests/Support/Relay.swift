import Foundation

/// Stands between a program and a sandbox, and lets each request get as far as a test wants.
final class Relay: Sendable {
  struct Request: Sendable {
    let method: String
    let target: String
    let body: String
  }

  /// How far a request has got.
  enum Stage: Sendable {
    /// There is a connection, and nothing was said on it.
    case connected
    /// All of the request is here, and the service knows nothing of it.
    case received(Request)
    /// The service has answered, and the program knows nothing of it.
    case answered(Request)
    /// The answer was sent on.
    case passedOn(Request)
  }

  /// What becomes of it then.
  enum Course: Sendable {
    case goOn
    /// Both sides are hung up on.
    case hangUp
    /// Half of the answer is sent on; when the work after it is done, both sides are hung up on.
    case half(then: @Sendable () -> Void)
  }

  /// Asked at every stage, on a thread that may be blocked.
  typealias Handler = @Sendable (Stage) -> Course

  struct StartFailure: Error {
    let code: Int32
  }

  let port: UInt16
  private let isOver = Flag()

  /// Listens on a free port of this machine, for a sandbox on `port`.
  init(to sandbox: Sandbox, _ handler: @escaping Handler) throws {
    guard let service = UInt16(sandbox.port) else { throw StartFailure(code: EINVAL) }
    let listener = socket(AF_INET, Connection.stream, 0)
    guard listener >= 0 else { throw StartFailure(code: errno) }
    guard Connection.withAddress(port: 0, { bind(listener, $0, $1) }) == 0, listen(listener, 16) == 0,
      let port = Connection.port(of: listener)
    else {
      defer { close(listener) }
      throw StartFailure(code: errno)
    }
    _ = fcntl(listener, F_SETFD, FD_CLOEXEC)
    self.port = port
    Thread.detachNewThread { [isOver] in
      defer { close(listener) }
      while !isOver.isSet {
        var waiting = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, 100) > 0 else { continue }
        let client = accept(listener, nil, nil)
        if client < 0 { continue }
        Thread.detachNewThread { RelayedClient(Connection(client), service, handler).serve() }
      }
    }
  }

  deinit { isOver.set() }
}

/// One connection of a program, and the one made for it to the service.
private struct RelayedClient {
  let client: Connection
  let service: UInt16
  let handler: Relay.Handler

  init(_ client: Connection, _ service: UInt16, _ handler: @escaping Relay.Handler) {
    self.client = client
    self.service = service
    self.handler = handler
  }

  /// Carries requests and answers until either side ends, or the handler wants it.
  func serve() {
    guard case .goOn = handler(.connected) else { return }
    var upstream: Connection?
    while let bytes = client.readMessage(), let request = Relay.Request(bytes) {
      guard case .goOn = handler(.received(request)) else { return }
      upstream = upstream ?? Connection(toPort: service)
      guard let upstream, upstream.write(bytes), let answer = upstream.readMessage() else { return }
      switch handler(.answered(request)) {
      case .goOn: _ = client.write(answer)
      case .hangUp: return
      case .half(let then):
        _ = client.write(answer.prefix(answer.count / 2))
        return then()
      }
      guard case .goOn = handler(.passedOn(request)) else { return }
    }
  }
}

extension Relay.Request {
  fileprivate init?(_ bytes: Data) {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let end = text.range(of: "\r\n\r\n") else { return nil }
    let words = text.prefix { $0 != "\r\n" }.split(separator: " ")
    guard words.count == 3 else { return nil }
    self.init(method: String(words[0]), target: String(words[1]), body: String(text[end.upperBound...]))
  }
}

/// A socket that speaks HTTP as far as telling where a message ends.
private final class Connection: Sendable {
  private let descriptor: Int32
  /// Seconds after which a silent connection is given up.
  private static let patience = 180

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    var limit = timeval(tv_sec: Self.patience, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  convenience init?(toPort port: UInt16) {
    let descriptor = socket(AF_INET, Self.stream, 0)
    guard descriptor >= 0 else { return nil }
    guard Self.withAddress(port: port, { connect(descriptor, $0, $1) }) == 0 else {
      close(descriptor)
      return nil
    }
    self.init(descriptor)
  }

  deinit { close(descriptor) }

  #if canImport(Darwin)
    static let stream = SOCK_STREAM
  #else
    static let stream = Int32(SOCK_STREAM.rawValue)
  #endif

  static func withAddress(port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
  }

  static func port(of descriptor: Int32) -> UInt16? {
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
    }
    return code == 0 ? UInt16(bigEndian: address.sin_port) : nil
  }

  /// A whole request or answer, head and body; nil when the other side has ended before.
  func readMessage() -> Data? {
    var bytes = Data()
    while true {
      if let end = bytes.range(of: Data("\r\n\r\n".utf8)) {
        let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).lowercased()
        let length = head.components(separatedBy: "\r\n").lazy.compactMap { line in
          line.hasPrefix("content-length:") ? Int(line.dropFirst(15).trimmingCharacters(in: .whitespaces)) : nil
        }.first
        if bytes.count - end.upperBound >= length ?? 0 { return bytes }
      }
      var chunk = [UInt8](repeating: 0, count: 65_536)
      let count = recv(descriptor, &chunk, chunk.count, 0)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return nil }
      bytes += chunk[..<count]
    }
  }

  func write(_ bytes: Data) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, 0) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
