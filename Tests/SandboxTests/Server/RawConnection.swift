import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A TCP connection to loopback that shows exactly what arrives.
final class RawConnection: Sendable {
  struct Failure: Error {
    let code: Int32
  }

  private let descriptor: Int32

  init(port: Int) throws {
    #if canImport(Darwin)
      let kind = SOCK_STREAM
    #elseif canImport(Musl)
      let kind = SOCK_STREAM
    #else
      let kind = Int32(SOCK_STREAM.rawValue)
    #endif
    descriptor = socket(AF_INET, kind, 0)
    guard descriptor >= 0 else { throw Failure(code: errno) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    // `deinit` closes it.
    guard result == 0 else { throw Failure(code: errno) }
  }

  deinit { close(descriptor) }

  func send(_ text: String) throws {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { throw Failure(code: errno) }
      rest = rest.dropFirst(count)
    }
  }

  /// Everything until the other side closes; a reset counts as closing. Runs on a thread of its own.
  func readToEnd() async throws -> String {
    await withCheckedContinuation { continuation in
      let thread = Thread { [self] in
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
          let count = read(descriptor, &chunk, chunk.count)
          guard count > 0 else { break }
          bytes += chunk[..<count]
        }
        continuation.resume(returning: String(decoding: bytes, as: UTF8.self))
      }
      thread.start()
    }
  }
}
