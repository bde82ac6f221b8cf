public import CRM
public import Settings
import Strings

/// Tells the runs of the user's programs apart.
public struct ProgramRunID: Sendable, Hashable {
  let number: Int

  init(_ number: Int) { self.number = number }
}

/// One run of a program of the user's: what it is run on.
public struct ProgramRun: Sendable, Hashable {
  public let id: ProgramRunID
  public let command: UserCommand
  /// Nil for a command that needs none, where none is selected.
  public let subject: RecordRef?
  /// The item under the cursor of the timeline.
  public let item: TimelineItem?
  /// What the user typed for it.
  public let line: String?
}

/// How a run ended, and what the program printed.
public struct ProgramEnding: Sendable, Hashable {
  public enum Reason: Sendable, Hashable {
    case exited(Int)
    case signaled(Int)
    /// It did not end within its time, in seconds.
    case timedOut(Int)
    /// The user stopped it.
    case stopped
    /// It could not be run.
    case failed(String)
  }

  public var reason: Reason
  /// Untrusted.
  public var output: String

  public init(_ reason: Reason, output: String = "") {
    self.reason = reason
    self.output = output
  }

  /// Why it did not succeed, in a few words; nil when it did.
  var failure: String? {
    switch reason {
    case .exited(0): nil
    case .exited(let code): Strings.Programs.exitCode(code)
    case .signaled(let signal): Strings.Programs.signal(signal)
    case .timedOut(let seconds): Strings.Programs.timedOut(seconds: seconds)
    case .stopped: Strings.Programs.stopped
    case .failed(let words): words
    }
  }

  /// The last words of what it printed, in one line.
  var lastWords: String? {
    let lines = output.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }.suffix(3)
    let words = lines.map { String($0).trimmed }.joined(separator: " · ")
    return words.isEmpty ? nil : String(words.suffix(300))
  }
}
