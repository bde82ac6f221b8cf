#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A body of random cases. Each has a seed of its own, from which alone it is made: a case that fails is repeated by
/// its seed.
///
/// The environment says which: `CLOSEUP_FUZZ_ROUNDS=full` the many of `make fuzz`, a number so many times those of
/// `make test`; `CLOSEUP_FUZZ_START` the first seed; `CLOSEUP_FUZZ_SEED` one case alone. The seed of the case under way
/// is in a file of the folder `CLOSEUP_FUZZ_LOG`, for cases that crash or hang.
public struct Fuzzing: Sendable {
  private let name: String
  private let part: Int
  private let seeds: Range<UInt64>

  /// `brief` cases in a usual run, `full` in a long one, shared out over `parts` that run side by side. `name` is the
  /// suite's, which a filter finds.
  public init(_ name: String, brief: Int, full: Int, part: Int = 0, of parts: Int = 1) {
    self.name = name
    self.part = part
    if let seed = Self.number("CLOSEUP_FUZZ_SEED") {
      seeds = part == 0 ? seed..<seed + 1 : 0..<0
      return
    }
    let count = Self.isFull ? full : brief * max(1, Self.number("CLOSEUP_FUZZ_ROUNDS").map(Int.init) ?? 1)
    let share = UInt64((count + parts - 1) / parts)
    let start = (Self.number("CLOSEUP_FUZZ_START") ?? 1) + UInt64(part) * share
    seeds = start..<start + share
  }

  private static var isFull: Bool { variable("CLOSEUP_FUZZ_ROUNDS") == "full" }

  private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  private static func number(_ name: String) -> UInt64? { variable(name).flatMap(UInt64.init) }

  /// Makes the cases, each from its generator; `check` returns what is wrong with one. The first that fails ends the
  /// run: what is wrong with it, and how to repeat it.
  public func firstFailure(_ check: (inout SeededGenerator) throws -> String?) rethrows -> String? {
    let log = SeedLog("\(name)-\(part)")
    for seed in seeds {
      log?.note(seed)
      var generator = SeededGenerator(seed: seed &* 0x2545_F491_4F6C_DD1D)
      guard let wrong = try check(&generator) else { continue }
      return "\(wrong)\nAgain: CLOSEUP_FUZZ_SEED=\(seed) swift test --filter \(name)"
    }
    if Self.isFull, !seeds.isEmpty { print("\(name): \(seeds.count) cases from seed \(seeds.lowerBound) on") }
    return nil
  }
}

/// A file that holds the seed of the case under way.
private struct SeedLog {
  private let file: Int32

  init?(_ name: String) {
    guard let folder = getenv("CLOSEUP_FUZZ_LOG") else { return nil }
    file = open(String(cString: folder) + "/" + name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { return nil }
  }

  func note(_ seed: UInt64) {
    // Always of one length, so that nothing of a longer number stays behind it.
    let digits = String(seed)
    let text = Array((String(repeating: " ", count: 20 - digits.count) + digits + "\n").utf8)
    _ = text.withUnsafeBytes { pwrite(file, $0.baseAddress, $0.count, 0) }
  }
}

/// The least of `parts` that still fails, as far as leaving out pieces finds it.
public func shrunk<Part>(_ parts: [Part], fails: ([Part]) throws -> Bool) rethrows -> [Part] {
  var least = parts
  var size = max(1, parts.count / 2)
  while true {
    var start = 0
    while start < least.count {
      var fewer = least
      fewer.removeSubrange(start..<min(start + size, fewer.count))
      if try fails(fewer) { least = fewer } else { start += size }
    }
    if size == 1 { return least }
    size /= 2
  }
}
