/// How well letters that were typed stand for a name, such as `lgc` for `log-call`.
enum FuzzyMatch {
  /// Larger is better; nil when the letters are not all in the name in this order. Letters that begin a word of the name
  /// count most, then letters that follow each other; what is left over of the name counts against it.
  static func score(_ typed: String, in name: String) -> Int? {
    let typed = Array(typed.lowercased())
    let name = Array(name.lowercased())
    guard !typed.isEmpty else { return 0 }
    guard typed.count <= name.count else { return nil }
    // The best score with the letters so far, the last of them at each place of the name.
    var best = [Int?](repeating: nil, count: name.count)
    for (index, letter) in typed.enumerated() {
      var next = [Int?](repeating: nil, count: name.count)
      var before: Int? = index == 0 ? 0 : nil
      for place in name.indices {
        if name[place] == letter {
          let begins = place == 0 || name[place - 1] == "-" || name[place - 1] == " "
          let value = begins ? 8 : 1
          let follows = place > 0 ? best[place - 1].map { $0 + 6 } : nil
          next[place] = [before, index == 0 ? nil : follows].compactMap(\.self).max().map { $0 + value }
        }
        if index > 0, let here = best[place] { before = max(before ?? here, here) }
      }
      best = next
    }
    return best.compactMap(\.self).max().map { $0 * 4 - name.count }
  }
}
