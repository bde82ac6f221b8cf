#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension MirrorFile {
  /// How large a file is; 0 when there is none.
  static func bytes(of path: String) -> Int {
    var information = stat()
    return stat(path, &information) == 0 ? Int(information.st_size) : 0
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether the disk that a file is on, or would be on, has no room left for this user; false when it does not say.
  static func isDiskFull(at path: String) -> Bool {
    var information = statvfs()
    guard statvfs(path, &information) == 0 || statvfs(folder(of: path), &information) == 0 else { return false }
    return information.f_bavail == 0
  }

  static func name(ofFile path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  /// The path by which every name of one file is the same.
  static func realPath(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// What a folder holds; nothing when it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) { bytes in String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names
  }

  /// Makes an empty owner-only file where there is none.
  static func touch(_ path: String) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    if descriptor >= 0 { close(descriptor) }
  }

  static func delete(_ path: String) { unlink(path) }

  static func deleteDatabase(at path: String) { for suffix in databaseSuffixes { unlink(path + suffix) } }

  /// Renames a database that nobody has open, with its log. The log goes first: a file without its log is an older
  /// state of it, and a log without its file is nothing, but another file's log would be taken for its own.
  static func move(database path: String, to new: String) throws(MirrorError) {
    for suffix in databaseSuffixes.reversed() where rename(path + suffix, new + suffix) != 0 && errno != ENOENT {
      throw .cannotOpen(path, detail: String(cString: strerror(errno)))
    }
  }

  private static let databaseSuffixes = ["", "-wal", "-shm", "-journal"]
}
