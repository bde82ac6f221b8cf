/// Letters that count as the same when text is looked for: case, accents and widths make no difference.
enum SearchFolding {
  /// Appends the folded letter to `word`, in UTF-8; false when the scalar is no part of a word. A combining accent is part
  /// of a word and adds nothing.
  @inline(__always)
  static func append(_ scalar: Unicode.Scalar, to word: inout [UInt8]) -> Bool {
    let value = scalar.value
    if value < 0x80 {
      if (0x61...0x7A).contains(value) || (0x30...0x39).contains(value) {
        word.append(UInt8(value))
        return true
      }
      guard (0x41...0x5A).contains(value) else { return false }
      word.append(UInt8(value + 0x20))
      return true
    }
    return appendOther(scalar, to: &word)
  }

  private static func appendOther(_ scalar: Unicode.Scalar, to word: inout [UInt8]) -> Bool {
    let value = scalar.value
    if (0x300...0x36F).contains(value) { return true }
    // Full-width forms of ASCII.
    if (0xFF01...0xFF5E).contains(value), let plain = Unicode.Scalar(value - 0xFEE0) {
      return append(plain, to: &word)
    }
    guard isWordPart(scalar) else { return false }
    let lower = scalar.properties.changesWhenLowercased ? scalar.properties.lowercaseMapping.unicodeScalars : nil
    // Dotted capital I is the one letter that lowers to two characters; the first is its base.
    let letter = lower?.first ?? scalar
    if let spelled = spellings[letter.value] {
      word.append(contentsOf: spelled.utf8)
    } else {
      word.append(contentsOf: String(bases[letter.value] ?? letter).utf8)
    }
    return true
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .decimalNumber, .letterNumber:
      true
    default: false
    }
  }

  /// Whether words of this script stand side by side without spaces.
  static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0xE00: false
    case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF: true  // Thai, Lao, Burmese, Khmer
    case 0x1100...0x11FF, 0xAC00...0xD7AF: true  // Hangul: spaced, but names are looked for by their parts
    case 0x3005...0x3007, 0x3040...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF: true
    case 0xF900...0xFAFF, 0xFF66...0xFF9D, 0x20000...0x3FFFF: true
    default: false
    }
  }

  /// Letters that are typed as others where a keyboard lacks them.
  private static let spellings: [UInt32: String] = [
    0xDF: "ss", 0xE6: "ae", 0xF8: "o", 0x142: "l", 0x111: "d", 0xF0: "d", 0xFE: "th", 0x153: "oe", 0x131: "i",
    0x127: "h", 0x167: "t", 0x138: "k", 0x14B: "ng",
  ]

  private static let bases: [UInt32: Unicode.Scalar] = {
    var bases: [UInt32: Unicode.Scalar] = [:]
    for group in groups {
      guard let base = group.unicodeScalars.first else { continue }
      for accented in group.unicodeScalars.dropFirst() { bases[accented.value] = base }
    }
    return bases
  }()

  /// A letter, then its accented forms: the canonical decompositions of Unicode 14, and the final sigma.
  private static let groups = [
    "aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ", "bḃḅḇ", "cçćĉċčḉ", "dďḋḍḏḑḓ", "eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ", "fḟ", "gĝğġģǧǵḡ",
    "hĥȟḣḥḧḩḫẖ", "iìíîïĩīĭįǐȉȋḭḯỉị", "jĵǰ", "kķǩḱḳḵ", "lĺļľḷḹḻḽ", "mḿṁṃ", "nñńņňǹṅṇṉṋ",
    "oòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ", "pṕṗ", "rŕŗřȑȓṙṛṝṟ", "sśŝşšșṡṣṥṧṩ", "tţťțṫṭṯṱẗ",
    "uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự", "vṽṿ", "wŵẁẃẅẇẉẘ", "xẋẍ", "yýÿŷȳẏẙỳỵỷỹ", "zźżžẑẓẕ", "æǣǽ", "øǿ", "ſẛ", "ʒǯ",
    "αάἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ", "εέἐἑἒἓἔἕὲέ", "ηήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ", "ιΐίϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ", "οόὀὁὂὃὄὅὸό",
    "ρῤῥ", "σς", "υΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ", "ωώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ", "аӑӓ", "гѓ", "еѐёӗ", "жӂӝ", "зӟ", "ийѝӣӥ",
    "кќ", "оӧ", "уўӯӱӳ", "чӵ", "ыӹ", "эӭ", "ії", "ѵѷ", "әӛ", "өӫ",
  ]
}
