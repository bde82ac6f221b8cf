public import Canvas

/// Turns the bytes a terminal sends into events. Pure: how the bytes are split over reads makes no difference, and time
/// passes only when the caller says so.
///
/// Replies of the terminal, mouse reports in old forms and sequences it does not know are swallowed whole, however late or torn they
/// arrive; bytes that are no UTF-8 come out as U+FFFD.
///
/// Of the keys that legacy terminals cannot tell apart, Ctrl-H is Backspace, Ctrl-I is Tab and Ctrl-M is Enter; Alt-[,
/// Alt-] and Alt-_ begin sequences and are no keys. None of this holds in the kitty keyboard protocol, which the terminal
/// itself says is on or off, between the keys before and those after.
public struct InputDecoder: Sendable {
  /// What silence would settle.
  public enum Wait: Sendable, Hashable {
    /// Nothing is pending.
    case nothing
    /// An Escape that may be a key or the start of a sequence: call ``flush()`` after some 25 ms, 100 ms over a network.
    case escape
    /// A sequence that has begun: call ``abandon()`` after about a second, or its end was lost and eats what is typed.
    case sequence
  }

  enum State: Sendable {
    case ground
    case escape
    case controlSequence
    /// `CSI [`: one letter follows, F1 to F5 of the Linux console.
    case linuxFunctionKey
    case singleShift
    /// OSC, DCS or APC, swallowed up to its terminator.
    case string
    case stringEscape
    case x10Mouse
    case paste
    /// `[` right after an Escape was given out for lack of a sequence.
    case lateBracket
  }

  private static let longestBody = 64
  /// More than this nobody has asked for.
  private static let mostReplies = 16

  /// How many reports of a terminal's status have come, `CSI 0 n`: answers to ``LinePacing/question``.
  private(set) var statusReports = 0
  private(set) var state = State.ground
  /// One more Escape stood before the sequence: Alt in old terminals, or a key of its own.
  private var hasExtraEscape = false
  private var body: [UInt8] = []
  private var characters = UTF8Assembler()
  private var characterModifiers: Key.Modifiers = []
  /// `ESC P` with nothing after it may be Alt-P.
  private var stringMayBeKey = false
  private var mouseBytesLeft = 0
  private var escapeTimedOut = false
  /// The kitty keyboard protocol is on: Escape is a sequence like other keys, and its byte alone always begins one.
  private var isDisambiguated = false
  private var replies: [TerminalReply] = []
  private var pasteCollector: PasteCollector

  /// A paste longer than `pasteLimit` bytes is cut there.
  public init(pasteLimit: Int = 1 << 20) {
    pasteCollector = PasteCollector(limit: pasteLimit)
  }

  public var wait: Wait { isDisambiguated && legacyWait == .escape ? .sequence : legacyWait }

  private var legacyWait: Wait {
    switch state {
    case .ground: characters.isPending ? .sequence : .nothing
    case .escape, .singleShift, .lateBracket: .escape
    case .string, .stringEscape: stringMayBeKey ? .escape : .sequence
    case .controlSequence, .linuxFunctionKey, .x10Mouse: .sequence
    // Until its end marker a paste is a paste; were it given up, its rest would run as commands.
    case .paste: .nothing
    }
  }

  public mutating func feed(_ bytes: some Sequence<UInt8>) -> [InputEvent] {
    var events: [InputEvent] = []
    for byte in bytes { step(byte, &events) }
    return events
  }

  /// Hands over what the terminal has answered.
  public mutating func takeReplies() -> [TerminalReply] {
    defer { replies = [] }
    return replies
  }

  /// The time for ``Wait/escape`` has passed: what is pending was a key.
  public mutating func flush() -> [InputEvent] {
    guard wait == .escape else { return [] }
    var events: [InputEvent] = []
    switch state {
    case .escape:
      if hasExtraEscape { events.append(.key(Key(.escape))) }
      events.append(.key(Key(.escape)))
      escapeTimedOut = true
    case .singleShift: giveUpSingleShift(&events)
    case .lateBracket: events.append(.key(Key(.character("["))))
    default: giveUpString(&events)
    }
    toGround()
    return events
  }

  /// The time for ``Wait/sequence`` has passed: its end is not coming.
  public mutating func abandon() -> [InputEvent] {
    guard wait == .sequence else { return [] }
    if legacyWait == .escape {
      // A lone Escape all the same: this terminal, perhaps another than before, has the protocol off.
      isDisambiguated = false
      return flush()
    }
    var events: [InputEvent] = []
    switch state {
    case .ground: dropIncompleteCharacter(&events)
    case .stringEscape: giveUpString(&events)
    default: giveOutExtraEscape(&events)
    }
    toGround()
    return events
  }

  private mutating func step(_ byte: UInt8, _ events: inout [InputEvent]) {
    switch state {
    case .ground: ground(byte, modifiers: [], &events)
    case .escape: afterEscape(byte, &events)
    case .controlSequence: controlSequence(byte, &events)
    case .linuxFunctionKey: linuxFunctionKey(byte, &events)
    case .singleShift: singleShift(byte, &events)
    case .string: string(byte, &events)
    case .stringEscape:
      if byte == UInt8(ascii: "\\") { return toGround() }
      // A string is cut short by the sequence that follows it.
      if stringMayBeKey { appendStringKey(&events) }
      state = .escape
      afterEscape(byte, &events)
    case .x10Mouse:
      mouseBytesLeft -= 1
      if mouseBytesLeft == 0 { toGround() }
    case .paste:
      guard let text = pasteCollector.push(byte) else { return }
      events.append(.paste(text))
      toGround()
    case .lateBracket:
      if (0x20...0x7E).contains(byte) {
        beginControlSequence()
        controlSequence(byte, &events)
      } else {
        events.append(.key(Key(.character("["))))
        toGround()
        ground(byte, modifiers: [], &events)
      }
    }
  }
}

// MARK: Single characters

extension InputDecoder {
  private mutating func toGround() {
    state = .ground
    hasExtraEscape = false
    stringMayBeKey = false
    body.removeAll(keepingCapacity: true)
  }

  private mutating func ground(_ byte: UInt8, modifiers: Key.Modifiers, _ events: inout [InputEvent]) {
    if escapeTimedOut {
      escapeTimedOut = false
      // A sequence torn apart right after its Escape, or a bracket typed after one; its next byte tells.
      if byte == UInt8(ascii: "[") {
        state = .lateBracket
        return
      }
    }
    if !characters.isPending {
      if byte == 0x1B {
        state = .escape
        return
      }
      characterModifiers = modifiers
      if byte < 0x80 {
        events.append(.key(Self.key(ascii: byte, modifiers)))
        return
      }
    }
    switch characters.push(byte) {
    case .incomplete: break
    case .scalar(let scalar):
      let shown = (0x80...0x9F).contains(scalar.value) ? "\u{FFFD}" : scalar
      events.append(.key(Key(.character(Character(shown)), characterModifiers)))
    case .illFormed: appendReplacement(&events)
    case .illFormedBefore:
      appendReplacement(&events)
      ground(byte, modifiers: modifiers, &events)
    }
  }

  private mutating func dropIncompleteCharacter(_ events: inout [InputEvent]) {
    characters.reset()
    appendReplacement(&events)
  }

  private func appendReplacement(_ events: inout [InputEvent]) {
    events.append(.key(Key(.character("\u{FFFD}"), characterModifiers)))
  }

  private static func key(ascii byte: UInt8, _ modifiers: Key.Modifiers) -> Key {
    switch byte {
    case 0x00: Key(.character(" "), modifiers.union(.control))
    case 0x08, 0x7F: Key(.backspace, modifiers)
    case 0x09: Key(.tab, modifiers)
    case 0x0D: Key(.enter, modifiers)
    case 0x01...0x1A: Key(.character(Character(Unicode.Scalar(byte + 0x60))), modifiers.union(.control))
    case 0x1B: Key(.escape, modifiers)
    case 0x1C...0x1F: Key(.character(Character(Unicode.Scalar(byte + 0x40))), modifiers.union(.control))
    default: Key(.character(Character(Unicode.Scalar(byte))), modifiers)
    }
  }

  private mutating func afterEscape(_ byte: UInt8, _ events: inout [InputEvent]) {
    switch byte {
    case UInt8(ascii: "["): beginControlSequence()
    case UInt8(ascii: "O"): state = .singleShift
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"):
      giveOutExtraEscape(&events)
      state = .string
      stringMayBeKey = byte == UInt8(ascii: "P")
    case 0x1B:
      giveOutExtraEscape(&events)
      hasExtraEscape = true
    default:
      giveOutExtraEscape(&events)
      toGround()
      ground(byte, modifiers: .alt, &events)
    }
  }

  private mutating func giveOutExtraEscape(_ events: inout [InputEvent]) {
    if hasExtraEscape { events.append(.key(Key(.escape))) }
    hasExtraEscape = false
  }
}

// MARK: Sequences

extension InputDecoder {
  private mutating func beginControlSequence() {
    state = .controlSequence
    body.removeAll(keepingCapacity: true)
  }

  private mutating func controlSequence(_ byte: UInt8, _ events: inout [InputEvent]) {
    switch byte {
    case UInt8(ascii: "[") where body.isEmpty: state = .linuxFunctionKey
    case UInt8(ascii: "M") where body.isEmpty:
      giveOutExtraEscape(&events)
      state = .x10Mouse
      mouseBytesLeft = 3
    // A mode report has its `$` after two numbers; after one it ends a key of rxvt.
    case UInt8(ascii: "$") where !body.isEmpty && body.allSatisfy { (0x30...0x39).contains($0) }:
      finishControlSequence(byte, &events)
    case 0x20...0x3F: if body.count < Self.longestBody { body.append(byte) }
    case 0x40...0x7E: finishControlSequence(byte, &events)
    default: cutShort(by: byte, &events)
    }
  }

  private mutating func finishControlSequence(_ final: UInt8, _ events: inout [InputEvent]) {
    let sequence = ControlSequence(body: body, final: final)
    // A body that was cut is longer than that of any key.
    if body.count < Self.longestBody, let key = KeySequences.key(sequence) {
      append(key, &events)
      return toGround()
    }
    let mouse = body.first == UInt8(ascii: "<") ? MouseReport.event(sequence) : nil
    giveOutExtraEscape(&events)
    if let reply = TerminalReply(sequence, marker: body.first) { take(reply) }
    toGround()
    if let mouse { events.append(.mouse(mouse)) }
    guard !sequence.isPrivate, !sequence.hasIntermediates else { return }
    switch final {
    case UInt8(ascii: "I") where sequence.parameters.isEmpty: events.append(.focus(true))
    case UInt8(ascii: "O") where sequence.parameters.isEmpty: events.append(.focus(false))
    case UInt8(ascii: "~") where sequence.number(0) == 200: state = .paste
    case UInt8(ascii: "n"): statusReports &+= 1
    default: break
    }
  }

  private mutating func take(_ reply: TerminalReply) {
    if case .keyboardFlags(let flags) = reply { isDisambiguated = flags & 1 != 0 }
    if replies.count < Self.mostReplies { replies.append(reply) }
  }

  private func append(_ key: Key, _ events: inout [InputEvent]) {
    events.append(.key(hasExtraEscape ? Key(key.code, key.modifiers.union(.alt)) : key))
  }

  private mutating func linuxFunctionKey(_ byte: UInt8, _ events: inout [InputEvent]) {
    guard (0x20...0x7E).contains(byte) else { return cutShort(by: byte, &events) }
    if (0x41...0x45).contains(byte) {
      append(Key(.function(Int(byte - 0x40))), &events)
    } else {
      giveOutExtraEscape(&events)
    }
    toGround()
  }

  private mutating func singleShift(_ byte: UInt8, _ events: inout [InputEvent]) {
    switch byte {
    case 0x30...0x39, 0x3B: if body.count < Self.longestBody { body.append(byte) }
    case 0x20...0x7E:
      if let key = KeySequences.key(ss3: byte, parameters: body) {
        append(key, &events)
      } else {
        giveOutExtraEscape(&events)
      }
      toGround()
    default:
      giveUpSingleShift(&events)
      toGround()
      ground(byte, modifiers: [], &events)
    }
  }

  private mutating func giveUpSingleShift(_ events: inout [InputEvent]) {
    giveOutExtraEscape(&events)
    if body.isEmpty { events.append(.key(Key(.character("O"), .alt))) }
  }

  private mutating func string(_ byte: UInt8, _ events: inout [InputEvent]) {
    switch byte {
    case 0x07: toGround()
    case 0x1B: state = .stringEscape
    case 0x00..<0x20:
      if stringMayBeKey { appendStringKey(&events) }
      cutShort(by: byte, &events)
    default: stringMayBeKey = false
    }
  }

  private mutating func giveUpString(_ events: inout [InputEvent]) {
    if stringMayBeKey { appendStringKey(&events) }
    if state == .stringEscape { events.append(.key(Key(.escape))) }
  }

  private mutating func appendStringKey(_ events: inout [InputEvent]) {
    events.append(.key(Key(.character("P"), .alt)))
    stringMayBeKey = false
  }

  /// A byte that no sequence contains ends it: one that was torn must not eat what is typed after it.
  private mutating func cutShort(by byte: UInt8, _ events: inout [InputEvent]) {
    giveOutExtraEscape(&events)
    toGround()
    let isCancel = byte == 0x18 || byte == 0x1A
    if !isCancel { ground(byte, modifiers: [], &events) }
  }
}
