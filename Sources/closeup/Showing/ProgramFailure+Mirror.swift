import MirrorStore
import Strings

extension ProgramFailure {
  /// What is the matter with the mirror, and what to do about it.
  init(_ error: MirrorError) {
    self.init(
      .failed, error.summary, details: error.detail.map { [Strings.Failures.sqliteSays($0)] } ?? [],
      hint: error.advice)
  }
}
