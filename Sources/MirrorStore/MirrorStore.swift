import GRDB

/// The local copy of what the user's accounts hold: records, answers to questions, timelines and vocabularies; and what
/// the user wrote: drafts and the outbox.
///
/// Safe to use from any thread, and by several processes on one file. Every method is one transaction: it happens
/// whole or not at all, and has reached the disk when it returns, unless it only saves what a pull brings. Reads never
/// wait for writes. Keys of accounts are never stored here.
public final class MirrorStore: Sendable {
  /// The mirror's file; SQLite keeps `-wal` and `-shm` beside it.
  public let path: String

  private let connections: Connections
  private let temporaryFolder: String?
  /// Says for as long as the store is there that a process has the file open; nil where that is not said.
  let mark: OpenMark?

  /// Opens the mirror at `path`, or creates it in owner-only files, and brings an older one up to date.
  ///
  /// A damaged, foreign or newer file is refused and left as it is; `OpenedMirror` knows what to do about the first.
  public convenience init(path: String) throws(MirrorError) {
    try self.init(path: path, temporaryFolder: nil, isMarked: false)
  }

  /// The same with a mark that tells other processes, and the next one after a crash, that it was open.
  convenience init(marking path: String) throws(MirrorError) {
    try self.init(path: path, temporaryFolder: nil, isMarked: true)
  }

  /// A mirror in a private folder that is removed together with the store.
  public static func temporary() throws(MirrorError) -> MirrorStore {
    let folder = try MirrorFile.makeTemporaryFolder()
    return try MirrorStore(path: folder + "/mirror.sqlite", temporaryFolder: folder, isMarked: false)
  }

  private init(path: String, temporaryFolder: String?, isMarked: Bool) throws(MirrorError) {
    self.path = path
    self.temporaryFolder = temporaryFolder
    let opening = try MirrorFile.prepare(at: path)
    defer { opening.finish() }
    do {
      connections = try Connections(path: path, isDurable: temporaryFolder == nil)
    } catch {
      throw MirrorError(error, path: path)
    }
    mark = isMarked ? OpenMark.make(forMirror: path) : nil
  }

  deinit {
    guard let temporaryFolder else { return }
    try? connections.close()
    MirrorFile.remove(mirror: path, folder: temporaryFolder)
  }

  /// Ends the work with the mirror: where something was written, and nobody else has it open, SQLite's log is put into
  /// the file, which then is whole by itself. Nothing may be read or written afterwards. What cannot be done now is done
  /// by whoever opens the mirror next.
  public func finish() { connections.finish() }

  /// Reads from one unchanging state of the mirror.
  func read<Value>(_ body: (Database) throws -> Value) throws(MirrorError) -> Value {
    do { return try connections.read(body) } catch { throw failure(error) }
  }

  /// Writes in one immediate transaction; an error undoes all of it.
  func write<Value>(
    _ durability: Durability = .lasting, _ body: (Database) throws -> Value
  ) throws(MirrorError) -> Value {
    do { return try connections.write(durability, body) } catch { throw failure(error) }
  }

  /// A mirror that turns out to be damaged is looked at, and set aside, when it is opened next.
  private func failure(_ error: any Error) -> MirrorError {
    let error = MirrorError(error, path: path)
    if error.reason == .damaged { condemn() }
    return error
  }
}
