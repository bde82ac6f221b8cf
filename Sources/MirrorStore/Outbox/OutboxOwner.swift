#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Who sends from the outbox: one per deliverer, alive for as long as it is kept.
///
/// It is the lock on one byte, chosen at random, of a file beside the mirror. The kernel takes the lock back when the
/// process ends, however it ends, so a dead owner is told from a living one without trusting process ids, which are
/// used again. The lock belongs to the open file, not to the process: two owners in one process are two.
public final class OutboxOwner: Sendable {
  /// The mirror it sends from.
  let mirror: String
  /// What its rows are marked with: the position of its byte.
  let number: Int64
  let descriptor: CInt

  /// A new owner for the outbox of `mirror`.
  public init(of mirror: MirrorStore) throws(MirrorError) {
    let file = MirrorFile.ownersFile(ofMirror: mirror.path)
    let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .cannotOpen(file, detail: Self.lastError()) }
    var number: Int64
    repeat {
      number = .random(in: 1..<Int64.max)
      if ByteLock.take(number, of: descriptor) { break }
      guard errno == EAGAIN || errno == EACCES || errno == EINTR else {
        let detail = Self.lastError()
        close(descriptor)
        throw .cannotOpen(file, detail: detail)
      }
    } while true
    self.mirror = mirror.path
    self.number = number
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Whether the owner of that number is there, in this process or another. When the system does not say, it counts as
  /// there: its rows wait, which is better than sending them twice.
  func isAlive(_ other: Int64) -> Bool {
    other == number || ByteLock.isTaken(other, of: descriptor) ?? true
  }

  private static func lastError() -> String { String(cString: strerror(errno)) }
}
