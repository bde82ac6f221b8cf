import CRM
import GRDB

/// Puts a new mirror in the place of one that cannot be used.
///
/// The new one is complete, with what was saved, before the old one is moved: whenever this is interrupted, the outbox
/// is in one of them at least.
struct Replacement {
  let path: String
  let now: Instant

  /// What it did; nil when the mirror turned out to be in order, or to be none that may be moved.
  func run() throws(MirrorError) -> SetAside? {
    // Others that open the mirror wait, and find the new one.
    let opening = try MirrorFile.prepare(at: path)
    defer { opening.finish() }
    guard let (cause, detail) = try verdict() else {
      Condemnation.lift(fromMirror: path)
      return nil
    }
    let new = Self.unfinished(path)
    MirrorFile.deleteDatabase(at: new)
    let rescue: SetAside.Rescue
    do {
      rescue = try fill(new, trustsQueue: cause == .migration)
    } catch {
      MirrorFile.deleteDatabase(at: new)
      throw MirrorError(error, path: path)
    }
    let aside = freeName()
    try MirrorFile.move(database: path, to: aside)
    try MirrorFile.move(database: new, to: path)
    Condemnation.lift(fromMirror: path)
    return SetAside(cause: cause, detail: detail, path: aside, rescue: rescue)
  }

  /// Ends a replacement that was interrupted when the old mirror was moved and the new one was not.
  static func finish(at path: String) throws(MirrorError) {
    guard !MirrorFile.exists(path), MirrorFile.exists(unfinished(path)) else { return }
    try MirrorFile.move(database: unfinished(path), to: path)
  }

  private static func unfinished(_ path: String) -> String { path + ".new" }

  /// What is wrong with the mirror; nil when nothing is. Throws what is no reason to move it.
  private func verdict() throws(MirrorError) -> (SetAside.Cause, detail: String?)? {
    let isCondemned = Condemnation.exists(forMirror: path)
    var written: MirrorFault?
    do {
      let connections = try Connections(path: path, isDurable: true)
      if isCondemned { written = try connections.read { try WrittenCheck(database: $0).faults().first } }
      try connections.close()
    } catch let error as DatabaseError {
      switch error.resultCode {
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: return (.damage, error.message)
      // What a migration fails with that met something it does not expect.
      case .SQLITE_ERROR, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_RANGE, .SQLITE_TOOBIG:
        return (.migration, error.message)
      default: throw MirrorError(error, path: path)
      }
    } catch let error as UnreadableRow {
      return (.migration, error.problem)
    } catch {
      throw MirrorError(error, path: path)
    }
    guard isCondemned else { return nil }
    return try FileCheck.faults(ofMirror: path, pragma: "quick_check").first.map { (.damage, $0.words) }
      ?? written.map { (.damage, $0.words) }
  }

  private func fill(_ new: String, trustsQueue: Bool) throws -> SetAside.Rescue {
    MirrorFile.touch(new)
    let connections = try Connections(path: new, isDurable: true)
    defer { try? connections.close() }
    let old = RescuedRows(ofMirror: path)
    return try connections.write(.lasting) { try old.save(in: $0, trustsQueue: trustsQueue, at: now) }
  }

  /// `mirror.sqlite.set-aside-2026-11-21`, and with a number when there is one of the day already.
  private func freeName() -> String {
    let name = "\(path).set-aside-\(now.iso8601.prefix(10))"
    if !MirrorFile.exists(name) { return name }
    var number = 2
    while MirrorFile.exists("\(name)-\(number)") { number += 1 }
    return "\(name)-\(number)"
  }
}
