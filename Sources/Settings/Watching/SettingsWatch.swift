#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Tells when settings files change, by a descriptor that becomes readable: nothing is ever looked at in turns.
///
/// Folders are watched, since editors write another file and put it in the place of the one that was.
public final class SettingsWatch {
  /// For poll(2).
  public let descriptor: Int32
  private var kernel: KernelWatch

  /// nil where the system has no watch left to give.
  public init?() {
    guard let kernel = KernelWatch() else { return nil }
    self.kernel = kernel
    descriptor = kernel.descriptor
  }

  deinit { kernel.end() }

  /// Watches these from now on, and nothing else; what is not there is left out. Of a file that is a link, what it leads
  /// to is watched as well.
  public func watch(folders: [String], files: [String]) { kernel.watch(folders: folders, files: files) }

  /// Takes what has happened since. Returns whether a settings file may have changed, as opposed to what editors keep
  /// beside it.
  public func takeChanges() -> Bool { kernel.takeChanges() }
}

/// The real path of a file, links followed; nil when it is not there.
func realPath(_ path: String) -> String? {
  guard let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(cString: resolved)
}
