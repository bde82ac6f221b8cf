/// `closeup-bench PROGRAM [--records 1000,100000] [--mirrors 270,27000,270000] [--only panes] [--runs 21]`
struct Arguments {
  static let usage =
    "usage: closeup-bench PROGRAM [--records 1000,100000] [--mirrors 270,27000,270000] [--only panes|mirrors] [--runs 21]"

  /// What is measured.
  enum Part: String {
    case panes, mirrors
  }

  /// The binary to measure.
  private(set) var program = ""
  /// Sizes of the mirrors, the one that ratios are taken to first.
  private(set) var records = [1000, 100_000]
  /// Leads of the accounts that are pulled whole, ascending: with their contacts and deals a thousand records, a hundred
  /// thousand, and a million.
  private(set) var mirrors = [270, 27_000, 270_000]
  /// Nil is both.
  private(set) var only: Part?
  /// How often the start is timed, for each size.
  private(set) var runs = 21

  init(_ words: [String]) throws {
    var rest = words[...]
    while let word = rest.popFirst() {
      switch word {
      case "--records":
        records = (rest.popFirst() ?? "").split(separator: ",").compactMap { Int($0) }.filter { $0 >= 200 }
        guard !records.isEmpty else { throw BenchError("--records takes sizes from 200 on, such as 1000,100000") }
      case "--mirrors":
        mirrors = (rest.popFirst() ?? "").split(separator: ",").compactMap { Int($0) }.filter { $0 >= 200 }.sorted()
        guard !mirrors.isEmpty else { throw BenchError("--mirrors takes sizes from 200 on, such as 1000,1000000") }
      case "--only":
        only = rest.popFirst().flatMap(Part.init)
        guard only != nil else { throw BenchError("--only takes panes or mirrors") }
      case "--runs":
        guard let runs = rest.popFirst().flatMap({ Int($0) }), runs > 0 else {
          throw BenchError("--runs takes a number from 1 on")
        }
        self.runs = runs
      default:
        guard !word.hasPrefix("-"), program.isEmpty else { throw BenchError(Self.usage) }
        program = word
      }
    }
    guard !program.isEmpty else { throw BenchError(Self.usage) }
  }
}
