/// The order in which the derived records of one kind were last changed: a permutation that needs no table, so that the
/// feed of a million records starts anywhere at once.
struct ClozeChronology: Sendable {
  /// Number of records.
  let count: Int
  private let newest: Int64
  private let multiplier: Int
  private let inverse: Int
  private let offset: Int

  /// `midnight` in UTC milliseconds; all changes lie before it.
  init(count: Int, midnight: Int64, salt: Int) {
    self.count = count
    newest = midnight
    guard count > 2 else {
      (multiplier, inverse, offset) = (1, 1, 0)
      return
    }
    // Near the golden section neighbours land far apart.
    var candidate = Int(Double(count) * 0.618_033_988_75) + 1
    while Self.commonDivisor(candidate, count) != 1 { candidate += 1 }
    multiplier = candidate % count
    inverse = Self.inverse(of: multiplier, modulo: count)
    offset = salt * 7919 % count
  }

  /// The record changed at `rank`, the longest unchanged first.
  func slot(atRank rank: Int) -> Int { (rank * multiplier + offset) % count }

  func rank(ofSlot slot: Int) -> Int { (slot - offset + count) % count * inverse % count }

  /// UTC milliseconds; different for each record, rising with the rank.
  func stamp(atRank rank: Int) -> Int64 {
    let position = Double(count - rank) / Double(count)
    let hour = 3_600_000.0
    return newest - Int64(hour + (0.2 * position + 0.8 * position * position) * 2000 * 24 * hour)
  }

  func stamp(ofSlot slot: Int) -> Int64 { stamp(atRank: rank(ofSlot: slot)) }

  private static func commonDivisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : commonDivisor(b, a % b) }

  private static func inverse(of number: Int, modulo modulus: Int) -> Int {
    var (old, remainder) = (number, modulus)
    var (result, next) = (1, 0)
    while remainder != 0 {
      let quotient = old / remainder
      (old, remainder) = (remainder, old - quotient * remainder)
      (result, next) = (next, result - quotient * next)
    }
    return (result % modulus + modulus) % modulus
  }
}
