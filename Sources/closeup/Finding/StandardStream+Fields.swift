import DisplayText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension StandardStream {
  /// Writes texts as one line with tabs between them; tabs, line ends and controls within them are shown, not obeyed.
  func write(fields untrusted: [String]) {
    put(untrusted.map { DisplayText($0).plain }.joined(separator: "\t") + "\n")
  }

  /// Writes a line.
  func write(safe line: DisplayText, lineEnd: String = "\n") { put(line.plain + lineEnd) }

  /// How wide the terminal is that this goes to; nil when it goes elsewhere.
  var terminalColumns: Int? {
    guard isatty(rawValue) == 1 else { return nil }
    var size = winsize()
    guard ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  private func put(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { systemWrite(rawValue, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return }
      bytes = bytes.dropFirst(written)
    }
  }
}

private let systemWrite = write
