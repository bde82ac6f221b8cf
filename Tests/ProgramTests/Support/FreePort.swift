import Foundation
import Synchronization

/// Ports of this machine for servers that tests stop and start again.
///
/// They lie below those that the system gives to whoever asks for any, and none is handed out twice: where a server was
/// stopped nobody else listens, and it can come back.
enum FreePort {
  private static let range = 10_240..<32_000
  private static let last = Mutex(range.lowerBound + Int(getpid()) * 97 % range.count)

  static func next() -> String {
    for _ in range {
      let port = last.withLock { last in
        last = last + 1 < range.upperBound ? last + 1 : range.lowerBound
        return last
      }
      if isFree(UInt16(port)) { return "\(port)" }
    }
    return "0"
  }

  private static func isFree(_ port: UInt16) -> Bool {
    #if canImport(Darwin)
      let stream = SOCK_STREAM
    #else
      let stream = Int32(SOCK_STREAM.rawValue)
    #endif
    let descriptor = socket(AF_INET, stream, 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    } == 0
  }
}
