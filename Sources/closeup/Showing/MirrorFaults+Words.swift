import CRM
import MirrorStore
import Strings

extension [MirrorFault] {
  /// What helps, a line for each part that is affected.
  var advice: [String] {
    let parts = Set(map(\.part))
    var lines: [String] = []
    if parts.contains(.file) || parts.contains(.written) { lines.append(Strings.MirrorCommand.fileIsSetAside) }
    if parts.contains(.rows) { lines.append(Strings.MirrorCommand.mendRecords) }
    if parts.contains(.index) { lines.append(Strings.MirrorCommand.mendIndex) }
    return lines
  }

  func json(of path: String) -> JSON {
    [
      "path": .string(path), "ok": .bool(isEmpty),
      "faults": .array(map { ["part": .string($0.part.rawValue), "words": .string($0.words)] }),
    ]
  }
}
