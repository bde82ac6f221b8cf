/// Builds characters from bytes as they come, by the table of well-formed sequences [Unicode 16, table 3-7].
struct UTF8Assembler: Sendable {
  enum Step: Equatable {
    /// More bytes must follow.
    case incomplete
    case scalar(Unicode.Scalar)
    /// What came so far is no character; the byte itself has not been used.
    case illFormedBefore
    /// The byte can begin no character.
    case illFormed
  }

  private var value: UInt32 = 0
  private var missing = 0
  /// What the next byte may be.
  private var allowed: ClosedRange<UInt8> = 0x80...0xBF

  var isPending: Bool { missing > 0 }

  mutating func reset() { missing = 0 }

  mutating func push(_ byte: UInt8) -> Step {
    if missing > 0 {
      guard allowed.contains(byte) else {
        missing = 0
        return .illFormedBefore
      }
      value = value << 6 | UInt32(byte & 0x3F)
      missing -= 1
      allowed = 0x80...0xBF
      guard missing == 0 else { return .incomplete }
      return Unicode.Scalar(value).map { .scalar($0) } ?? .illFormed
    }
    allowed = 0x80...0xBF
    switch byte {
    case 0x00...0x7F: return .scalar(Unicode.Scalar(byte))
    case 0xC2...0xDF: return begin(byte & 0x1F, missing: 1)
    case 0xE0: allowed = 0xA0...0xBF
    case 0xED: allowed = 0x80...0x9F
    case 0xE1...0xEF: break
    case 0xF0: allowed = 0x90...0xBF
    case 0xF4: allowed = 0x80...0x8F
    case 0xF1...0xF3: break
    default: return .illFormed
    }
    return byte < 0xF0 ? begin(byte & 0x0F, missing: 2) : begin(byte & 0x07, missing: 3)
  }

  private mutating func begin(_ bits: UInt8, missing count: Int) -> Step {
    value = UInt32(bits)
    missing = count
    return .incomplete
  }
}
