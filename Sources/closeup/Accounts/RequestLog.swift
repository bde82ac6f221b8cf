import CRM
import DisplayText
import ServiceTransport
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file with a line for every request and wait, for finding out what happened. Holds no key, header or body.
final class RequestLog: Sendable {
  /// A file that has grown to this many bytes becomes `.old`, and a new one is begun.
  private static let limit = 1 << 20

  private let path: String
  private let descriptor = Mutex<Int32?>(nil)

  /// The file is opened, for its owner alone, with the first line.
  init(path: String) { self.path = path }

  deinit { descriptor.withLock { if let open = $0 { close(open) } } }

  /// Adds one line: when, which account, what.
  func record(_ entry: RequestLogEntry, of account: AccountID) {
    // Paths and queries hold what people typed; control characters in them must not reach a terminal that shows the log.
    let line = DisplayText("\(Instant.now().iso8601) \(account.rawValue) \(entry)").plain + "\n"
    descriptor.withLock { descriptor in
      descriptor = descriptor ?? Self.open(path)
      guard let open = descriptor else { return }
      let bytes = Array(line.utf8)
      _ = bytes.withUnsafeBytes { write(open, $0.baseAddress, $0.count) }
      guard lseek(open, 0, SEEK_END) > Self.limit else { return }
      rename(path, path + ".old")
      close(open)
      descriptor = nil
    }
  }

  private static func open(_ path: String) -> Int32? {
    let flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW
    #if canImport(Glibc)
      let descriptor = Glibc.open(path, flags, 0o600)
    #elseif canImport(Musl)
      let descriptor = Musl.open(path, flags, 0o600)
    #else
      let descriptor = Darwin.open(path, flags, 0o600)
    #endif
    return descriptor < 0 ? nil : descriptor
  }
}
