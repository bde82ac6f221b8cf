#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Company names, domains, people's names and mailboxes, in lower case, company by company
/// in one buffer: a search is one pass over memory.
struct NameIndex: Sendable {
  private var text: [UInt8] = []
  /// Where each company's text starts, and the end.
  private var starts: [Int] = [0]

  init(_ world: World) {
    text.reserveCapacity(world.size * 90)
    starts.reserveCapacity(world.size + 1)
    for i in world.companies {
      append(world.name(ofCompany: i).lowercased())
      append(world.domain(ofCompany: i))
      for j in world.people(ofCompany: i) {
        let (name, mailbox) = world.names(ofPerson: j)
        append(name.lowercased())
        append(mailbox)
      }
      starts.append(text.count)
    }
  }

  private mutating func append(_ line: String) {
    text.append(contentsOf: line.utf8)
    text.append(0x0A)
  }

  /// Companies whose text has `word` (lower case) in it, ascending.
  func companies(containing word: String) -> [Int] {
    var found: [Int] = []
    guard !word.isEmpty else { return Array(0..<starts.count - 1) }
    var position = 0
    while let hit = firstOccurrence(of: word, in: position..<text.count) {
      let company = company(at: hit)
      found.append(company)
      position = starts[company + 1]
    }
    return found
  }

  func contains(_ word: String, company: Int) -> Bool {
    word.isEmpty || firstOccurrence(of: word, in: starts[company]..<starts[company + 1]) != nil
  }

  private func firstOccurrence(of word: String, in range: Range<Int>) -> Int? {
    let needle = Array(word.utf8)
    guard let first = needle.first else { return range.lowerBound }
    return text.withUnsafeBytes { bytes -> Int? in
      guard let base = bytes.baseAddress else { return nil }
      var position = range.lowerBound
      let last = range.upperBound - needle.count
      while position <= last, let hit = memchr(base + position, Int32(first), last - position + 1) {
        position = UnsafeRawPointer(hit) - base
        if memcmp(base + position, needle, needle.count) == 0 { return position }
        position += 1
      }
      return nil
    }
  }

  private func company(at position: Int) -> Int {
    var low = 0
    var high = starts.count - 1
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= position { low = middle } else { high = middle }
    }
    return low
  }
}
