extension Glyph {
  /// The character of ASCII that comes nearest, for terminals without any others: lines of `-`, `|` and `+`, letters
  /// without their accents. nil where none is near enough.
  public var asciiForm: Unicode.Scalar? {
    if base.isASCII { return base }
    if let sign = Self.asciiSigns[base] { return sign }
    guard width == 1, let folded = Unicode.Scalar(LetterFolding.fold(base)) else { return nil }
    guard let letter = folded.isASCII ? folded : Self.asciiLetters[folded] else { return nil }
    return base.properties.isUppercase ? Unicode.Scalar(letter.value - 0x20) : letter
  }

  /// What the program itself draws, and the punctuation of printed text.
  private static let asciiSigns: [Unicode.Scalar: Unicode.Scalar] = [
    "─": "-", "│": "|", "┌": "+", "┐": "+", "└": "+", "┘": "+", "├": "+", "┤": "+", "┬": "+", "┴": "+", "┼": "+",
    "━": "=", "┃": "|", "═": "=", "║": "|", "▁": "_", "▏": "|", "▎": "|", "▌": "#", "█": "#", "▒": "#", "░": ".",
    "…": ".", "·": "-", "•": "*", "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "“": "\"", "”": "\"", "„": "\"",
    "‘": "'", "’": "'", "‚": "'", "«": "\"", "»": ">", "‹": "<", "›": ">", "×": "x", "✓": "v", "✔": "v", "✗": "x",
    "↑": "^", "↓": "v", "←": "<", "→": ">", "▲": "^", "▼": "v", "▶": ">", "◀": "<", "●": "*", "○": "o",
    "\u{A0}": " ", "\u{202F}": " ",
  ]

  /// Letters that are no accented form of another, in lower case.
  private static let asciiLetters: [Unicode.Scalar: Unicode.Scalar] = [
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "ß": "s", "æ": "a", "œ": "o", "þ": "t",
  ]
}
