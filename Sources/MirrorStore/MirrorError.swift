import GRDB
import Strings

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
      self.init(.failed, path: path, summary: Strings.MirrorErrors.failed(path), detail: String(describing: error))
    }
  }

  static func damaged(_ path: String, detail: String?) -> MirrorError {
    MirrorError(
      .damaged, path: path, summary: Strings.MirrorErrors.damaged(path),
      advice: Strings.MirrorErrors.startAgain, detail: detail)
  }

  static func cannotOpen(_ path: String, detail: String?) -> MirrorError {
    MirrorError(
      .cannotOpen, path: path, summary: Strings.MirrorErrors.notOpened(path),
      advice: Strings.MirrorErrors.checkFolder, detail: detail)
  }

  static func full(_ path: String, detail: String?) -> MirrorError {
    MirrorError(
      .full, path: path, summary: Strings.MirrorErrors.diskFull(path),
      advice: Strings.MirrorErrors.freeSpace, detail: detail)
  }

  private init(sqlite error: DatabaseError, path: String) {
    let detail = error.message ?? String(describing: error.resultCode)
    switch error.resultCode {
    case .SQLITE_CORRUPT where error.extendedResultCode == .SQLITE_CORRUPT_VTAB:
      self.init(
        .indexDamaged, path: path, summary: Strings.MirrorErrors.indexDamaged(path),
        advice: Strings.MirrorErrors.rebuildIndex, detail: detail)
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
        .busy, path: path, summary: Strings.MirrorErrors.locked(path),
        advice: Strings.MirrorErrors.lookForAnother, detail: detail)
    case .SQLITE_IOERR:
      self.init(
        .failed, path: path, summary: Strings.MirrorErrors.notReadOrWritten(path),
        advice: Strings.MirrorErrors.checkDisk, detail: detail)
    default:
      self.init(.failed, path: path, summary: Strings.MirrorErrors.failed(path), detail: detail)
    }
  }
}

/// A stored value that no version of the program writes.
struct UnreadableRow: Error {
  var problem: String
}
