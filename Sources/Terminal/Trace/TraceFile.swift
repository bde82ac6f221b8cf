import Strings

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why there is no trace.
public struct TraceError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, and what to do about it.
  public let description: String
}

/// A new file that only its owner may read.
struct TraceFile: Sendable {
  private let descriptor: Int32
  private let path: String
  /// Whether the file was made here, and not a pipe or a device that was there.
  private let isOurs: Bool

  init(path: String) throws(TraceError) {
    self.path = path
    var opened = open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o600)
    isOurs = opened >= 0
    if opened < 0, errno == EEXIST {
      var status = stat()
      // A pipe or a device is meant; another file may be something that is needed.
      guard stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG else {
        throw TraceError(description: Strings.Traces.fileIsThere(path))
      }
      opened = open(path, O_WRONLY | O_CLOEXEC | O_NONBLOCK)
    }
    guard opened >= 0 else {
      throw TraceError(description: Strings.Traces.notWritable(path, reason: Self.reason(errno)))
    }
    descriptor = opened
  }

  private static func reason(_ number: Int32) -> String { String(cString: strerror(number)) }

  static var secondsSince1970: Int { time(nil) }

  /// Why it cannot be written; nil when it was.
  func write(_ bytes: [UInt8]) -> String? {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let wrote = Self.systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: rest))
        if wrote >= 0 { rest = rest.dropFirst(wrote) } else if errno != EINTR { return Self.reason(errno) }
      }
      return nil
    }
  }

  private static func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }

  func close() { Descriptor.close(descriptor) }

  /// Closes it and leaves nothing behind.
  func remove() {
    close()
    if isOurs { unlink(path) }
  }
}
