/// Finds the name that was probably meant.
public enum NearestName {
  /// The candidate within a third of the letters of `name`, the nearest first, then the earliest; nil when none is.
  public static func of(_ name: String, among candidates: [String]) -> String? {
    let typed = Array(name.lowercased())
    guard !typed.isEmpty, typed.count <= 40 else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let distance = distance(typed, Array(candidate.lowercased()))
      let tolerance = max(1, min(3, max(typed.count, candidate.count) / 3))
      if distance <= tolerance, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// Insertions, deletions, replacements and swaps of neighbours that lead from one text to the other.
  static func distance(_ from: [Character], _ to: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...to.count)
    for (i, letter) in from.enumerated() {
      var row = [i + 1]
      for (j, other) in to.enumerated() {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (letter == other ? 0 : 1))
        if i > 0, j > 0, letter == to[j - 1], from[i - 1] == other { cost = min(cost, beforeLast[j - 1] + 1) }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[to.count]
  }
}
