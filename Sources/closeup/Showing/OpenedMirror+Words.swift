import MirrorStore
import Strings

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
    Strings.MirrorDamage.setAside(
      path, isDamaged: cause == .damage, writes: rescue.writes, drafts: rescue.drafts,
      isIncomplete: rescue.isIncomplete)
  }
}

extension [MirrorFault] {
  /// What a check after a crash has found, in a line; nil when nothing.
  var crashWords: String? { first.map { Strings.MirrorDamage.crashed($0.words) } }
}
