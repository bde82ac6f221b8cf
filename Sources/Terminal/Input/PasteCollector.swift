/// Gathers the bytes of one bracketed paste up to its end marker.
struct PasteCollector: Sendable {
  private static let endMarker: [UInt8] = Array("\u{1B}[201~".utf8)

  /// Bytes kept; what is beyond is dropped, and the end marker still found.
  let limit: Int
  private var content: [UInt8] = []
  private var matched = 0

  init(limit: Int) { self.limit = limit }

  /// The text once the end marker is complete.
  mutating func push(_ byte: UInt8) -> String? {
    if byte == Self.endMarker[matched] {
      matched += 1
      guard matched == Self.endMarker.count else { return nil }
      defer {
        content = []
        matched = 0
      }
      return Self.normalised(content.count == limit ? Self.withoutTornEnd(content) : content[...])
    }
    // ESC is nowhere in the marker but at its start, so a failed match can only begin anew with this very byte.
    for index in 0..<matched { keep(Self.endMarker[index]) }
    matched = 0
    if byte == Self.endMarker[0] { matched = 1 } else { keep(byte) }
    return nil
  }

  private mutating func keep(_ byte: UInt8) {
    if content.count < limit { content.append(byte) }
  }

  /// Without the beginning of a character that the limit cut in two.
  private static func withoutTornEnd(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    guard let start = bytes.lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return bytes[...] }
    let length = bytes[start] < 0xC0 ? 1 : bytes[start] < 0xE0 ? 2 : bytes[start] < 0xF0 ? 3 : 4
    return start + length > bytes.count ? bytes[..<start] : bytes[...]
  }

  private static func normalised(_ bytes: ArraySlice<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      defer { previous = scalar }
      switch scalar.value {
      case 0x0D: text.append("\n")
      case 0x0A: if previous != "\r" { text.append("\n") }
      case 0x09: text.append("\t")
      case 0x00..<0x20, 0x7F...0x9F: break
      default: text.append(scalar)
      }
    }
    return String(text)
  }
}
