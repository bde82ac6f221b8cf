import CPseudoTerminal

/// What each key of a search costs, typed letter by letter, from the key to the painted list.
struct SearchKeys {
  /// In milliseconds.
  private(set) var times: [Double] = []
  private(set) var costs: [KeyCost] = []
  var bytes: [Int] { costs.map(\.bytes) }
  /// What was typed up to the key that cost most, and what it cost.
  private(set) var dearest: (typed: String, cost: KeyCost)?
  /// What was typed up to each of the keys that took longest, the slowest first, in milliseconds.
  private(set) var slowest: [(typed: String, time: Double)] = []
  /// The most memory that was resident, in bytes.
  let peakMemory: Int64

  /// Types each of `searches` into the search line of a list.
  init(program: String, home: Home, searches: [String]) throws {
    let closeup = try RunningProgram(browsing: program, home: home)
    for search in searches {
      _ = try closeup.press("/", quiet: 100)
      var typed = ""
      for letter in search {
        typed.append(letter)
        let pressed = Clock.nanoseconds
        let answer = try closeup.press(String(letter), quiet: 100)
        let time = Double(answer.endedAt - pressed) / 1e6
        times.append(time)
        slowest.append((typed, time))
        let cost = KeyCost(answer)
        costs.append(cost)
        if cost.bytes > dearest?.cost.bytes ?? 0 { dearest = (typed, cost) }
      }
      _ = try closeup.press("\u{1B}", quiet: 200)
    }
    slowest = Array(slowest.sorted { $0.time > $1.time }.prefix(10))
    peakMemory = try closeup.quit().peak_memory
  }

  /// Beginnings of names, whole names, two words that do not belong together, a mistake, parts of addresses, filters.
  static func searches(among titles: [String]) -> [String] {
    let names = stride(from: 0, to: titles.count, by: max(1, titles.count / 24)).map { titles[$0] }
      .filter { $0.allSatisfy(\.isASCII) }
    var searches: [String] = []
    for (index, name) in names.enumerated() {
      let words = name.lowercased().split(separator: " ").map { $0.filter(\.isLetter) }.filter { $0.count > 2 }
      guard let first = words.first, let last = words.last else { continue }
      switch index % 4 {
      case 0: searches.append(words.joined(separator: " "))
      case 1: searches.append("\(last) \(first.prefix(4))")
      case 2: searches.append("\(first) \(names[(index + 5) % names.count].lowercased().prefix(5))")
      default: searches.append(String(first.dropLast(2)) + String(first.suffix(2).reversed()))
      }
    }
    return searches + ["@exam", "415 555", "stage:pot", "is:overdue", "has:phone jo"]
  }
}
