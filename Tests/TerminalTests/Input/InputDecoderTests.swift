import Canvas
import Testing

@testable import Terminal

/// What `text` decodes to, silence included.
func decoded(_ text: String) -> [InputEvent] { decoded(Array(text.utf8)) }

func decoded(_ bytes: [UInt8]) -> [InputEvent] {
  var decoder = InputDecoder()
  return decoder.feed(bytes) + decoder.flush() + decoder.abandon()
}

private func key(_ code: Key.Code, _ modifiers: Key.Modifiers = []) -> InputEvent { .key(Key(code, modifiers)) }
private func character(_ character: Character, _ modifiers: Key.Modifiers = []) -> InputEvent {
  .key(Key(.character(character), modifiers))
}

@Suite struct InputDecoderTests {
  @Test(arguments: [
    ("a", Key(.character("a"))), ("G", Key(.character("G"))), (" ", Key(.character(" "))),
    ("\r", Key(.enter)), ("\t", Key(.tab)), ("\u{7F}", Key(.backspace)), ("\u{8}", Key(.backspace)),
    ("\u{1}", Key(.character("a"), .control)), ("\u{1A}", Key(.character("z"), .control)),
    ("\n", Key(.character("j"), .control)), ("\u{0}", Key(.character(" "), .control)),
    ("\u{1D}", Key(.character("]"), .control)), ("é", Key(.character("é"))), ("語", Key(.character("語"))),
    ("😀", Key(.character("😀"))), ("\u{1B}", Key(.escape)),
  ])
  func plainKeys(_ sent: String, _ expected: Key) {
    #expect(decoded(sent) == [.key(expected)])
  }

  @Test(arguments: [
    ("\u{1B}x", Key(.character("x"), .alt)), ("\u{1B}é", Key(.character("é"), .alt)),
    ("\u{1B}\r", Key(.enter, .alt)), ("\u{1B}\u{7F}", Key(.backspace, .alt)), ("\u{1B}\t", Key(.tab, .alt)),
    ("\u{1B}\u{3}", Key(.character("c"), [.alt, .control])), ("\u{1B}O", Key(.character("O"), .alt)),
    ("\u{1B}P", Key(.character("P"), .alt)), ("\u{1B}X", Key(.character("X"), .alt)),
    ("\u{1B}(", Key(.character("("), .alt)), ("\u{1B}\\", Key(.character("\\"), .alt)),
  ])
  func altPrefix(_ sent: String, _ expected: Key) {
    #expect(decoded(sent) == [.key(expected)])
  }

  @Test(
    arguments: [
      ("[A", .up), ("[B", .down), ("[C", .right), ("[D", .left), ("[H", .home), ("[F", .end),
      ("OA", .up), ("OB", .down), ("OC", .right), ("OD", .left), ("OH", .home), ("OF", .end),
      ("OP", .function(1)), ("OQ", .function(2)), ("OR", .function(3)), ("OS", .function(4)),
      ("[1~", .home), ("[2~", .insert), ("[3~", .delete), ("[4~", .end), ("[5~", .pageUp), ("[6~", .pageDown),
      ("[7~", .home), ("[8~", .end), ("[11~", .function(1)), ("[15~", .function(5)), ("[17~", .function(6)),
      ("[21~", .function(10)), ("[23~", .function(11)), ("[24~", .function(12)), ("[25~", .function(13)),
      ("[26~", .function(14)), ("[28~", .function(15)), ("[29~", .function(16)), ("[31~", .function(17)),
      ("[34~", .function(20)), ("[[A", .function(1)), ("[[E", .function(5)), ("[13u", .enter), ("[9u", .tab),
      ("[127u", .backspace), ("[27u", .escape), ("[57376u", .function(13)), ("[57387u", .function(24)),
      ("[57417u", .left), ("[57426u", .delete), ("[57414u", .enter), ("[97u", .character("a")),
      ("[57400u", .character("1")), ("OM", .enter), ("Oj", .character("*")), ("Oy", .character("9")),
      ("[1;1:2A", .up), ("[1;129A", .up),
    ] as [(String, Key.Code)])
  func sequences(_ sent: String, _ expected: Key.Code) {
    #expect(decoded("\u{1B}" + sent) == [key(expected)])
  }

  @Test(arguments: [
    ("[1;2A", Key(.up, .shift)), ("[1;3B", Key(.down, .alt)), ("[1;5C", Key(.right, .control)),
    ("[1;8D", Key(.left, [.shift, .alt, .control])), ("[1;33A", Key(.up, .alt)), ("[3;5~", Key(.delete, .control)),
    ("[5;2~", Key(.pageUp, .shift)), ("[1;5P", Key(.function(1), .control)), ("[1;2R", Key(.function(3), .shift)),
    ("[5C", Key(.right, .control)), ("O5P", Key(.function(1), .control)), ("O1;2S", Key(.function(4), .shift)),
    ("[Z", Key(.tab, .shift)), ("[a", Key(.up, .shift)), ("Od", Key(.left, .control)),
    ("[3$", Key(.delete, .shift)), ("[3^", Key(.delete, .control)), ("[7@", Key(.home, [.control, .shift])),
    ("\u{1B}[A", Key(.up, .alt)), ("\u{1B}OA", Key(.up, .alt)), ("\u{1B}[3~", Key(.delete, .alt)),
    ("[97;5u", Key(.character("a"), .control)), ("[105;5u", Key(.character("i"), .control)),
    ("[97;2u", Key(.character("A"))), ("[97:65;2u", Key(.character("A"))), ("[49:33;2u", Key(.character("!"))),
    ("[97;6u", Key(.character("A"), .control)), ("[13;2u", Key(.enter, .shift)), ("[27;3u", Key(.escape, .alt)),
    ("[91;3u", Key(.character("["), .alt)), ("[97;65u", Key(.character("a"))), ("[97;1:2u", Key(.character("a"))),
    ("[27;5;105~", Key(.character("i"), .control)), ("[27;2;13~", Key(.enter, .shift)),
  ])
  func modifiedSequences(_ sent: String, _ expected: Key) {
    #expect(decoded("\u{1B}" + sent) == [.key(expected)])
  }

  @Test(arguments: [
    "[?62;22c", "[>1;4000;0c", "[12;40R", "[1;40R", "[?2026;2$y", "[4;1$y", "[?1u", "[8;24;80t", "[0n", "[999z",
    "]11;rgb:0000/0000/0000\u{7}", "]11;rgb:ffff/ffff/ffff\u{1B}\\", "]52;c;SGVsbG8=\u{7}", "P>|XTerm(390)\u{1B}\\",
    "P1+r524742=38\u{1B}\\", "_Gi=1;OK\u{1B}\\", "P\u{1B}\\",
    "[<64;10;20m", "[<66;10;20M", "[<35;10;20M", "[<128;10;20M", "[<0;0;20M", "[<0;10M", "[<0;1;2;3M", "[32;10;20M",
    "[M !!", "[97;1:3u", "[1;1:3A", "[3;1:3~", "[57441u", "[97;9u", "[201~",
    "[1;5\u{18}", "Oz", "[[Z",
  ])
  func swallowedWhole(_ sent: String) {
    #expect(decoded("\u{1B}" + sent + "j") == [character("j")])
  }

  @Test func swallowsASequenceLongerThanAnyKey() {
    #expect(decoded("\u{1B}[" + String(repeating: "1;", count: 500) + "Ax") == [character("x")])
    #expect(decoded("\u{1B}]" + String(repeating: "x", count: 100_000) + "\u{7}x") == [character("x")])
  }

  @Test func focus() {
    #expect(decoded("\u{1B}[I\u{1B}[O") == [.focus(true), .focus(false)])
  }

  @Test func escapeBeforeASequenceThatIsNoKeyIsAKey() {
    #expect(decoded("\u{1B}\u{1B}[I") == [key(.escape), .focus(true)])
    #expect(decoded("\u{1B}\u{1B}[200~x\u{1B}[201~") == [key(.escape), .paste("x")])
    #expect(decoded("\u{1B}\u{1B}]0;x\u{7}") == [key(.escape)])
    #expect(decoded("\u{1B}\u{1B}") == [key(.escape), key(.escape)])
    #expect(decoded("\u{1B}\u{1B}j") == [key(.escape), character("j", .alt)])
  }

  @Test func aTornSequenceDoesNotEatWhatIsTyped() {
    #expect(decoded("\u{1B}[1;\rx") == [key(.enter), character("x")])
    #expect(decoded("\u{1B}]11;rgb:\u{3}x") == [character("c", .control), character("x")])
    #expect(decoded("\u{1B}[1\u{1B}[B") == [key(.down)])
    #expect(decoded("\u{1B}]11\u{1B}[B") == [key(.down)])
    #expect(decoded("\u{1B}[1é") == [character("é")])
  }
}

@Suite struct InputDecoderUTF8Tests {
  @Test(
    arguments: [
      ([0xFF], 1), ([0xC0, 0x80], 2), ([0xE2, 0x82], 1), ([0xED, 0xA0, 0x80], 3), ([0xF5], 1), ([0x80], 1),
      ([0xF0, 0x9F, 0x98], 1), ([0xC2, 0x9B], 1), ([0x9B, 0x41], 1),
    ] as [([UInt8], Int)])
  func illFormedBytesAreDroppedVisibly(_ bytes: [UInt8], _ replacements: Int) {
    let events = decoded(bytes)
    #expect(events.filter { $0 == character("\u{FFFD}") }.count == replacements)
    #expect(events.count == replacements + (bytes.last == 0x41 ? 1 : 0))
  }

  @Test func aCharacterTornByAKeyIsReplacedAndTheKeyKept() {
    #expect(decoded([0xE2, 0x82, 0x1B, 0x5B, 0x41]) == [character("\u{FFFD}"), key(.up)])
  }

  @Test func aCharacterMayComeByteForByte() {
    var decoder = InputDecoder()
    var events: [InputEvent] = []
    for byte in "\u{1B}語".utf8 { events += decoder.feed([byte]) }
    #expect(events == [character("語", .alt)])
    #expect(decoder.wait == .nothing)
  }
}

@Suite struct InputDecoderPasteTests {
  private func paste(_ content: String) -> [InputEvent] { decoded("\u{1B}[200~" + content + "\u{1B}[201~") }

  @Test(arguments: [
    ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"), ("a\tb", "a\tb"), ("", ""), ("\r\r\n\n", "\n\n\n"),
    ("a\u{1B}[31mb\u{7}\u{0}\u{9B}c\u{7F}", "a[31mbc"), ("é語😀", "é語😀"),
    ("ends in \u{1B}", "ends in "), ("ends in \u{1B}[20", "ends in [20"), ("\u{1B}[200~", "[200~"),
    ("\u{1B}\u{1B}[201", "[201"),
  ])
  func isOneEvent(_ content: String, _ expected: String) {
    #expect(paste(content) == [.paste(expected)])
  }

  @Test func neverRunsAsKeys() {
    var decoder = InputDecoder()
    #expect(decoder.feed("\u{1B}[200~dd\r".utf8) == [])
    #expect(decoder.wait == .nothing)
    #expect(decoder.flush() + decoder.abandon() == [])
    #expect(decoder.feed("q\u{1B}[201~k".utf8) == [.paste("dd\nq"), character("k")])
  }

  @Test func isCutAtItsLimitAndStillEnds() {
    var decoder = InputDecoder(pasteLimit: 10)
    let events = decoder.feed(("\u{1B}[200~" + String(repeating: "x", count: 1000) + "\u{1B}[201~j").utf8)
    #expect(events == [.paste("xxxxxxxxxx"), character("j")])
  }

  @Test func isNotCutInsideACharacter() {
    var decoder = InputDecoder(pasteLimit: 4)
    #expect(decoder.feed("\u{1B}[200~語語\u{1B}[201~".utf8) == [.paste("語")])
  }
}

@Suite struct InputDecoderSilenceTests {
  @Test func aLoneEscapeIsAKeyOnceTimeHasPassed() {
    var decoder = InputDecoder()
    #expect(decoder.feed([0x1B]) == [])
    #expect(decoder.wait == .escape)
    #expect(decoder.abandon() == [])
    #expect(decoder.flush() == [key(.escape)])
    #expect(decoder.wait == .nothing)
    #expect(decoder.flush() == [])
  }

  @Test(arguments: ["[", "[1;", "]11;rgb", "[M!", "P>|", "[["])
  func aSequenceOutlastsTheEscapeDelay(_ begun: String) {
    var decoder = InputDecoder()
    _ = decoder.feed(("\u{1B}" + begun).utf8)
    #expect(decoder.wait == .sequence)
    #expect(decoder.flush() == [])
    #expect(decoder.abandon() == [])
    #expect(decoder.feed("j".utf8) == [character("j")])
  }

  @Test func aReplyTornRightAfterItsEscapeIsNotTyped() {
    var decoder = InputDecoder()
    _ = decoder.feed([0x1B])
    _ = decoder.flush()
    #expect(decoder.feed("[?62;22c".utf8) == [])
    #expect(decoder.feed("j".utf8) == [character("j")])
  }

  @Test func aPasteTornRightAfterItsEscapeIsAPaste() {
    var decoder = InputDecoder()
    _ = decoder.feed([0x1B])
    _ = decoder.flush()
    #expect(decoder.feed("[200~dd\u{1B}[201~".utf8) == [.paste("dd")])
  }

  @Test func aBracketTypedAfterEscapeIsAKey() {
    var decoder = InputDecoder()
    _ = decoder.feed([0x1B])
    _ = decoder.flush()
    #expect(decoder.feed("[".utf8) == [])
    #expect(decoder.wait == .escape)
    #expect(decoder.flush() == [character("[")])
    #expect(decoder.feed("A".utf8) == [character("A")])
  }
}
