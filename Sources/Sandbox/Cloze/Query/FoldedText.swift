/// Text as searches compare it: lower case, without accents.
enum FoldedText {
  static func fold(_ text: some StringProtocol) -> String {
    var bytes: [UInt8] = []
    append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The words of a text, folded.
  static func words(_ text: some StringProtocol) -> [String] {
    fold(text).split { $0 == " " || $0 == "\t" || $0 == "," || $0 == "\"" }.map(String.init)
  }

  /// Appends the folded text in UTF-8.
  static func append(_ text: some StringProtocol, to bytes: inout [UInt8]) {
    for scalar in text.unicodeScalars {
      if scalar.value < 0x80 {
        let isUpper = scalar.value >= 0x41 && scalar.value <= 0x5A
        bytes.append(UInt8(scalar.value) + (isUpper ? 32 : 0))
      } else if scalar == "ß" {
        bytes += [0x73, 0x73]
      } else if let base = base(of: scalar) {
        bytes.append(base)
      } else if isCaseless(scalar) {
        UTF8.encode(scalar).map { bytes.append(contentsOf: $0) }
      } else if scalar.properties.generalCategory != .nonspacingMark {
        bytes.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
      }
    }
  }

  /// Hangul, kana and ideographs: neither case nor marks, so that looking them up can be saved.
  private static func isCaseless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30A0..<0xA000, 0xAC00..<0xD7A4: true
    default: false
    }
  }

  /// The plain letter under a Latin one with marks.
  private static func base(of scalar: Unicode.Scalar) -> UInt8? {
    let base: UInt8
    switch scalar.value {
    case 0xC0..<0x250: base = bases[Int(scalar.value - 0xC0)]
    case 0x1E00..<0x1F00: base = bases[Int(scalar.value - 0x1E00) + 0x190]
    default: return nil
    }
    return base == 0 ? nil : base
  }

  /// Read off the letters' names: LATIN SMALL LETTER E WITH ACUTE is an E. 0 for letters of their own.
  private static let bases: [UInt8] = (Array(0xC0..<0x250) + Array(0x1E00..<0x1F00)).map { value in
    guard let name = Unicode.Scalar(UInt32(value))?.properties.name else { return 0 }
    let words = name.split(separator: " ")
    guard words.count >= 5, words[0] == "LATIN", words[2] == "LETTER", words[4] == "WITH", words[3].count == 1 else {
      return 0
    }
    return words[3].lowercased().utf8.first ?? 0
  }
}
