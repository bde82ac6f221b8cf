import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Says that a process has the mirror open, until it lets go of this or ends in order. The mark of one that was killed, or went
/// down with the machine, stays behind and tells the next that the mirror is to be looked at.
///
/// It is an empty file beside the mirror, `mirror.sqlite-open-…`, on which its process holds a lock that the kernel takes
/// back: a mark without a lock is that of a dead process.
final class OpenMark: Sendable {
  private let file: String
  private let descriptor: CInt
  /// Marks of processes that ended without taking them away.
  private let left: [String]

  private init(file: String, descriptor: CInt, left: [String]) {
    self.file = file
    self.descriptor = descriptor
    self.left = left
  }

  deinit {
    Self.own.withLock { files in
      files.remove(file)
      unlink(file)
    }
    close(descriptor)
  }

  /// The marks of this process. One that ends in order need not have released its store.
  private static let own = Mutex<Set<String>>([])
  private static let unlinksAtExit: Void = {
    atexit { OpenMark.own.withLock { files in for file in files { unlink(file) } } }
  }()

  /// Whether a process that had the mirror open has ended without closing it, and nobody has checked the mirror since.
  var followsCrash: Bool { !left.isEmpty }

  /// The mirror was checked: what a crash left behind is no news any more.
  func finishCheck() { for mark in left { unlink(mark) } }

  /// Marks the mirror at `path` as open; nil where no mark can be made, such as on a full disk.
  static func make(forMirror path: String) -> OpenMark? {
    let prefix = MirrorFile.realPath(path) + suffix
    let left = marks(ofMirror: path).filter { !$0.isHeld }.map(\.file)
    let number = String(UInt64.random(in: .min ... .max), radix: 36)
    // It gets its name when it is locked already: without, it would be taken for that of a dead process.
    let file = prefix + number
    let unnamed = MirrorFile.realPath(path) + "-opening-" + number
    let descriptor = open(unnamed, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    guard ByteLock.take(0, of: descriptor), rename(unnamed, file) == 0 else {
      unlink(unnamed)
      close(descriptor)
      return nil
    }
    _ = unlinksAtExit
    own.withLock { _ = $0.insert(file) }
    return OpenMark(file: file, descriptor: descriptor, left: left)
  }

  /// Whether a living process has the mirror at `path` open.
  static func isHeld(forMirror path: String) -> Bool { marks(ofMirror: path).contains(where: \.isHeld) }

  private static let suffix = "-open-"

  private static func marks(ofMirror path: String) -> [(file: String, isHeld: Bool)] {
    let real = MirrorFile.realPath(path)
    let prefix = MirrorFile.name(ofFile: real) + suffix
    return MirrorFile.names(in: MirrorFile.folder(of: real)).filter { $0.hasPrefix(prefix) }.map { name in
      let file = MirrorFile.folder(of: real) + "/" + name
      let descriptor = open(file, O_RDWR | O_CLOEXEC)
      guard descriptor >= 0 else { return (file, errno != ENOENT) }
      defer { close(descriptor) }
      // When the system does not say, it counts as held: a check too few is better than a mirror moved away from under
      // a living process.
      return (file, ByteLock.isTaken(0, of: descriptor) ?? true)
    }
  }
}
