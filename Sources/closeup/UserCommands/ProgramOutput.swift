import Strings
import Synchronization

/// Collects what a program prints: its beginning and its end, whatever lies between.
final class ProgramOutput: Sendable {
  /// What is kept of the beginning and of the end, in bytes.
  static let (headLimit, tailLimit) = (262_144, 16_384)

  private struct State {
    var head: [UInt8] = []
    var tail: [UInt8] = []
    /// Bytes between the two that are gone.
    var lost = 0
  }

  private let state = Mutex(State())

  func append(_ bytes: [UInt8]) {
    state.withLock { state in
      let room = Self.headLimit - state.head.count
      state.head += bytes.prefix(room)
      state.tail += bytes.dropFirst(room)
      let excess = state.tail.count - Self.tailLimit
      guard excess > 0 else { return }
      state.tail.removeFirst(excess)
      state.lost += excess
    }
  }

  /// All of it as text; a line says how much is left out.
  var text: String {
    state.withLock { state in
      let head = String(decoding: state.head, as: UTF8.self)
      let tail = String(decoding: state.tail, as: UTF8.self)
      guard state.lost > 0 else { return head + tail }
      return "\(head)\n\n\(Strings.Programs.leftOut(bytes: state.lost))\n\n\(tail)"
    }
  }
}
