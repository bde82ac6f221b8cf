import CRM
import MirrorStore

extension [MirrorFault] {
  /// What helps, a line for each part that is affected.
  var advice: [String] {
    let parts = Set(map(\.part))
    var lines: [String] = []
    if parts.contains(.file) || parts.contains(.written) {
      lines.append(
        "It is set aside when closeup starts next, with the outbox and drafts saved; records are fetched again.")
    }
    if parts.contains(.rows) { lines.append("Records are mended by: closeup sync --full") }
    if parts.contains(.index) { lines.append("The search index is mended by: closeup mirror rebuild-index --fresh") }
    return lines
  }

  func json(of path: String) -> JSON {
    [
      "path": .string(path), "ok": .bool(isEmpty),
      "faults": .array(map { ["part": .string($0.part.rawValue), "words": .string($0.words)] }),
    ]
  }
}
