import CRM
import DisplayText
import Strings
import Sync
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The progress of a pull on standard error: one line that is written over on a terminal, a line every few seconds
/// elsewhere.
final class SyncProgressLine: Sendable {
  private struct State {
    /// The latest of each account, in the order of the accounts.
    var latest: [AccountID: SyncProgress] = [:]
    var writtenAt: Instant?
    var isShown = false
  }

  private let accounts: [OpenAccount]
  private let isTerminal = isatty(2) == 1
  private let state = Mutex(State())

  init(_ accounts: [OpenAccount]) { self.accounts = accounts }

  func show(_ progress: SyncProgress) {
    state.withLock { state in
      state.latest[progress.account] = progress
      let now = Instant.now()
      let interval = isTerminal ? 0.1 : 5
      if let written = state.writtenAt, now.seconds(since: written) < interval { return }
      state.writtenAt = now
      if isTerminal {
        let parts = accounts.compactMap { account in state.latest[account.id].map { words($0, account) } }
        let text = DisplayText(parts.joined(separator: "  |  ")).truncated(to: Self.width - 1)
        write(over: text.plain)
        state.isShown = true
      } else if let account = accounts.first(where: { $0.id == progress.account }) {
        StandardStream.error.write(words(progress, account))
      }
    }
  }

  /// Takes the line off the terminal.
  func clear() {
    state.withLock { state in
      if state.isShown { write(over: "") }
      state.isShown = false
    }
  }

  private func words(_ progress: SyncProgress, _ account: OpenAccount) -> String {
    let plural = account.service.capabilities.info(for: progress.kind)?.plural.lowercased() ?? progress.kind.rawValue
    let secondsLeft = progress.secondsLeft.map(Self.wholeSeconds)
    let what =
      switch progress.phase {
      case .first:
        Strings.SyncCommand.everything(
          of: plural, done: progress.done, total: progress.total, perSecond: progress.rate.map { Int($0) },
          secondsLeft: secondsLeft)
      case .changes: Strings.SyncCommand.changes(of: plural, received: progress.received)
      case .deletions: Strings.SyncCommand.deletions(of: plural)
      case .timelines:
        Strings.SyncCommand.timelines(of: plural, done: progress.done, total: progress.total, secondsLeft: secondsLeft)
      }
    let pause = progress.pause >= 1 ? Strings.SyncCommand.waiting(seconds: Self.wholeSeconds(progress.pause)) : ""
    return "\(account.id.rawValue): \(what)\(pause)"
  }

  private func write(over text: String) {
    let bytes = Array("\r\u{1B}[K\(text)".utf8)
    _ = bytes.withUnsafeBytes { systemWrite(2, $0.baseAddress, $0.count) }
  }

  /// The terminal's columns; 80 when it does not say.
  private static var width: Int {
    var size = winsize()
    guard ioctl(2, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 1 else { return 80 }
    return Int(size.ws_col)
  }

  private static func wholeSeconds(_ seconds: Double) -> Int { Int(min(seconds, 1e7).rounded(.up)) }
}

private let systemWrite = write
