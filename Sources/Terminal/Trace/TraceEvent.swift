import Canvas
import Strings

/// One line of a trace: an event of asciicast, version 2 [docs.asciinema.org/manual/asciicast/v2].
struct TraceEvent: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    /// What went to the terminal, a frame at a time.
    case output([UInt8])
    /// What came from it.
    case input([UInt8])
    case resized(Size)
  }

  /// Since the beginning, in microseconds.
  var at: Int64
  var kind: Kind

  /// The first line.
  static func header(terminal: String, size: Size, startedAt: Int) -> [UInt8] {
    var line = Array(#"{"version": 2, "width": \#(size.width), "height": \#(size.height), "#.utf8)
    line += Array(#""timestamp": \#(startedAt), "title": "#.utf8)
    append(Strings.Traces.title, to: &line)
    line += Array(#", "env": {"TERM": "#.utf8)
    append(terminal, to: &line)
    return line + Array("}}\n".utf8)
  }

  /// Nothing for an event without text.
  var line: [UInt8] {
    let (code, text): (String, String) =
      switch kind {
      case .output(let bytes): ("o", String(decoding: bytes, as: UTF8.self))
      case .input(let bytes): ("i", String(decoding: bytes, as: UTF8.self))
      case .resized(let size): ("r", "\(size.width)x\(size.height)")
      }
    guard !text.isEmpty else { return [] }
    let micros = String(at % 1_000_000)
    let padded = String(repeating: "0", count: 6 - micros.count) + micros
    var line = Array(#"[\#(at / 1_000_000).\#(padded), "\#(code)", "#.utf8)
    Self.append(text, to: &line)
    return line + Array("]\n".utf8)
  }

  private static let digits = Array("0123456789abcdef".utf8)

  /// A JSON string.
  private static func append(_ text: String, to line: inout [UInt8]) {
    line.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: line += [0x5C, byte]
      case ..<0x20, 0x7F: line += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: line.append(byte)
      }
    }
    line.append(0x22)
  }
}

/// Cuts a stream of bytes between characters, so that each part is text by itself.
struct CharacterBoundary: Sendable {
  private var tail: [UInt8] = []

  /// What is whole of the stream so far, without what was given before.
  mutating func take(_ bytes: [UInt8]) -> [UInt8] {
    let all = tail + bytes
    var cut = all.count
    // A character has four bytes at most; its first says how many.
    for back in 1...3 where back <= all.count {
      let byte = all[all.count - back]
      if byte & 0xC0 == 0x80 { continue }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      if length > back { cut = all.count - back }
      break
    }
    tail = Array(all[cut...])
    return Array(all[..<cut])
  }
}
