/// Opaque keys that can be read back without a table: 22 characters that look random, differ from seed to seed, and
/// hold a number and what it counts.
struct ClozeKeys: Sendable {
  enum Tag: UInt8, Sendable {
    case peopleSync = 1
    case peopleDirect, peoplePortable
    case companiesSync, companiesDirect, companiesPortable
    case projectsSync, projectsDirect, projectsPortable
    case user, event, todo, item

    /// The record kind whose key it is.
    var kind: ClozeKind? {
      switch self {
      case .peopleSync, .peopleDirect, .peoplePortable: .people
      case .companiesSync, .companiesDirect, .companiesPortable: .companies
      case .projectsSync, .projectsDirect, .projectsPortable: .projects
      case .user, .event, .todo, .item: nil
      }
    }
  }

  private static let factors: (UInt64, UInt64) = (0xFF51_AFD7_ED55_8CCD, 0xC4CE_B9FE_1A85_EC53)
  private static let inverses = (inverse(factors.0), inverse(factors.1))
  private let secret: UInt64

  init(seed: UInt64) {
    var dice = Dice(seed, .cloze, -1)
    secret = dice.next()
  }

  func text(_ tag: Tag, _ number: Int) -> String {
    let word = scramble(UInt64(tag.rawValue) << 48 | UInt64(number))
    let check = check(word)
    let bytes = (0..<16).map { UInt8(truncatingIfNeeded: ($0 < 8 ? word : check) >> UInt64(8 * ($0 % 8))) }
    return Base64.encode(bytes)
  }

  /// Nil when it is no key of this seed.
  func read(_ text: some StringProtocol) -> (tag: Tag, number: Int)? {
    guard text.utf8.count == 22, let bytes = Base64.decode(text), bytes.count == 16 else { return nil }
    func word(_ part: ArraySlice<UInt8>) -> UInt64 { part.reversed().reduce(0) { $0 << 8 | UInt64($1) } }
    let first = word(bytes[..<8])
    guard word(bytes[8...]) == check(first) else { return nil }
    let plain = unscramble(first)
    guard let tag = Tag(rawValue: UInt8(truncatingIfNeeded: plain >> 48)) else { return nil }
    return (tag, Int(plain & 0xFFFF_FFFF_FFFF))
  }

  private func scramble(_ number: UInt64) -> UInt64 {
    var x = number ^ secret
    x &*= Self.factors.0
    x ^= x >> 32
    x &*= Self.factors.1
    return x ^ x >> 32
  }

  private func unscramble(_ word: UInt64) -> UInt64 {
    var x = word ^ word >> 32
    x &*= Self.inverses.1
    x ^= x >> 32
    x &*= Self.inverses.0
    return x ^ secret
  }

  private func check(_ word: UInt64) -> UInt64 {
    var x = (word ^ secret) &* Self.factors.1
    x ^= x >> 29
    x &*= Self.factors.0
    return x ^ x >> 32
  }

  /// The inverse of an odd number modulo 2^64, by Newton's iteration: each round doubles the right bits.
  private static func inverse(_ factor: UInt64) -> UInt64 {
    (0..<6).reduce(factor) { inverse, _ in inverse &* (2 &- factor &* inverse) }
  }
}

extension ClozeKind {
  var syncTag: ClozeKeys.Tag {
    switch self {
    case .people: .peopleSync
    case .companies: .companiesSync
    case .projects: .projectsSync
    }
  }

  var directTag: ClozeKeys.Tag {
    switch self {
    case .people: .peopleDirect
    case .companies: .companiesDirect
    case .projects: .projectsDirect
    }
  }

  var portableTag: ClozeKeys.Tag {
    switch self {
    case .people: .peoplePortable
    case .companies: .companiesPortable
    case .projects: .projectsPortable
    }
  }
}
