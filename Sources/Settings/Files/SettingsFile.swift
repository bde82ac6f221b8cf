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

  /// Reads a file; nil when there is none.
  static func read(_ path: String) throws(Failure) -> SettingsFile? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw Failure(message: "cannot be read: \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Failure(message: "is not a file")
    }
    guard let bytes = FileBytes.all(of: descriptor, limit: maximumBytes) else {
      throw Failure(message: "cannot be read, or is larger than 1 MiB")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw Failure(message: "is not UTF-8 text") }
    let isForeign = status.st_uid != geteuid() && status.st_uid != 0
    return SettingsFile(text: text, isWritableByOthers: isForeign || status.st_mode & 0o022 != 0)
  }
}
