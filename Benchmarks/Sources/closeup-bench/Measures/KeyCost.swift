/// What a key, or what follows it, put on the wire.
struct KeyCost {
  var bytes: Int { content.count }
  /// Frames: what stands between the brackets of synchronized output. Each is a write of its own, see ``TracedWrites``.
  var frames: Int
  var content: [UInt8]

  init(_ burst: RunningProgram.Burst) {
    frames = burst.frames.count
    content = burst.bytes
  }

  init(frames: [ArraySlice<UInt8>]) {
    self.frames = frames.count
    content = frames.flatMap(\.self)
  }

  /// The bytes as text, control characters by name.
  var legible: String {
    String(decoding: content, as: UTF8.self).unicodeScalars.map { scalar in
      switch scalar {
      case "\u{1B}": "ESC"
      case "\r": "CR"
      case "\n": "LF"
      case "\u{8}": "BS"
      default: String(scalar)
      }
    }.joined()
  }
}
