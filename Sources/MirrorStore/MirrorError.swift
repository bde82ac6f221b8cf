import GRDB

/// Why the mirror could not be read or written, in terms of what the person can do about it.
public struct MirrorError: Error, Sendable, Hashable {
  public enum Reason: String, Sendable, Hashable {
    /// The file or its folder cannot be created, opened or written.
    case cannotOpen
    /// The file is not a database any more, or part of it is unreadable.
    case damaged
    /// The search index contradicts itself; all else is whole.
    case indexDamaged
    /// The file is a database of another program.
    case foreign
    /// A newer closeup has written the file.
    case newer
    /// Another process kept the file locked for longer than the store waits.
    case busy
    /// The disk is full.
    case full
    /// Anything else; `detail` has SQLite's words.
    case failed
  }

  public var reason: Reason
  /// The mirror's file.
  public var path: String
  /// What failed, in one sentence that names the file.
  public var summary: String
  /// What to try, in one sentence; nil when there is nothing better than to try again.
  public var advice: String?
  /// What SQLite or the system said.
  public var detail: String?

  public init(_ reason: Reason, path: String, summary: String, advice: String? = nil, detail: String? = nil) {
    self.reason = reason
    self.path = path
    self.summary = summary
    self.advice = advice
    self.detail = detail
  }
}

extension MirrorError {
  init(_ error: any Error, path: String) {
    switch error {
    case let error as MirrorError:
      self = error
    case let damage as UnreadableRow:
      self = .damaged(path, detail: damage.problem)
    case let error as DatabaseError:
      self.init(sqlite: error, path: path)
    default:
      self.init(.failed, path: path, summary: "The mirror \(path) failed.", detail: String(describing: error))
    }
  }

  static func damaged(_ path: String, detail: String?) -> MirrorError {
    MirrorError(
      .damaged, path: path, summary: "The mirror \(path) is damaged.",
      advice:
        "Start closeup again: it sets the file aside, saves the outbox and the drafts, and fetches again what the "
        + "services hold.", detail: detail)
  }

  static func cannotOpen(_ path: String, detail: String?) -> MirrorError {
    MirrorError(
      .cannotOpen, path: path, summary: "The mirror \(path) cannot be opened for writing.",
      advice: "Check that its folder exists and that both belong to you.", detail: detail)
  }

  static func full(_ path: String, detail: String?) -> MirrorError {
    MirrorError(
      .full, path: path, summary: "The disk is full: nothing more can be written to the mirror \(path).",
      advice: "Free some space; what is in the mirror can still be read.", detail: detail)
  }

  private init(sqlite error: DatabaseError, path: String) {
    let detail = error.message ?? String(describing: error.resultCode)
    switch error.resultCode {
    case .SQLITE_CORRUPT where error.extendedResultCode == .SQLITE_CORRUPT_VTAB:
      self.init(
        .indexDamaged, path: path, summary: "The search index of the mirror \(path) is damaged.",
        advice: "Build it anew with: closeup mirror rebuild-index", detail: detail)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      self = .damaged(path, detail: detail)
    case .SQLITE_FULL: self = .full(path, detail: detail)
    // A log that cannot grow, or cannot be made, is told as a failure of the disk.
    case .SQLITE_IOERR where MirrorFile.isDiskFull(at: path), .SQLITE_CANTOPEN where MirrorFile.isDiskFull(at: path):
      self = .full(path, detail: detail)
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
      self = .cannotOpen(path, detail: detail)
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(
        .busy, path: path, summary: "Another program keeps the mirror \(path) locked.",
        advice: "Look for another closeup that hangs.", detail: detail)
    case .SQLITE_IOERR:
      self.init(
        .failed, path: path, summary: "The mirror \(path) could not be read or written.",
        advice: "Check the disk.", detail: detail)
    default:
      self.init(.failed, path: path, summary: "The mirror \(path) failed.", detail: detail)
    }
  }
}

/// A stored value that no version of the program writes.
struct UnreadableRow: Error {
  var problem: String
}
