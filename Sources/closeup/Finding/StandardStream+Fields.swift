import DisplayText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension StandardStream {
  /// Writes lines of texts with tabs between them; tabs, line ends and controls within them are shown, not obeyed.
  func write(fields untrusted: [[String]]) {
    put(untrusted.map { $0.map { DisplayText($0).plain }.joined(separator: "\t") + "\n" }.joined())
  }

  /// Writes lines, all at once: whoever reads them is woken once.
  func write(safe lines: [DisplayText], lineEnd: String = "\n") { put(lines.map { $0.plain + lineEnd }.joined()) }

  /// How wide the terminal is that this goes to; nil when it goes elsewhere.
  var terminalColumns: Int? {
    guard isatty(rawValue) == 1 else { return nil }
    var size = winsize()
    guard ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
