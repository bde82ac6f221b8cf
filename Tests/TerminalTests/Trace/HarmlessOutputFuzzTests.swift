import TestSupport
import Testing

@testable import Terminal

@Suite struct HarmlessOutputFuzzTests {
  /// The same however the bytes are split, and never more than went in.
  @Test func anyBytes() {
    let pieces: [[UInt8]] =
      ["\u{1B}", "\u{1B}[", "\u{1B}]", "\u{1B}P", "\u{1B}\\", "?25h", "5n", "m", "é", "\u{7}", ";1"]
      .map { Array($0.utf8) } + [[0x9B], [0xC2], [0x9B], [0x18]]
    let fuzzing = Fuzzing("HarmlessOutputFuzzTests", brief: 20_000, full: 500_000)
    let failure = fuzzing.firstFailure { random in
      let bytes = (0..<8).flatMap { _ in pieces.randomElement(using: &random)! }
      var whole = HarmlessOutput()
      var split = HarmlessOutput()
      let passed = whole.filter(bytes)
      let cut = Int.random(in: 0...bytes.count, using: &random)
      if split.filter(bytes[..<cut]) + split.filter(bytes[cut...]) != passed { return "another result by \(bytes)" }
      if readable(passed).contains("␛[5n") || readable(passed).contains("␛]") { return "harm by \(bytes)" }
      return nil
    }
    #expect(failure == nil)
  }
}
