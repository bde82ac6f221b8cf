import Strings

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file that holds an API key on its first line.
struct SecretFile {
  static let maximumBytes = 65_536

  let path: String

  init(path: String, home: String) {
    self.path = path.hasPrefix("~/") ? home + path.dropFirst() : path
  }

  /// Reads the key. Refuses a file that others could have read or written; looks at the open file, so that it cannot be
  /// exchanged in between.
  func read() throws(SecretError) -> Secret {
    let name = Strings.APIKeys.file(path.escapedForMessage)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      let code = errno
      throw SecretError(
        code == ENOENT ? .missing : .unreadable,
        Strings.APIKeys.unreadable(name, reason: String(cString: strerror(code))))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw SecretError(.unreadable, Strings.APIKeys.noFile(name))
    }
    guard status.st_uid == geteuid() else {
      throw SecretError(
        .unsafeFile, Strings.APIKeys.ofSomebodyElse(name, user: Int(status.st_uid)),
        advice: Strings.APIKeys.makeCopy)
    }
    guard status.st_mode & 0o077 == 0 else {
      throw SecretError(
        .unsafeFile, Strings.APIKeys.readableByOthers(name),
        advice: Strings.APIKeys.closeToOthers(chmod: path.shellQuoted))
    }
    guard let bytes = FileBytes.all(of: descriptor, limit: Self.maximumBytes) else {
      throw SecretError(.unreadable, Strings.APIKeys.unreadableOrTooLarge(name))
    }
    return try SecretSource.secret(in: String(decoding: bytes, as: UTF8.self), of: name)
  }
}

extension Secret {
  /// Writes the key to a file that only its owner may read, in place of the one at `path`. The file is there whole or
  /// not at all. Folders on the way are made for the owner only.
  public func write(to path: String) throws(FileError) {
    try OwnerOnly.replace(path, with: Array((reveal() + "\n").utf8), keepingMode: false)
  }
}
