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
      if Self.control(descriptor, Self.setLock, number) != nil { break }
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
    if other == number { return true }
    guard let lock = Self.control(descriptor, Self.getLock, other) else { return true }
    return lock.l_type != numericCast(F_UNLCK)
  }

  /// Asks for a write lock on one byte. Nil on failure, with `errno` set.
  private static func control(_ descriptor: CInt, _ command: CInt, _ position: Int64) -> flock? {
    var lock = flock()
    lock.l_type = numericCast(F_WRLCK)
    lock.l_whence = numericCast(SEEK_SET)
    lock.l_start = numericCast(position)
    lock.l_len = 1
    let result = withUnsafeMutablePointer(to: &lock) { fcntl(descriptor, command, UnsafeMutableRawPointer($0)) }
    return result < 0 ? nil : lock
  }

  // F_OFD_GETLK and F_OFD_SETLK. The C libraries show them only to programs that ask for more than POSIX.
  #if canImport(Darwin)
    private static let getLock: CInt = 92
    private static let setLock: CInt = 90
  #else
    private static let getLock: CInt = 36
    private static let setLock: CInt = 37
  #endif

  private static func lastError() -> String { String(cString: strerror(errno)) }
}
