public import CRM

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The right to pull an account into a mirror: one at a time has it, in this process or another, for as long as it is
/// kept. The kernel takes it back when the process ends, however it ends.
public final class PullLease: Sendable {
  private let descriptor: CInt
  private let byte: Int64

  private init(descriptor: CInt, byte: Int64) {
    self.descriptor = descriptor
    self.byte = byte
  }

  deinit {
    ByteLock.release(byte, of: descriptor)
    close(descriptor)
  }

  /// The lease of an account; nil while someone else has it.
  public static func take(
    _ account: AccountID, of mirror: MirrorStore
  ) throws(MirrorError) -> PullLease? {
    let file = MirrorFile.ownersFile(ofMirror: mirror.path)
    let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .cannotOpen(file, detail: String(cString: strerror(errno))) }
    let byte = byte(of: account)
    while !ByteLock.take(byte, of: descriptor) {
      let failure = errno
      if failure == EINTR { continue }
      close(descriptor)
      if failure == EAGAIN || failure == EACCES { return nil }
      throw .cannotOpen(file, detail: String(cString: strerror(failure)))
    }
    return PullLease(descriptor: descriptor, byte: byte)
  }

  /// The byte that stands for an account: FNV-1a of its name. That it is also an outbox owner's random one does not
  /// happen.
  private static func byte(of account: AccountID) -> Int64 {
    let hash = "pull \(account.rawValue)".utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return Int64(hash >> 2) + 1
  }
}
