/// Turns untrusted text into glyphs, one at a time, so that a long text costs only what is read of it.
///
/// Every character ends as a glyph that all terminals draw in the same number of columns, or is dropped:
/// - controls become their Unicode pictures, C1 controls, private use and unassigned characters U+FFFD;
/// - bidi controls and all that is invisible is dropped, except the right-to-left override, which is shown as U+FFFD;
/// - an emoji joined from several becomes the first of them, without skin tone; a flag its two letters;
/// - a combining mark without a base stands on a dotted circle, the fifth on one base is dropped;
/// - conjoining Hangul is composed.
struct GlyphReader: IteratorProtocol {
  enum Element {
    case glyph(Glyph)
    case tab
    case lineBreak
  }

  /// What line ends and tabs become.
  enum Controls {
    /// A picture, and a space: the text is one line.
    case pictured
    /// Elements of their own; CR LF is one line break.
    case separate
  }

  private var scalars: String.UnicodeScalarView.Iterator
  private var ahead: UInt32?
  private let controls: Controls

  init(_ text: String, controls: Controls) {
    scalars = text.unicodeScalars.makeIterator()
    ahead = scalars.next()?.value
    self.controls = controls
  }

  mutating func next() -> Element? {
    while let value = take() {
      if value >= 0x20, value < 0x7F { return .glyph(marked(Glyph(base: value))) }
      if value < 0xA0 { return control(value) }
      if controls == .separate, value == 0x2028 || value == 0x2029 { return .lineBreak }
      if let letter = Self.flagLetter(value) { return .glyph(marked(Glyph(base: letter))) }
      if let syllable = hangul(value) { return .glyph(marked(Glyph(base: syllable, wide: true))) }
      switch ScalarClass(of: value) {
      case .narrow: return .glyph(marked(Glyph(base: value)))
      case .wide: return .glyph(marked(Glyph(base: value, wide: true)))
      case .space: return .glyph(marked(.space))
      case .missing: return .glyph(marked(.replacement))
      case .mark:
        var glyph = Glyph(base: 0x25CC)
        glyph.add(mark: value)
        return .glyph(marked(glyph))
      case .dropped: continue
      }
    }
    return nil
  }

  private mutating func take() -> UInt32? {
    defer { ahead = scalars.next()?.value }
    return ahead
  }

  private mutating func control(_ value: UInt32) -> Element {
    switch (value, controls) {
    case (0x09, .pictured): return .glyph(marked(.space))
    case (0x09, .separate): return .tab
    case (0x0A, .separate): return .lineBreak
    case (0x0D, .separate):
      if ahead == 0x0A { _ = take() }
      return .lineBreak
    case (0x7F, _): return .glyph(marked(Glyph(base: 0x2421)))
    case (..<0x20, _): return .glyph(marked(Glyph(base: 0x2400 + value)))
    default: return .glyph(marked(.replacement))
    }
  }

  /// `glyph` with the marks that follow it, past everything invisible and past the rest of a joined emoji.
  private mutating func marked(_ glyph: Glyph) -> Glyph {
    var glyph = glyph
    while let value = ahead {
      if value < 0x300, value != 0xAD { break }
      switch ScalarClass(of: value) {
      case .mark:
        _ = take()
        glyph.add(mark: value)
      case .dropped:
        _ = take()
        let joins = value == 0x200D && ScalarClass.isPictograph(glyph.base.value)
        if joins, let joined = ahead, ScalarClass.isPictograph(joined) { _ = take() }
      default: return glyph
      }
    }
    return glyph
  }

  /// Terminals draw a pair of regional indicators as one flag or as two symbols; the letters they spell are certain.
  private static func flagLetter(_ value: UInt32) -> UInt32? {
    (0x1F1E6...0x1F1FF).contains(value) ? value - 0x1F1E6 + 0x41 : nil
  }

  /// The syllable that `value` begins, composed with the vowel and the final consonant that follow it.
  private mutating func hangul(_ value: UInt32) -> UInt32? {
    var syllable: UInt32
    if (0x1100...0x1112).contains(value), let vowel = ahead, (0x1161...0x1175).contains(vowel) {
      _ = take()
      syllable = 0xAC00 + ((value - 0x1100) * 21 + (vowel - 0x1161)) * 28
    } else if (0xAC00...0xD7A3).contains(value), (value - 0xAC00) % 28 == 0 {
      syllable = value
    } else {
      return nil
    }
    if let final = ahead, (0x11A8...0x11C2).contains(final) {
      _ = take()
      syllable += final - 0x11A7
    }
    return syllable
  }
}
