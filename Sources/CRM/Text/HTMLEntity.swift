/// Character references of HTML: numbers, and the names that notes and e-mails use.
enum HTMLEntity {
  private static let named: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–", "mdash": "—",
    "hellip": "…", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "laquo": "«", "raquo": "»",
    "bull": "•", "middot": "·", "copy": "©", "reg": "®", "trade": "™", "euro": "€", "pound": "£", "yen": "¥",
    "cent": "¢", "sect": "§", "para": "¶", "deg": "°", "times": "×", "divide": "÷", "plusmn": "±", "frac12": "½",
    "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "eacute": "é",
    "egrave": "è", "ecirc": "ê", "agrave": "à", "aacute": "á", "acirc": "â", "ccedil": "ç", "ntilde": "ñ",
    "oacute": "ó", "iacute": "í", "uacute": "ú", "oslash": "ø", "aring": "å", "aelig": "æ", "larr": "←",
    "rarr": "→", "shy": "", "zwnj": "\u{200C}", "zwj": "\u{200D}",
  ]

  /// The text for what stands between `&` and `;`; nil when it is no reference known here.
  static func decode(_ reference: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: reference, as: UTF8.self)
    guard text.hasPrefix("#") else { return named[text] }
    let digits = text.dropFirst()
    let value =
      digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
    guard let value, let scalar = Unicode.Scalar(value) else { return nil }
    // A control character has no meaning in HTML and only mischief in a terminal.
    return scalar.properties.generalCategory == .control && scalar != "\n" ? "" : String(scalar)
  }
}
