import CRM
import Foundation
import MirrorStore
import Synchronization

/// A text while it is in the editor's hands: a file for the user alone, and beside it what the text is for.
///
/// The lock on the second tells whether the program that made it still runs. When it was killed, what the editor saved
/// becomes the draft at the next start.
final class EditedFile: Sendable {
  let path: String
  /// What the file held at first. Editors end the last line; without one here, some say so every time.
  let original: String
  private let endsLine: Bool
  private let descriptor: Int32
  private let isKept = Atomic(false)

  private static let prefix = "editing-"
  private static let suffix = ".txt"

  /// Puts `text` into a new file in `folder`.
  init(_ text: String, for draft: DraftKey, in folder: String) throws {
    path = "\(folder)/\(Self.prefix)\(UUID().uuidString.prefix(8))\(Self.suffix)"
    endsLine = text.isEmpty || text.hasSuffix("\n")
    original = endsLine ? text : text + "\n"
    descriptor = try Self.create(Self.labelPath(path), holding: try JSONEncoder().encode(draft))
    _ = flock(descriptor, LOCK_EX | LOCK_NB)
    close(try Self.create(path, holding: Data(original.utf8)))
  }

  deinit { close(descriptor) }

  /// What the file holds, without the line end that it was given; nil when it is gone or no UTF-8.
  var text: String? {
    guard let data = FileManager.default.contents(atPath: path),
      var text = String(validating: data, as: UTF8.self)
    else { return nil }
    if text.hasSuffix("\n"), !endsLine { text.removeLast() }
    return text
  }

  var isUnchanged: Bool { FileManager.default.contents(atPath: path) == Data(original.utf8) }

  /// The text is safe elsewhere. It stays only where it was to be kept.
  func remove() {
    if !isKept.load(ordering: .acquiring) { unlink(path) }
    unlink(Self.labelPath(path))
  }

  /// Leaves the text where it is, for the user to look at.
  func keep() { isKept.store(true, ordering: .releasing) }

  /// Makes drafts of what programs that were killed left in the hands of editors.
  static func adoptLeftovers(in folder: String, into mirror: MirrorStore) throws {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    where name.hasPrefix(prefix) && name.hasSuffix(suffix) {
      let path = "\(folder)/\(name)"
      let descriptor = open(labelPath(path), O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0,
        let label = FileManager.default.contents(atPath: labelPath(path)),
        let key = try? JSONDecoder().decode(DraftKey.self, from: label),
        let data = FileManager.default.contents(atPath: path), let text = String(validating: data, as: UTF8.self)
      else { continue }
      var draft = try mirror.draft(key) ?? Draft(key: key, texts: [:], savedAt: .now())
      draft.texts[.text] = text.hasSuffix("\n") ? String(text.dropLast()) : text
      draft.savedAt = .now()
      try mirror.saveDraft(draft)
      unlink(path)
      unlink(labelPath(path))
    }
  }

  private static func labelPath(_ path: String) -> String { path + ".draft" }

  private static func create(_ path: String, holding data: Data) throws -> Int32 {
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    try FileHandle(fileDescriptor: descriptor).write(contentsOf: data)
    return descriptor
  }
}
