import Canvas
import Testing

@testable import Terminal

/// Keys over a line that is slow, and that tears what it carries: each piece comes later than the one before, and the
/// decoder's clock runs on between them.
@Suite struct TimedDecoderTests {
  /// A key of every kind, as terminals send it.
  private static let keys: [(sent: String, key: Key)] = [
    ("\u{1B}[A", Key(.up)), ("\u{1B}OB", Key(.down)), ("\u{1B}OP", Key(.function(1))),
    ("\u{1B}[15~", Key(.function(5))), ("\u{1B}[21~", Key(.function(10))), ("\u{1B}[6~", Key(.pageDown)),
    ("\u{1B}[1;5B", Key(.down, .control)), ("\u{1B}[Z", Key(.tab, .shift)), ("\u{1B}v", Key(.character("v"), .alt)),
    ("\u{1B}<", Key(.character("<"), .alt)), ("\u{1B}\r", Key(.enter, .alt)), ("語", Key(.character("語"))),
    ("\u{18}", Key(.character("x"), .control)), ("\u{1B}[27;5;105~", Key(.character("i"), .control)),
    ("\u{1B}[105;5u", Key(.character("i"), .control)), ("\u{1B}[13;5u", Key(.enter, .control)),
    ("\u{1B}[27u", Key(.escape)), ("\u{1B}[97;1:2u", Key(.character("a"))),
  ]

  /// Feeds pieces `gap` milliseconds apart, wakes at every deadline as the loop does, and lets silence follow.
  private func typed(_ pieces: [[UInt8]], gap: Int64, escapeDelay: Int = 100, after setup: String = "") -> [Key] {
    var decoder = TimedDecoder(escapeDelay: escapeDelay, pasteLimit: 1000)
    var events = decoder.feed(setup.utf8)
    var now: Int64 = 0
    for piece in pieces {
      now += gap
      // The loop sleeps until something is due, and reads before it settles what is due at the same moment.
      while let deadline = decoder.deadline, deadline < now { events += decoder.settle(at: deadline) }
      events += decoder.feed(piece)
      events += decoder.settle(at: now)
    }
    while let deadline = decoder.deadline { events += decoder.settle(at: deadline) }
    return events.compactMap { event in
      guard case .key(let key) = event else { return nil }
      return key
    }
  }

  private static func splits(_ bytes: [UInt8]) -> [[[UInt8]]] {
    let inTwo = bytes.indices.dropFirst().map { [Array(bytes[..<$0]), Array(bytes[$0...])] }
    return [[bytes], bytes.map { [$0] }] + inTwo
  }

  /// A line of 200 ms that tears sequences: the pieces follow each other sooner than Escape is waited upon over SSH.
  @Test func everySplitOfEveryKeyIsThatKey() {
    for (sent, key) in Self.keys {
      for pieces in Self.splits(Array(sent.utf8)) {
        #expect(typed(pieces, gap: 99) == [key], "\(key.code) as \(pieces)")
      }
    }
  }

  @Test func everySplitOfKeysInARowIsThoseKeys() {
    for (first, second) in zip(Self.keys, Self.keys.dropFirst() + Self.keys.prefix(1)) {
      for pieces in Self.splits(Array((first.sent + second.sent).utf8)) {
        #expect(typed(pieces, gap: 99) == [first.key, second.key], "\(pieces)")
      }
    }
  }

  @Test func escapeIsAKeyAfterItsWaitAndNotBefore() {
    #expect(typed([[0x1B], Array("j".utf8)], gap: 101) == [Key(.escape), Key(.character("j"))])
    #expect(typed([[0x1B], Array("j".utf8)], gap: 99) == [Key(.character("j"), .alt)])
    #expect(typed([[0x1B], [0x1B]], gap: 200) == [Key(.escape), Key(.escape)])
    var decoder = TimedDecoder(escapeDelay: 25, pasteLimit: 10)
    _ = decoder.feed([0x1B])
    #expect(decoder.settle(at: 1000) == [])
    #expect(decoder.deadline == 1025)
    #expect(decoder.settle(at: 1024) == [])
    #expect(decoder.settle(at: 1025) == [.key(Key(.escape))])
    #expect(decoder.deadline == nil, "nothing is left to wake for")
  }

  /// Where the terminal has confirmed the protocol, Escape needs no wait, and no gap makes an Escape of a torn key.
  @Test func inTheKittyProtocolOnlyTheTerminalSaysEscape() {
    for (sent, key) in Self.keys where sent != "\u{1B}v" && sent != "\u{1B}<" && sent != "\u{1B}\r" {
      for pieces in Self.splits(Array(sent.utf8)) {
        #expect(typed(pieces, gap: 900, after: "\u{1B}[?1u") == [key], "\(key.code) as \(pieces)")
      }
    }
    var decoder = TimedDecoder(escapeDelay: 100, pasteLimit: 10)
    _ = decoder.feed("\u{1B}[?1u".utf8)
    #expect(decoder.feed("\u{1B}[27u".utf8) == [.key(Key(.escape))])
    #expect(decoder.settle(at: 0) == [])
    #expect(decoder.deadline == nil)
  }

  @Test func theProtocolHoldsFromTheTerminalsWordToTheNext() {
    #expect(typed([Array("\u{1B}[?1u\u{1B}[?0u".utf8), [0x1B], Array("j".utf8)], gap: 150).first == Key(.escape))
    // Another terminal than the one that confirmed it: heard late once, and from then on as usual.
    let keys = typed([Array("\u{1B}[?1u".utf8), [0x1B], Array("j".utf8), [0x1B], Array("j".utf8)], gap: 1001)
    #expect(keys == [Key(.escape), Key(.character("j")), Key(.escape), Key(.character("j"))])
  }
}
