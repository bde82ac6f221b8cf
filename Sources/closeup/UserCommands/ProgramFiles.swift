import Foundation

/// What a run of a program needs of files: the record for its standard input, and what it complains of.
///
/// Files rather than pipes: a program need not read its input, and what it leaves running keeps nobody waiting.
struct ProgramFiles: Sendable {
  private static let prefix = "program-"

  private let folder: String

  /// Puts them into a folder of their own in `parent`, for the user alone. What runs have left there that were killed
  /// goes.
  init(input: String, in parent: String) throws {
    Self.sweep(parent)
    folder = "\(parent)/\(Self.prefix)\(getpid())-\(UUID().uuidString.prefix(8))"
    guard mkdir(folder, 0o700) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    do {
      try Data(input.utf8).write(to: URL(fileURLWithPath: self.input))
      try Data().write(to: URL(fileURLWithPath: errors))
    } catch {
      remove()
      throw error
    }
  }

  var input: String { folder + "/record.json" }
  var errors: String { folder + "/errors" }

  /// The end of what the program complained of.
  var complaints: String {
    guard let file = FileHandle(forReadingAtPath: errors) else { return "" }
    defer { try? file.close() }
    let size = (try? file.seekToEnd()) ?? 0
    try? file.seek(toOffset: size > 4096 ? size - 4096 : 0)
    return String(decoding: (try? file.read(upToCount: 4096)) ?? Data(), as: UTF8.self)
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  private static func sweep(_ parent: String) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? [] where name.hasPrefix(prefix) {
      guard let process = name.dropFirst(prefix.count).split(separator: "-").first.flatMap({ pid_t($0) }),
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      try? FileManager.default.removeItem(atPath: "\(parent)/\(name)")
    }
  }
}
