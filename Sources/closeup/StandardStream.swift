import DisplayText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Standard output and standard error: one safe line at a time, and at once, so that a reader of a pipe does not wait.
enum StandardStream: Int32 {
  case output = 1
  case error = 2

  /// Writes the lines of `untrusted`; control characters in it are shown, not obeyed.
  func write(_ untrusted: String) {
    put(DisplayText.lines(untrusted).map { $0.plain + "\n" }.joined())
  }

  /// Writes a text that is known to be harmless, whole: at once where the other end takes it.
  func put(_ safe: String) {
    var bytes = Array(safe.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { systemWrite(rawValue, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return }
      bytes = bytes.dropFirst(written)
    }
  }
}

private let systemWrite = write
