/// What the attribute sequences sent so far have set, and the shortest way from one such state to another.
struct SentLook: Equatable {
  /// Bold, dim, italic, underline, reverse by their numbers, as bits.
  private var attributes: UInt16 = 0
  /// The parameters that set it; nil for the terminal's own.
  private var foreground: ArraySlice<UInt8>?
  private(set) var background: ArraySlice<UInt8>?
  /// Parameters of other meaning, in their order: only a reset takes them back.
  private var others: [ArraySlice<UInt8>] = []

  static let plain = SentLook()

  static func == (left: SentLook, right: SentLook) -> Bool {
    left.attributes == right.attributes && same(left.foreground, right.foreground)
      && same(left.background, right.background) && left.others.elementsEqual(right.others) { same($0, $1) }
  }

  private static func same(_ one: ArraySlice<UInt8>?, _ other: ArraySlice<UInt8>?) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    return one.elementsEqual(other)
  }

  var isPlain: Bool { self == .plain }

  /// Whether it is a background and nothing else but a foreground.
  var isBackdrop: Bool { background != nil && attributes == 0 && others.isEmpty }

  /// Whether a blank that is written looks as one that is erased, where erasing keeps the background.
  var erasesLikeBlanks: Bool { attributes & (1 << 4 | 1 << 7) == 0 && others.isEmpty }

  /// Takes the parameters of one sequence.
  mutating func apply(_ parameters: ArraySlice<UInt8>) {
    var words = parameters.split(separator: 0x3B, omittingEmptySubsequences: false)[...]
    while let word = words.popFirst() {
      let number = Int(String(decoding: word.prefix { $0 != 0x3A }, as: UTF8.self)) ?? 0
      let setting = words.prefix(word.contains(0x3A) ? 0 : Self.followers(of: number, next: words.first))
      words = words.dropFirst(setting.count)
      let whole = parameters[word.startIndex..<(setting.last ?? word).endIndex]
      switch number {
      case 0: self = .plain
      case 1, 2, 3, 4, 7: attributes |= 1 << number
      case 22: attributes &= ~(1 << 1 | 1 << 2)
      case 23, 24, 27: attributes &= ~(1 << (number - 20))
      case 30...38, 90...97: foreground = whole
      case 39: foreground = nil
      case 40...48, 100...107: background = whole
      case 49: background = nil
      default: others.append(whole)
      }
    }
  }

  /// `38;5;n` and `38;2;r;g;b` (and 48, 58) are one setting; a 0 inside is no reset.
  private static func followers(of number: Int, next: ArraySlice<UInt8>?) -> Int {
    guard [38, 48, 58].contains(number), next?.count == 1 else { return 0 }
    switch next?.first {
    case 0x35: return 2
    case 0x32: return 4
    default: return 0
    }
  }

  // MARK: The way from one to another

  /// The parameters that lead here from `earlier`, nil standing for a look that is not known; nil when nothing is to be
  /// sent, empty for a mere reset. `canTakeBack` says whether the terminal takes single attributes back.
  func parameters(from earlier: SentLook?, canTakeBack: Bool, _ slots: PaletteSlots?) -> [UInt8]? {
    if self == earlier { return nil }
    let whole = (isPlain ? [] : ["0"]) + settings(since: .plain, slots)
    let reset = whole.joined(separator: ";")
    guard let earlier, let change = change(since: earlier, canTakeBack: canTakeBack, slots) else {
      return Array(reset.utf8)
    }
    return Array((change.utf8.count < reset.utf8.count || earlier.isPlain ? change : reset).utf8)
  }

  /// Without a reset; nil when that is not possible.
  private func change(since earlier: SentLook, canTakeBack: Bool, _ slots: PaletteSlots?) -> String? {
    guard others.count >= earlier.others.count, zip(earlier.others, others).allSatisfy({ Self.same($0, $1) }) else {
      return nil
    }
    var base = earlier
    var words: [String] = []
    let lost = earlier.attributes & ~attributes
    if lost != 0 {
      guard canTakeBack else { return nil }
      // One number takes back bold and dim.
      if lost & (1 << 1 | 1 << 2) != 0 {
        words.append("22")
        base.attributes &= ~(1 << 1 | 1 << 2)
      }
      for number in [3, 4, 7] where lost & 1 << number != 0 {
        words.append("\(20 + number)")
        base.attributes &= ~(1 << number)
      }
    }
    if foreground == nil, base.foreground != nil {
      guard canTakeBack else { return nil }
      words.append("39")
    }
    if background == nil, base.background != nil {
      guard canTakeBack else { return nil }
      words.append("49")
    }
    return (words + settings(since: base, slots)).joined(separator: ";")
  }

  private func settings(since base: SentLook, _ slots: PaletteSlots?) -> [String] {
    var words = [1, 2, 3, 4, 7].filter { (attributes & ~base.attributes) & 1 << $0 != 0 }.map { "\($0)" }
    if let foreground, !Self.same(foreground, base.foreground) { words.append(Self.word(foreground, slots)) }
    if let background, !Self.same(background, base.background) { words.append(Self.word(background, slots)) }
    return words + others.dropFirst(base.others.count).map { String(decoding: $0, as: UTF8.self) }
  }

  /// A setting as it is sent: a number of the palette that stands for a colour becomes that.
  private static func word(_ setting: ArraySlice<UInt8>, _ slots: PaletteSlots?) -> String {
    let word = String(decoding: setting, as: UTF8.self)
    guard let slots, word.count > 5, word.dropFirst(2).hasPrefix(";5;"), let number = Int(word.dropFirst(5)),
      let parameters = slots.parameters(of: number)
    else { return word }
    return "\(word.prefix(2));\(parameters)"
  }
}
