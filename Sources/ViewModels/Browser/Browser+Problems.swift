import CRM
import Canvas
import Settings
import Strings

extension Browser {
  /// How many problems `errors` lists.
  static let problemsKept = 100

  /// Puts a problem into the status line and the record of problems.
  mutating func report(_ problem: Problem, of topic: ProblemTopic? = nil) {
    self.problem = problem
    problemTopic = topic
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
    update(id) { $0.offlineSince = nil }
    guard let problem, problem.account == id else { return }
    if problemTopic == .fetch(key) || problem.isOffline || problem.reason == .authentication { self.problem = nil }
  }

  /// A write was delivered, put right or given up: its refusal is no problem any more.
  mutating func mended(_ id: WriteID) {
    if problemTopic == .write(id) { problem = nil }
  }

  mutating func openProblems() -> [Effect] {
    let items = repeatedProblems.reversed().enumerated().flatMap { index, repeated in
      let (problem, count) = repeated
      let happened = Strings.Problems.happened(count, times.moment(problem.at))
      let detail = [problem.account?.rawValue, happened].compactMap(\.self)
      return problem.line.lines(ofAtMost: 68).enumerated().map { row, line in
        MenuItem(
          row == 0 ? line : "  \(line)", detail: row == 0 ? detail.joined(separator: " · ") : nil,
          command: Invocation(name: "errors", arguments: [String(index + 1)]))
      }
    }
    guard !items.isEmpty else { return say(Strings.Problems.none) }
    overlay = .menu(Menu(title: Strings.Problems.listTitle, items: items))
    return []
  }

  /// Shows all of a problem, counted from 1 as the list has them; the list comes back after it.
  mutating func openProblem(_ number: Int) -> [Effect] {
    let repeated = Array(repeatedProblems.reversed())
    guard repeated.indices.contains(number - 1) else { return say(Strings.Problems.unknown(number)) }
    let (problem, count) = repeated[number - 1]
    _ = openProblems()
    var behind: Menu?
    if case .menu(var menu) = overlay {
      let row = menu.items.firstIndex { $0.command?.arguments == [String(number)] } ?? 0
      menu.move { $0.select(row) }
      behind = menu
    }
    let happened = Strings.Problems.happenedLast(count, times.moment(problem.at))
    let place = [problem.account?.rawValue, happened].compactMap(\.self)
    return show(
      TextSheet(
        title: Strings.Problems.title, text: problem.paragraphs.joined(separator: "\n\n"),
        note: place.joined(separator: " · "), behind: behind))
  }

  /// The problems, oldest first, those that say the same in a row as the last of them and how many there were.
  private var repeatedProblems: [(Problem, Int)] {
    problems.reduce(into: []) { rows, problem in
      if let (last, count) = rows.last, last.line == problem.line, last.account == problem.account {
        rows[rows.count - 1] = (problem, count + 1)
      } else {
        rows.append((problem, 1))
      }
    }
  }

  /// Puts what was found wrong before anything was shown into the record of problems, and the first of it on the screen.
  mutating func noticed(_ found: [Problem]) {
    guard let first = found.first else { return }
    report(first)
    problems = found.reversed()
    guard found.count > 1 else { return }
    problem?.summary += " \(Strings.Problems.more(found.count - 1))"
  }
}

extension Browser {
  /// Puts what is no problem, but worth knowing, behind the record of problems; nothing is said of it.
  mutating func remarked(_ remarks: [Problem]) {
    problems.insert(contentsOf: remarks.reversed(), at: 0)
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
