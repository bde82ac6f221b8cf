import Strings

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The mirror's files on disk: owner-only, and opened by one process at a time.
enum MirrorFile {
  /// Held while a process opens the mirror, so that no two create or migrate it at once.
  struct Opening {
    fileprivate let descriptor: CInt

    func finish() {
      // Closing the descriptor releases the lock.
      if descriptor >= 0 { close(descriptor) }
    }
  }

  /// Makes the missing folders (0700) and the file (0600), and takes group and others off files that have looser modes.
  static func prepare(at path: String) throws(MirrorError) -> Opening {
    let folder = folder(of: path)
    try makeFolder(folder, for: path)
    // The folder is locked, not the file: SQLite's own locks on a file vanish when any descriptor of it is closed.
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    if descriptor >= 0 {
      while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
    }
    let opening = Opening(descriptor: descriptor)
    do {
      try makeOwnerOnlyFile(at: path)
    } catch {
      opening.finish()
      throw error
    }
    return opening
  }

  static func makeTemporaryFolder() throws(MirrorError) -> String {
    let root = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(root)/closeup-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw .cannotOpen(root, detail: lastError()) }
    return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  static func remove(mirror path: String, folder: String) {
    for suffix in suffixes { unlink(path + suffix) }
    rmdir(folder)
  }

  /// The file beside the mirror whose locks tell which senders of the outbox are alive. It stays empty.
  ///
  /// It is found by the mirror's real path, as SQLite finds its own: two names of one mirror must not have two.
  static func ownersFile(ofMirror path: String) -> String {
    guard let real = realpath(path, nil) else { return path + ownersSuffix }
    defer { free(real) }
    return String(cString: real) + ownersSuffix
  }

  private static let ownersSuffix = "-outbox"
  private static let suffixes = ["", "-wal", "-shm", "-journal", ownersSuffix]

  private static func makeFolder(_ folder: String, for path: String) throws(MirrorError) {
    if mkdir(folder, 0o700) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, case let parent = self.folder(of: folder), parent != folder else {
      throw .cannotOpen(path, detail: lastError())
    }
    try makeFolder(parent, for: path)
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw .cannotOpen(path, detail: lastError()) }
  }

  private static func makeOwnerOnlyFile(at path: String) throws(MirrorError) {
    // SQLite gives -wal and -shm the mode of the file, so making it first settles all three.
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor >= 0 {
      close(descriptor)
      return
    }
    guard errno == EEXIST else { throw .cannotOpen(path, detail: lastError()) }
    for suffix in suffixes {
      var information = stat()
      guard stat(path + suffix, &information) == 0, information.st_mode & 0o077 != 0 else { continue }
      guard information.st_mode & S_IFMT == S_IFREG else {
        throw .cannotOpen(path, detail: Strings.MirrorErrors.notAFile(path + suffix))
      }
      guard chmod(path + suffix, 0o600) == 0 else { throw .cannotOpen(path, detail: lastError()) }
    }
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func lastError() -> String { String(cString: strerror(errno)) }
}
