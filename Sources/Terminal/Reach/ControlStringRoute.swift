/// What stands between the program and the terminal that its control strings are meant for.
public enum ControlStringRoute: Sendable, Hashable {
  case direct
  /// tmux keeps what it does not know, unless it is wrapped and `allow-passthrough` is on.
  case tmux
  /// GNU screen hands on what is wrapped, in pieces.
  case screen

  /// GNU screen takes at most 256 bytes of a string in old versions [screen, MAXSTR], its frame included.
  private static let screenPiece = 240

  /// The sequence as it has to be written to get through.
  func wrapping(_ sequence: [UInt8]) -> [UInt8] {
    let escape: UInt8 = 0x1B
    let end: [UInt8] = [escape, UInt8(ascii: "\\")]
    switch self {
    case .direct: return sequence
    case .tmux:
      let doubled = sequence.flatMap { $0 == escape ? [escape, escape] : [$0] }
      return [escape] + Array("Ptmux;".utf8) + doubled + end
    case .screen:
      return stride(from: 0, to: sequence.count, by: Self.screenPiece).flatMap { start in
        [escape, UInt8(ascii: "P")] + sequence[start..<min(start + Self.screenPiece, sequence.count)] + end
      }
    }
  }
}
