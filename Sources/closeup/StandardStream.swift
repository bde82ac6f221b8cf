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
    for line in DisplayText.lines(untrusted) {
      let bytes = Array((line.plain + "\n").utf8)
      _ = bytes.withUnsafeBytes { systemWrite(rawValue, $0.baseAddress, $0.count) }
    }
  }
}

private let systemWrite = write
