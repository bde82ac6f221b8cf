#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Sends standard error to a file while the screen is in use: what a library or the runtime prints would land in the
/// middle of it, and be lost with it.
struct StandardErrorRedirect: ~Copyable {
  private let saved: Int32

  private init(saved: Int32) { self.saved = saved }

  /// nil when the file cannot be opened or descriptors are short; standard error is then as it was.
  static func begin(to path: String) -> StandardErrorRedirect? {
    let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { return nil }
    defer { Descriptor.close(file) }
    let saved = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
    guard saved >= 0 else { return nil }
    guard dup2(file, STDERR_FILENO) >= 0 else {
      Descriptor.close(saved)
      return nil
    }
    return StandardErrorRedirect(saved: saved)
  }

  deinit {
    dup2(saved, STDERR_FILENO)
    Descriptor.close(saved)
  }
}
