#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Locks on single bytes of a file, which belong to the open file and not to the process. The kernel takes them back
/// when the file is closed, however the process ends.
enum ByteLock {
  /// Locks a byte. False on failure, with `errno` set; `EAGAIN` and `EACCES` mean that someone else has it.
  static func take(_ position: Int64, of descriptor: CInt) -> Bool {
    control(descriptor, setLock, position) != nil
  }

  /// Gives a byte back at once. Closing the file does it too, but only once no child process has a copy of it any more,
  /// as every child has for a moment after it was forked.
  static func release(_ position: Int64, of descriptor: CInt) {
    _ = control(descriptor, setLock, position, F_UNLCK)
  }

  /// Whether someone else has a byte; nil when the system does not say.
  static func isTaken(_ position: Int64, of descriptor: CInt) -> Bool? {
    control(descriptor, getLock, position).map { $0.l_type != numericCast(F_UNLCK) }
  }

  /// Nil on failure, with `errno` set.
  private static func control(
    _ descriptor: CInt, _ command: CInt, _ position: Int64, _ kind: some BinaryInteger = F_WRLCK
  ) -> flock? {
    var lock = flock()
    lock.l_type = numericCast(kind)
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
}
