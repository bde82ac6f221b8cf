import CRM

extension Browser {
  /// How many problems `errors` lists.
  static let problemsKept = 100

  /// Puts a problem into the status line and the record of problems. `key` is the fetch that failed, whose success will
  /// mend it.
  mutating func report(_ problem: Problem, of key: FetchKey? = nil) {
    self.problem = problem
    problemKey = key
    problems.append(problem)
    if problems.count > Self.problemsKept { problems.removeFirst(problems.count - Self.problemsKept) }
    guard let id = problem.account else { return }
    waits[id] = nil
    if problem.isOffline {
      let now = now
      update(id) { $0.offlineSince = $0.offlineSince ?? now }
    } else {
      update(id) { $0.offlineSince = nil }
    }
  }

  /// A fetch from this account went well: the service is there. What failed otherwise, and is not what was fetched now,
  /// has still failed.
  mutating func succeeded(_ id: AccountID, _ key: FetchKey) {
    waits[id] = nil
    update(id) { $0.offlineSince = nil }
    guard let problem, problem.account == id else { return }
    if problemKey == key || problem.isOffline || problem.reason == .authentication { self.problem = nil }
  }

  mutating func openProblems() -> [Effect] {
    let items = problems.reversed().flatMap { problem in
      problem.line.lines(ofAtMost: 68).enumerated().map { row, line in
        MenuItem(row == 0 ? line : "  \(line)", detail: row == 0 ? problem.account?.rawValue : nil, command: nil)
      }
    }
    guard !items.isEmpty else { return say("nothing has gone wrong so far") }
    overlay = .menu(Menu(title: "What went wrong, newest first", items: items))
    return []
  }
}

extension String {
  /// The words in lines of at most so many characters; a longer word has a line of its own.
  func lines(ofAtMost length: Int) -> [String] {
    var lines: [String] = []
    for word in split(whereSeparator: \.isWhitespace) {
      if let last = lines.last, last.count + 1 + word.count <= length {
        lines[lines.count - 1] += " \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
