import Canvas

/// Sequences that are one key, in the dialects of xterm, rxvt, the Linux console and kitty.
enum KeySequences {
  /// The key of a `CSI` sequence; nil for all that is none: replies, mouse reports, key releases, the unknown.
  static func key(_ sequence: ControlSequence) -> Key? {
    guard !sequence.isPrivate, !sequence.hasIntermediates else { return nil }
    switch sequence.final {
    case UInt8(ascii: "~"): return numbered(sequence)
    case UInt8(ascii: "u"): return kitty(sequence)
    case UInt8(ascii: "^"): return rxvt(sequence, .control)
    case UInt8(ascii: "$"): return rxvt(sequence, .shift)
    case UInt8(ascii: "@"): return rxvt(sequence, [.control, .shift])
    case UInt8(ascii: "Z"): return Key(.tab, .shift)
    default: break
    }
    if sequence.parameters.isEmpty, let code = KeyNames.lowercaseArrow(sequence.final) { return Key(code, .shift) }
    guard let code = KeyNames.letter(sequence.final), isKeyLetter(sequence) else { return nil }
    // Old terminals gave the modifiers alone: `CSI 5 C`.
    return modified(code, sequence, at: sequence.parameters.count > 1 ? 1 : 0)
  }

  /// The key of an `SS3` sequence.
  static func key(ss3 final: UInt8, parameters: [UInt8]) -> Key? {
    if let code = KeyNames.letter(final) {
      let sequence = ControlSequence(body: parameters, final: final)
      return modified(code, sequence, at: max(0, sequence.parameters.count - 1))
    }
    if let code = KeyNames.keypad(final) { return Key(code) }
    return KeyNames.lowercaseArrow(final).map { Key($0, .control) }
  }

  /// A cursor position report, `CSI row ; column R`, looks like F3 with modifiers; only row 1 is ever a key.
  private static func isKeyLetter(_ sequence: ControlSequence) -> Bool {
    guard sequence.final == UInt8(ascii: "R") else { return true }
    guard sequence.parameters.count > 1 else { return true }
    return sequence.number(0) == 1 && (2...8).contains(sequence.number(1) ?? 0)
  }

  private static func numbered(_ sequence: ControlSequence) -> Key? {
    guard let number = sequence.number(0) else { return nil }
    if number == 27, let character = sequence.number(2) {
      // xterm's modifyOtherKeys.
      return modifiers(sequence.number(1) ?? 1).flatMap { key(codePoint: character, shifted: nil, $0) }
    }
    return KeyNames.number(number).flatMap { modified($0, sequence, at: 1) }
  }

  private static func rxvt(_ sequence: ControlSequence, _ modifiers: Key.Modifiers) -> Key? {
    guard sequence.parameters.count == 1, let number = sequence.number(0) else { return nil }
    return KeyNames.number(number).map { Key($0, modifiers) }
  }

  private static func kitty(_ sequence: ControlSequence) -> Key? {
    guard let code = sequence.number(0), !isRelease(sequence, at: 1),
      let modifiers = modifiers(sequence.number(1) ?? 1)
    else { return nil }
    if let functional = KeyNames.kitty(code) { return key(functional, modifiers) }
    return key(codePoint: code, shifted: sequence.number(0, sub: 1), modifiers)
  }

  private static func key(codePoint: Int, shifted: Int?, _ modifiers: Key.Modifiers) -> Key? {
    switch codePoint {
    case 8, 127: return Key(.backspace, modifiers)
    case 9: return Key(.tab, modifiers)
    case 13: return Key(.enter, modifiers)
    case 27: return Key(.escape, modifiers)
    default: break
    }
    guard let scalar = printable(codePoint) else { return nil }
    guard modifiers.contains(.shift) else { return Key(.character(Character(scalar)), modifiers) }
    let upper = String(scalar).uppercased()
    let character = shifted.flatMap(printable).map { Character($0) } ?? (upper.count == 1 ? Character(upper) : nil)
    return key(.character(character ?? Character(scalar)), modifiers)
  }

  /// Shift is part of a character, never beside it.
  private static func key(_ code: Key.Code, _ modifiers: Key.Modifiers) -> Key {
    if case .character = code { return Key(code, modifiers.subtracting(.shift)) }
    return Key(code, modifiers)
  }

  private static func printable(_ codePoint: Int) -> Unicode.Scalar? {
    guard codePoint >= 0x20, !(0x7F...0x9F).contains(codePoint), !(0xE000...0xF8FF).contains(codePoint) else {
      return nil
    }
    return UInt32(exactly: codePoint).flatMap(Unicode.Scalar.init)
  }

  private static func modified(_ code: Key.Code, _ sequence: ControlSequence, at index: Int) -> Key? {
    guard !isRelease(sequence, at: index) else { return nil }
    return modifiers(sequence.number(index) ?? 1).map { Key(code, $0) }
  }

  /// kitty: the third kind of event is a key let go.
  private static func isRelease(_ sequence: ControlSequence, at index: Int) -> Bool {
    sequence.number(index, sub: 1) == 3
  }

  /// One more than the bits shift 1, alt 2, control 4, super 8, hyper 16, meta 32, caps lock 64, num lock 128. nil with
  /// super or hyper: those belong to the window manager, and the plain key is not what was pressed.
  private static func modifiers(_ number: Int) -> Key.Modifiers? {
    let bits = max(number, 1) - 1
    guard bits & (8 | 16) == 0 else { return nil }
    var modifiers: Key.Modifiers = []
    if bits & 1 != 0 { modifiers.insert(.shift) }
    if bits & (2 | 32) != 0 { modifiers.insert(.alt) }
    if bits & 4 != 0 { modifiers.insert(.control) }
    return modifiers
  }
}
