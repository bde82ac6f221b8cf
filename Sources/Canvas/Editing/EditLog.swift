/// The edits that can be undone and done again, in steps. Keeps what was changed, not whole texts.
struct EditLog: Sendable, Hashable {
  struct Change: Sendable, Hashable {
    let position: Int
    let removed: [Character]
    let inserted: [Character]
    /// Where the cursor was before it.
    let cursor: Int

    init(at position: Int, removed: [Character], inserted: [Character], cursor: Int) {
      self.position = position
      self.removed = removed
      self.inserted = inserted
      self.cursor = cursor
    }
  }

  typealias Step = [Change]

  static let limit = 200

  private var done: [Step] = []
  private var undone: [Step] = []
  private var isNew = true

  /// The next change begins a new step.
  mutating func begin() { isNew = true }

  mutating func add(_ change: Change) {
    undone = []
    if isNew || done.isEmpty {
      done.append([])
      if done.count > Self.limit { done.removeFirst() }
    }
    isNew = false
    done[done.count - 1].append(change)
  }

  /// The step to take back, last change first; nil when there is none.
  mutating func undo() -> Step? {
    guard let step = done.popLast() else { return nil }
    undone.append(step)
    isNew = true
    return step
  }

  /// The step to do again, first change first; nil when there is none.
  mutating func redo() -> Step? {
    guard let step = undone.popLast() else { return nil }
    done.append(step)
    isNew = true
    return step
  }
}

/// A stretch of a text that was replaced.
struct ChangedSpan: Sendable, Hashable {
  var start: Int
  /// Its end in the text as it was.
  var oldEnd: Int
  /// Its end in the text as it is.
  var newEnd: Int

  /// The stretch that covers this change and one made to its result.
  func followed(by next: ChangedSpan) -> ChangedSpan {
    let past = max(0, next.oldEnd - newEnd)
    return ChangedSpan(
      start: min(start, next.start), oldEnd: oldEnd + past,
      newEnd: max(newEnd, next.oldEnd) + next.newEnd - next.oldEnd)
  }
}
