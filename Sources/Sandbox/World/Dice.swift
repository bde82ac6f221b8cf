/// Deterministic random numbers for one fact of one record: the same seed, stream and index always roll the same.
struct Dice {
  /// What the numbers are for, so that two facts of one record do not follow each other.
  enum Stream: UInt64 {
    case blocks = 1
    case company, companyName, companyDates, address
    case person, deal, todo
    case eventTime, eventKind, event, prose
    case close, cloze
  }

  private var state: UInt64

  init(_ seed: UInt64, _ stream: Stream, _ index: Int) {
    let start = seed &* 0x9E37_79B9_7F4A_7C15 ^ stream.rawValue &* 0xD1B5_4A32_D192_ED03
    state = Self.mix(start ^ Self.mix(UInt64(bitPattern: Int64(index))))
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mix(state)
  }

  /// A number in `0..<bound`; `bound` is at least 1.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  mutating func number(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  /// A number in `0..<1`.
  mutating func fraction() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

  /// True once in `n` rolls.
  mutating func once(in n: Int) -> Bool { below(n) == 0 }

  mutating func percent(_ share: Int) -> Bool { below(100) < share }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  /// Splitmix64's finaliser.
  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
