import Strings

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The text of a settings file.
struct SettingsFile {
  struct Failure: Error {
    var message: String
  }

  /// Larger files are refused: no hand-written settings come near it.
  static let maximumBytes = 1 << 20

  var text: String
  /// Whether somebody other than the owner may write the file, or owns it.
  var isWritableByOthers: Bool

  /// Why programs that the file names are not run; nil when nobody but the owner could have put them there. Whoever can
  /// write in its folder can put another file in its place, except in folders where only owners remove files.
  func reasonNotToRunCommands(at path: String) -> String? {
    if isWritableByOthers { return Strings.SettingsFiles.othersCanChange(chmod: path.shellQuoted) }
    var folders = [Self.folder(of: path)]
    if let real = realpath(path, nil) {
      let target = Self.folder(of: String(cString: real))
      free(real)
      if !folders.contains(target) { folders.append(target) }
    }
    for folder in folders {
      var status = stat()
      guard stat(folder, &status) == 0 else {
        return Strings.SettingsFiles.cannotBeLookedAt(folder.escapedForMessage)
      }
      if status.st_uid != geteuid(), status.st_uid != 0 {
        return Strings.SettingsFiles.folderOfAnotherUser(folder.escapedForMessage)
      }
      if status.st_mode & 0o022 != 0, status.st_mode & S_ISVTX == 0 {
        return Strings.SettingsFiles.othersCanReplace(chmod: folder.shellQuoted)
      }
    }
    return nil
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Reads a file; nil when there is none.
  static func read(_ path: String) throws(Failure) -> SettingsFile? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw Failure(message: Strings.SettingsFiles.unreadable(reason: String(cString: strerror(errno))))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Failure(message: Strings.SettingsFiles.noFile)
    }
    guard let bytes = FileBytes.all(of: descriptor, limit: maximumBytes) else {
      throw Failure(message: Strings.SettingsFiles.unreadableOrTooLarge)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(message: Strings.SettingsFiles.noText)
    }
    let isForeign = status.st_uid != geteuid() && status.st_uid != 0
    return SettingsFile(text: text, isWritableByOthers: isForeign || status.st_mode & 0o022 != 0)
  }
}
