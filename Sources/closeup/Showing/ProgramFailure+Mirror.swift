import MirrorStore

extension ProgramFailure {
  /// What is the matter with the mirror, and what to do about it.
  init(_ error: MirrorError) {
    let detail = error.detail.map { "SQLite says: \($0)" }
    self.init(.failed, lines: [error.summary, detail, error.advice].compactMap(\.self))
  }
}
