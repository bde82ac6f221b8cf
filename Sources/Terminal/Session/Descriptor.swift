#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The few system calls on file descriptors, with their interruptions and partial results dealt with.
enum Descriptor {
  enum ReadResult: Equatable {
    case bytes([UInt8])
    case nothing
    /// End of file, or an error that will not pass.
    case gone
  }

  struct Readiness: OptionSet {
    let rawValue: Int
    static let readable = Readiness(rawValue: 1)
    /// Hung up, in error, or not open.
    static let broken = Readiness(rawValue: 2)
    static let writable = Readiness(rawValue: 4)
  }

  static func read(_ descriptor: Int32, atMost count: Int) -> ReadResult {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      repeat {
        let got = Self.systemRead(descriptor, buffer.baseAddress, count)
        failure = got < 0 ? errno : 0
        initialized = max(0, got)
      } while failure == EINTR
    }
    if !bytes.isEmpty { return .bytes(bytes) }
    return failure == EAGAIN || failure == EWOULDBLOCK ? .nothing : .gone
  }

  private static func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, buffer, count)
    #elseif canImport(Musl)
      Musl.read(descriptor, buffer, count)
    #else
      Darwin.read(descriptor, buffer, count)
    #endif
  }

  /// Writes all of `bytes`; a descriptor that takes no more for now is waited for.
  static func writeAll(_ descriptor: Int32, _ bytes: [UInt8]) -> WriteOutcome {
    var outcome = WriteOutcome(writes: 0)
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty, !outcome.isGone {
        let wrote = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if wrote >= 0 {
          outcome.writes += 1
          rest = rest.dropFirst(wrote)
        } else if errno == EAGAIN || errno == EWOULDBLOCK {
          var waited = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = poll(&waited, 1, -1)
          outcome.isGone = Int32(waited.revents) & (POLLERR | POLLHUP | POLLNVAL) != 0
        } else if errno != EINTR {
          outcome.isGone = true
        }
      }
    }
    return outcome
  }

  /// Writes as much of `bytes` as `descriptor` takes without waiting.
  static func writeReady(_ descriptor: Int32, _ bytes: [UInt8]) -> WriteOutcome {
    // The shell shares the open terminal, and with it this flag; so it is set for the moment of the write only.
    let flags = fcntl(descriptor, F_GETFL)
    let isOurs = flags >= 0 && flags & O_NONBLOCK == 0
    if isOurs { _ = fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) }
    defer { if isOurs { _ = fcntl(descriptor, F_SETFL, flags) } }
    var outcome = WriteOutcome(writes: 0, unsent: bytes.count)
    bytes.withUnsafeBytes { buffer in
      while outcome.unsent > 0 {
        let rest = buffer.suffix(outcome.unsent)
        let wrote = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if wrote >= 0 {
          outcome.writes += 1
          outcome.unsent -= wrote
          // A terminal that takes a part is full.
          if outcome.unsent > 0 { return }
        } else if errno == EAGAIN || errno == EWOULDBLOCK {
          return
        } else if errno != EINTR {
          outcome.isGone = true
          return
        }
      }
    }
    return outcome
  }

  /// Waits until one of `descriptors` has something, or for `milliseconds`; negative waits for ever. A negative
  /// descriptor is left out. The answer has one entry for each, and one more for `writable`, which is waited for to
  /// take bytes.
  static func wait(_ descriptors: [Int32], writable: Int32? = nil, milliseconds: Int) -> [Readiness] {
    var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    if let writable { polled.append(pollfd(fd: writable, events: Int16(POLLOUT), revents: 0)) }
    let ready = poll(&polled, nfds_t(polled.count), Int32(clamping: milliseconds))
    // An interrupted poll says nothing; the signal that did it is in its pipe by now.
    guard ready > 0 else { return polled.map { _ in [] } }
    return polled.map { entry in
      var readiness: Readiness = []
      if Int32(entry.revents) & POLLIN != 0 { readiness.insert(.readable) }
      if Int32(entry.revents) & POLLOUT != 0 { readiness.insert(.writable) }
      if Int32(entry.revents) & (POLLHUP | POLLERR | POLLNVAL) != 0 { readiness.insert(.broken) }
      return readiness
    }
  }

  /// Reads away what is in a non-blocking pipe.
  static func drain(_ descriptor: Int32) {
    while case .bytes(let bytes) = read(descriptor, atMost: 256), bytes.count == 256 {}
  }

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Opens the terminal that `descriptor` belongs to, for reading.
  static func openTerminal(of descriptor: Int32) -> Int32? {
    // By its own name: poll on macOS refuses /dev/tty.
    let path = ttyname(descriptor).map { String(cString: $0) } ?? "/dev/tty"
    let opened = open(path, O_RDONLY | O_NOCTTY | O_CLOEXEC)
    return opened < 0 ? nil : opened
  }

  static func close(_ descriptor: Int32) {
    #if canImport(Glibc)
      _ = Glibc.close(descriptor)
    #elseif canImport(Musl)
      _ = Musl.close(descriptor)
    #else
      _ = Darwin.close(descriptor)
    #endif
  }

  /// The value of an environment variable; nil when unset.
  static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  static func removeFromEnvironment(_ name: String) { unsetenv(name) }
}
