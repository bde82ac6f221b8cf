import CRM
import MirrorStore
import Strings
import ViewModels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Builds the search index anew, and shows on a terminal how far it has come. What is done is kept at each step.
struct IndexRebuild: Sendable {
  let mirror: MirrorStore
  /// Whether to begin at the beginning although a rebuild that was interrupted could go on.
  let startsOver: Bool

  /// Rows of a transaction: some tenths of a second.
  private static let rows = 2000

  /// Works until it is done or the task is cancelled, and returns how many rows are left.
  func run() throws -> Int {
    if try startsOver || mirror.searchBacklog().isDone { try mirror.rebuildSearchIndex() }
    let begin = Instant.now()
    let total = try mirror.searchBacklog().remaining
    var left = total
    show(left, of: total, since: begin)
    defer { clear() }
    while left > 0, !Task.isCancelled {
      left = try mirror.indexBacklog(rows: Self.rows).remaining
      show(left, of: total, since: begin)
    }
    guard left == 0 else { return left }
    // It is in pieces now, one for each transaction; as one it is searched faster.
    var isFirst = true
    while try !Task.isCancelled && mirror.mergeSearchIndex(isFirst: isFirst) { isFirst = false }
    return 0
  }

  private func show(_ left: Int, of total: Int, since begin: Instant) {
    guard isatty(STDERR_FILENO) == 1, total > 0 else { return }
    let done = total - left
    let seconds = Instant.now().seconds(since: begin)
    let timeLeft =
      done > 0 && seconds > 1 ? TimeText.duration(seconds: Int(seconds * Double(left) / Double(done))) : nil
    put("\r\u{1B}[K" + Strings.MirrorCommand.indexing(percent: done * 100 / total, rowsLeft: left, timeLeft: timeLeft))
  }

  private func clear() {
    if isatty(STDERR_FILENO) == 1 { put("\r\u{1B}[K") }
  }

  /// Our own words only.
  private func put(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
