import MirrorStore

extension OpenedMirror {
  /// Opens the mirror, or fails in words.
  static func opening(_ path: String) throws(ProgramFailure) -> OpenedMirror {
    do {
      let opened = try OpenedMirror(path: path)
      OpenMirrors.add(opened.store)
      return opened
    } catch {
      throw ProgramFailure(error)
    }
  }
}

extension SetAside {
  /// What happened to the mirror that was there, in a line.
  var words: String {
    let why =
      switch cause {
      case .damage: "was damaged"
      case .migration: "of an older version could not be brought up to date"
      }
    var words = "The mirror \(why) and is set aside as \(path); records are fetched again. "
    words += "Saved: \(count(rescue.writes, "write")) of the outbox, \(count(rescue.drafts, "draft"))"
    words += rescue.isIncomplete ? "; more of them may be left there that could not be read." : "."
    return words
  }

  private func count(_ number: Int, _ what: String) -> String { "\(number) \(what)\(number == 1 ? "" : "s")" }
}

extension [MirrorFault] {
  /// What a check after a crash has found, in a line; nil when nothing.
  var crashWords: String? {
    guard let first else { return nil }
    return
      "The mirror was damaged when closeup or this machine went down: it is set aside at the next start. \(first.words)"
  }
}
