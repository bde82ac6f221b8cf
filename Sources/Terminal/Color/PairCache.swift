/// The colour pairs a terminal has been told, handed out as styles come to need them.
struct PairCache: Sendable {
  /// One more than the highest pair, so 0 or 1 when there is none to give.
  let capacity: Int
  private var numbers: [ColorMapping.Pair: Int32] = [:]

  init(capacity: Int) { self.capacity = capacity }

  enum Answer: Equatable {
    case known(Int32)
    /// Not told to the terminal yet.
    case new(Int32)
    /// All are in use, or the terminal has no colours: what remains is its own, number 0.
    case exhausted
  }

  mutating func number(for pair: ColorMapping.Pair) -> Answer {
    if pair == .terminal { return .known(0) }
    if let number = numbers[pair] { return .known(number) }
    let next = numbers.count + 1
    guard next < capacity else { return .exhausted }
    numbers[pair] = Int32(next)
    return .new(Int32(next))
  }
}
