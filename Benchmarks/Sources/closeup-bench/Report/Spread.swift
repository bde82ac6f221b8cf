/// How the samples of one figure lie.
struct Spread {
  private let sorted: [Double]

  init(_ samples: some Sequence<Double>) { sorted = samples.sorted() }
  init(_ samples: some Sequence<Int>) { self.init(samples.map(Double.init)) }

  var count: Int { sorted.count }
  var least: Double { sorted.first ?? .nan }
  var most: Double { sorted.last ?? .nan }

  var median: Double {
    guard !sorted.isEmpty else { return .nan }
    return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
  }

  /// What so large a share of the samples does not exceed, 0 to 1.
  func quantile(_ share: Double) -> Double {
    guard !sorted.isEmpty else { return .nan }
    return sorted[min(count - 1, Int((Double(count) * share).rounded(.down)))]
  }

  /// How many samples are above a limit.
  func above(_ limit: Double) -> Int { sorted.count { $0 > limit } }
}

extension Double {
  /// With so many decimals.
  func formatted(_ decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let number = Int((abs(self) * scale).rounded())
    var digits = String(number)
    if decimals > 0 {
      digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -decimals))
    }
    return (self < 0 ? "-" : "") + digits
  }
}
