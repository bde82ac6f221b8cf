import Strings

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Files and folders that nobody but the user may see.
enum OwnerOnly {
  /// Makes a folder and those above it, mode 0700. `closing` takes the rights of others away when it exists.
  static func makeFolder(_ path: String, closing: Bool) throws(FileError) {
    if mkdir(path, 0o700) == 0 { return }
    switch errno {
    case EEXIST: break
    case ENOENT:
      guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
        throw FileError(Strings.SettingsFiles.createFolder, path, code: ENOENT)
      }
      try makeFolder(String(path[..<slash]), closing: false)
      guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
        throw FileError(Strings.SettingsFiles.createFolder, path, code: errno)
      }
    default: throw FileError(Strings.SettingsFiles.createFolder, path, code: errno)
    }
    var status = stat()
    guard stat(path, &status) == 0 else { throw FileError(Strings.SettingsFiles.lookAt, path, code: errno) }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw FileError(Strings.SettingsFiles.use, path, reason: Strings.SettingsFiles.noFolder)
    }
    guard closing, status.st_mode & 0o077 != 0 else { return }
    guard chmod(path, 0o700) == 0 else { throw FileError(Strings.SettingsFiles.closeToOthers, path, code: errno) }
  }

  /// Writes a file whole or not at all: to a new file next to it, which then takes its place.
  ///
  /// The mode is 0600, or with `keepingMode` that of the file replaced. A symbolic link stays; its target is replaced.
  static func replace(_ path: String, with bytes: [UInt8], keepingMode: Bool) throws(FileError) {
    let target = resolved(path)
    let folder = target.lastIndex(of: "/").map { String(target[..<$0]) } ?? "."
    if !folder.isEmpty, folder != "." { try makeFolder(folder, closing: false) }
    var status = stat()
    let mode = keepingMode && stat(target, &status) == 0 ? status.st_mode & 0o777 : 0o600

    let temporary = "\(target).\(String(UInt64.random(in: .min ... .max), radix: 36)).new"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileError(Strings.SettingsFiles.write, path, code: errno) }
    let code = fill(descriptor, with: bytes, mode: mode)
    close(descriptor)
    guard code == 0, rename(temporary, target) == 0 else {
      let failure = code == 0 ? errno : code
      unlink(temporary)
      throw FileError(Strings.SettingsFiles.write, path, code: failure)
    }
    sync(folder: folder)
  }

  /// Returns an `errno` value, 0 when all is on disk.
  private static func fill(_ descriptor: Int32, with bytes: [UInt8], mode: mode_t) -> Int32 {
    guard fchmod(descriptor, mode) == 0 else { return errno }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return errno }
      rest = rest.dropFirst(count)
    }
    return fsync(descriptor) == 0 ? 0 : errno
  }

  /// Makes the rename last over a power cut. Not every file system can; the file is written all the same.
  private static func sync(folder: String) {
    let descriptor = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
