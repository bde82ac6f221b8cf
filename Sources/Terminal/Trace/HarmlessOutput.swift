/// Lets through of recorded output what draws, and nothing else: a recording may come from anybody.
///
/// Text, cursor motion, erasing, scrolling, attributes, and the modes of a frame pass. Titles, the clipboard, questions
/// that the terminal would answer as if it were typing, and other programs' modes do not.
public struct HarmlessOutput: Sendable {
  private enum State: Sendable {
    case ground
    case escape
    case controlSequence
    /// OSC, DCS, APC, PM and SOS, dropped to their end.
    case string
    case stringEscape
    case characterSet
  }

  private static let longestSequence = 128
  /// Backspace, tab, line feed, return, and the shifts between character sets.
  private static let controls: Set<UInt8> = [0x08, 0x09, 0x0A, 0x0D, 0x0E, 0x0F]
  private static let finals = Set("@ABCDEFGHIJKLMPSTXZ`abdefmr".utf8)
  /// Wrapping, the cursor and its blinking, synchronized output.
  private static let modes: Set<String> = ["?7", "?12", "?25", "?2026", "?12;25", "4"]

  private var state = State.ground
  private var sequence: [UInt8] = []
  private var afterC2 = false

  public init() {}

  public mutating func filter(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var passed: [UInt8] = []
    for byte in bytes { step(byte, &passed) }
    return passed
  }

  private mutating func step(_ byte: UInt8, _ passed: inout [UInt8]) {
    switch state {
    case .ground: ground(byte, &passed)
    case .escape: escape(byte, &passed)
    case .controlSequence:
      sequence.append(byte)
      switch byte {
      case 0x1B: begin(.escape, with: byte)
      case 0x40...0x7E:
        if sequence.count <= Self.longestSequence, draws(sequence) { passed += sequence }
        state = .ground
      case 0x20...0x3F: break
      default: state = .ground
      }
    case .string:
      if byte == 0x07 || byte == 0x18 || byte == 0x1A { state = .ground }
      if byte == 0x1B { state = .stringEscape }
    case .stringEscape:
      if byte == 0x5C { state = .ground } else { escape(byte, &passed) }
    case .characterSet:
      // ASCII, or DEC's line drawing.
      if byte == UInt8(ascii: "B") || byte == UInt8(ascii: "0") { passed += [0x1B, 0x28, byte] }
      state = .ground
    }
  }

  private mutating func begin(_ next: State, with byte: UInt8) {
    state = next
    sequence = [byte]
  }

  private mutating func ground(_ byte: UInt8, _ passed: inout [UInt8]) {
    if afterC2 {
      afterC2 = false
      // U+0080 to U+009F are controls in eight bits.
      guard !(0x80...0x9F).contains(byte) else { return }
      passed.append(0xC2)
    }
    switch byte {
    case 0x1B: begin(.escape, with: byte)
    case 0xC2: afterC2 = true
    case ..<0x20: if Self.controls.contains(byte) { passed.append(byte) }
    case 0x7F: break
    default: passed.append(byte)
    }
  }

  private mutating func escape(_ byte: UInt8, _ passed: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "["):
      sequence = [0x1B, byte]
      state = .controlSequence
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
      state = .string
    case UInt8(ascii: "("): state = .characterSet
    case 0x1B: state = .escape
    // Index, reverse index, save and restore the cursor, the keypad's modes.
    case UInt8(ascii: "D"), UInt8(ascii: "M"), UInt8(ascii: "7"), UInt8(ascii: "8"), UInt8(ascii: "="),
      UInt8(ascii: ">"):
      passed += [0x1B, byte]
      state = .ground
    default: state = .ground
    }
  }

  private func draws(_ sequence: [UInt8]) -> Bool {
    guard let final = sequence.last else { return false }
    let body = sequence.dropFirst(2).dropLast()
    if final == UInt8(ascii: "h") || final == UInt8(ascii: "l") {
      return Self.modes.contains(String(decoding: body, as: UTF8.self))
    }
    return Self.finals.contains(final) && body.allSatisfy { (0x30...0x3B).contains($0) }
  }
}
