/// How many parts (contacts, deals, to-dos, events) each company has: ten counts, dealt anew to every block of ten
/// companies. Counts differ from company to company, yet totals and ranks need no table.
struct Spread: Sendable {
  private let counts: [Int]
  private let perBlock: Int
  /// Adds variety between spreads of the same seed.
  private let salt: Int

  init(_ counts: [Int], salt: Int) {
    self.counts = counts
    perBlock = counts.reduce(0, +)
    self.salt = salt
  }

  /// The parts of company `index`.
  func count(_ index: Int, seed: UInt64) -> Int {
    counts[(index + rotation(block: index / counts.count, seed: seed)) % counts.count]
  }

  /// The parts of all companies before `index`.
  func total(before index: Int, seed: UInt64) -> Int {
    let block = index / counts.count
    return (block * counts.count..<index).reduce(block * perBlock) { $0 + count($1, seed: seed) }
  }

  /// The company and ordinal of the part at `rank`, counted through the companies in order.
  func place(rank: Int, seed: UInt64) -> (company: Int, ordinal: Int) {
    var company = rank / perBlock * counts.count
    var rest = rank % perBlock
    while rest >= count(company, seed: seed) {
      rest -= count(company, seed: seed)
      company += 1
    }
    return (company, rest)
  }

  private func rotation(block: Int, seed: UInt64) -> Int {
    var dice = Dice(seed, .blocks, block &* 8 &+ salt)
    return dice.below(counts.count)
  }
}
