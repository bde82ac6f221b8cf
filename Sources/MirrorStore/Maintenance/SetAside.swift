public import CRM
import Strings

/// A mirror that could not be used and was moved away, and what was saved of it.
public struct SetAside: Sendable, Hashable {
  public enum Cause: Sendable, Hashable {
    /// The file, or a part of it, cannot be read.
    case damage
    /// It is of an older version and could not be brought up to date.
    case migration
  }

  public var cause: Cause
  /// What SQLite said.
  public var detail: String?
  /// Where the mirror is now; its write-ahead log lies beside it.
  public var path: String
  public var rescue: Rescue

  /// What the new mirror has of the old one.
  public struct Rescue: Sendable, Hashable {
    /// Writes of the outbox that are not delivered.
    public var writes = 0
    public var drafts = 0
    /// Whether there may have been more, which could not be read.
    public var isIncomplete = false
  }
}

/// A mirror that is open, and what had to be done for that.
public struct OpenedMirror: Sendable {
  public let store: MirrorStore
  /// The mirror that was in its place before, if that could not be used.
  public let setAside: SetAside?

  /// Opens the mirror at `path`, or creates it. A mirror that is damaged, that was found so by `check` or in use, or that
  /// cannot be brought up to date is renamed, never deleted, and a new one takes its place, with the outbox and drafts as
  /// far as they could be read.
  ///
  /// While another process has it open it stays where it is. The file of another program, or of a newer closeup, is
  /// refused and left alone.
  public init(path: String, at now: Instant = .now()) throws(MirrorError) {
    var setAside: SetAside?
    if Condemnation.exists(forMirror: path), !OpenMark.isHeld(forMirror: path) {
      setAside = try Replacement(path: path, now: now).run()
    }
    do {
      try self.init(path, setAside)
    } catch {
      guard error.reason == .damaged || error.reason == .failed else { throw error }
      guard !OpenMark.isHeld(forMirror: path) else {
        var error = error
        error.advice = Strings.MirrorErrors.quitAnother
        throw error
      }
      // Nil where another process has replaced it meanwhile.
      let replaced = try Replacement(path: path, now: now).run()
      try self.init(path, replaced)
    }
  }

  private init(_ path: String, _ setAside: SetAside?) throws(MirrorError) {
    try Replacement.finish(at: path)
    store = try MirrorStore(marking: path)
    self.setAside = setAside
  }
}

extension MirrorStore {
  /// Notes that the file was found damaged, so that it is looked at, and set aside, when `OpenedMirror` opens it next.
  public func condemn() { Condemnation.pass(onMirror: path) }

  /// Whether a process has ended without closing the mirror before this one opened it, so that `checkAfterCrash` is due.
  /// Only known of an `OpenedMirror`.
  public var followsCrash: Bool { mark?.followsCrash ?? false }

  /// Checks the pages of the file and returns what is wrong with them; a damaged file is condemned. Reads all of it, on a
  /// connection of its own: a large mirror is best checked in the background.
  public func checkAfterCrash() throws(MirrorError) -> [MirrorFault] {
    let faults = try quickCheck()
    if !faults.isEmpty { condemn() }
    mark?.finishCheck()
    return faults
  }
}

/// The note that a mirror which can be opened is damaged all the same: an empty file beside it.
enum Condemnation {
  static func exists(forMirror path: String) -> Bool { MirrorFile.exists(file(path)) }

  static func pass(onMirror path: String) { MirrorFile.touch(file(path)) }

  static func lift(fromMirror path: String) { MirrorFile.delete(file(path)) }

  private static func file(_ path: String) -> String { MirrorFile.realPath(path) + "-damaged" }
}
