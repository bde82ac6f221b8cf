import Canvas
import TestSupport
import Testing

@testable import Terminal

@Suite struct InputDecoderFuzzTests {
  private static let pieces: [[UInt8]] =
    [
      "\u{1B}", "\u{1B}[", "\u{1B}]", "\u{1B}P", "\u{1B}_", "\u{1B}O", "\u{1B}\\", "[", "A", "~", "M", "u", "$", "R",
      ";",
      ":", "<", "?", "1", "27", "200~", "\u{1B}[200~", "\u{1B}[201~", "\u{1B}[M", "1;5", "é", "語", "\r", "\u{7}",
      "\u{18}", "999999999999", "\u{1B}[I", "\u{1B}[97;5u", "j",
    ].map { Array($0.utf8) } + [[0xC3], [0xE2, 0x82], [0xFF], [0x9B], [0x80]]

  private static func sequence(_ random: inout SeededGenerator) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<(1 + random.next() % 5) {
      if random.next() % 4 == 0 {
        bytes.append(UInt8(truncatingIfNeeded: random.next()))
      } else {
        bytes += pieces[Int(random.next() % UInt64(pieces.count))]
      }
    }
    return bytes
  }

  /// The same events however the bytes are split, nothing but characters and keys in them, and the decoder always
  /// comes back to listening.
  @Test(arguments: 0..<8)
  func anyBytes(part: Int) {
    let fuzzing = Fuzzing("InputDecoderFuzzTests", brief: 200_000, full: 5_200_000, part: part, of: 8)
    let failure = fuzzing.firstFailure { random in
      let bytes = Self.sequence(&random)
      let cut = random.next()
      guard Self.fault(bytes, cut) != nil else { return nil }
      let least = shrunk(bytes) { Self.fault($0, cut) != nil }
      return "\(Self.fault(least, cut) ?? "") by \(least)"
    }
    #expect(failure == nil)
  }

  private static func fault(_ bytes: [UInt8], _ cut: UInt64) -> String? {
    var whole = InputDecoder(pasteLimit: 32)
    let events = whole.feed(bytes)

    var split = InputDecoder(pasteLimit: 32)
    let cut = Int(cut % UInt64(bytes.count + 1))
    if split.feed(bytes[..<cut]) + split.feed(bytes[cut...]) != events { return "other events when cut at \(cut)" }

    if let event = events.first(where: { !isClean($0) }) { return "\(event)" }

    // The end of a paste, silence, and a key: whatever state came before, the key is heard.
    var rest = whole.feed("\u{1B}[201~".utf8)
    rest += whole.flush() + whole.abandon() + whole.feed("~~~x".utf8)
    return rest.last == .key(Key(.character("x"))) && whole.wait == .nothing ? nil : "deaf"
  }

  private static func isClean(_ event: InputEvent) -> Bool {
    switch event {
    case .focus, .mouse: return true
    case .paste(let text): return text.unicodeScalars.allSatisfy { $0 == "\n" || $0 == "\t" || isPrintable($0) }
    case .key(let key):
      guard case .character(let character) = key.code else { return true }
      return character.unicodeScalars.allSatisfy(isPrintable)
    }
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
  }

  @Test func everySplitIntoSingleBytes() throws {
    var random = SeededGenerator(seed: 99)
    for _ in 0..<5_000 {
      let bytes = Self.sequence(&random)
      var whole = InputDecoder()
      var single = InputDecoder()
      try #require(whole.feed(bytes) == bytes.flatMap { single.feed([$0]) }, "\(bytes)")
      try #require(whole.flush() + whole.abandon() == single.flush() + single.abandon(), "\(bytes)")
    }
  }
}
