/// Which words of names may be meant by a word that occurs nowhere.
///
/// A word of four letters may have one mistake, one of eight two: a letter too many, one too few, a wrong one, or two
/// changed round. Words are filed under what is left of their beginning when as many letters are taken out; what is
/// left of the typed word when some are taken out is then found among that.
public enum SearchSpelling {
  /// How many mistakes a word of that length may have.
  public static func mistakes(in word: String) -> Int {
    switch word.unicodeScalars.count {
    case ..<4: 0
    case 4..<8: 1
    default: 2
    }
  }

  /// Fingerprints under which a word is filed, or which are looked for; none for a word that is too short.
  public static func keys(of word: String) -> [Int64] {
    let allowed = mistakes(in: word)
    guard allowed > 0, word.unicodeScalars.count <= 30, word.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic })
    else { return [] }
    var found: Set<[Unicode.Scalar]> = [Array(word.unicodeScalars.prefix(beginning))]
    var last = found
    for _ in 0..<allowed {
      var next: Set<[Unicode.Scalar]> = []
      for letters in last {
        for index in letters.indices {
          var shorter = letters
          shorter.remove(at: index)
          next.insert(shorter)
        }
      }
      found.formUnion(next)
      last = next
    }
    return Set(found.map(fingerprint)).sorted()
  }

  /// Letters of a word's beginning that count.
  private static let beginning = 8

  /// Mistakes that make `typed` of the beginning of `word`, or of all of it; nil when they are more than it may have.
  public static func distance(from typed: String, toBeginningOf word: String) -> Int? {
    let allowed = mistakes(in: typed)
    let left = Array(typed.unicodeScalars)
    let right = Array(word.unicodeScalars.prefix(left.count + allowed))
    guard allowed > 0, right.count + allowed >= left.count else { return nil }
    var before: [Int] = []
    var previous = Array(0...right.count)
    for row in 1...left.count {
      var current = [row]
      for column in 0..<right.count {
        var cost = min(
          previous[column + 1] + 1, current[column] + 1, previous[column] + (left[row - 1] == right[column] ? 0 : 1))
        if row > 1, column > 0, left[row - 1] == right[column - 1], left[row - 2] == right[column] {
          cost = min(cost, before[column - 1] + 1)
        }
        current.append(cost)
      }
      before = previous
      previous = current
    }
    guard let best = previous.min(), best <= allowed else { return nil }
    return best
  }

  /// FNV-1a, folded to 40 bits: short to store.
  private static func fingerprint(_ letters: [Unicode.Scalar]) -> Int64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for letter in letters {
      hash = (hash ^ UInt64(letter.value)) &* 0x100_0000_01B3
    }
    return Int64((hash ^ (hash >> 40)) & 0xFF_FFFF_FFFF)
  }
}
