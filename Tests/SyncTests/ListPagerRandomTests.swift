import CRM
import MirrorStore
import TestSupport
import Testing

@testable import Sync

/// Long random sequences of events, against what must hold whatever happens.
@Suite struct ListPagerRandomTests {
  /// The world around the machine: does what it says and knows what it may say.
  private struct World {
    var pager = ListPager()
    var running: [Int: String?] = [:]
    var lastGeneration = 0
    var mayFetch = false
    /// Whether a refresh was asked for while a first page was on its way.
    var wasAskedAgain = false

    mutating func send(_ event: ListPager.Event) {
      switch event {
      case .opened, .refreshAsked, .networkBack, .retryDue, .pageArrived, .answerMovedOn, .cursorMoved:
        mayFetch = true
      case .pageFailed(_, .refused):
        mayFetch = true
      case .pageFailed(_, .passing(retryAfter: nil)):
        mayFetch = wasAskedAgain
      case .pageFailed, .closed:
        mayFetch = false
      }
      if case .refreshAsked = event {
        wasAskedAgain = pager.isFetching
      } else if !pager.isFetching {
        wasAskedAgain = false
      }
      if case .waiting(_, let failure) = pager.state {
        switch event {
        case .cursorMoved: mayFetch = false
        case .networkBack, .retryDue: mayFetch = failure != .lasting && failure != .refused
        default: break
        }
      }
      for action in pager.handle(event) { perform(action, after: event) }
      #expect(running.count <= 1, "\(event)")
      #expect(pager.isFetching == !running.isEmpty, "\(event)")
      if pager.state == .ready, let answer = pager.answer, answer.next != nil {
        #expect(
          answer.freshCount > pager.cursor + ListPager.reach,
          "nothing asked for although rows are missing after \(event)")
      }
    }

    private mutating func perform(_ action: ListPager.Action, after event: ListPager.Event) {
      switch action {
      case .cancel(let generation):
        #expect(running.removeValue(forKey: generation) != nil, "cancels what does not run")
      case .fetchFirstPage(let question, let generation):
        #expect(question == pager.question)
        start(generation, page: nil, after: event)
      case .fetchPage(let question, let page, let generation):
        #expect(question == pager.question)
        #expect(page == pager.answer?.next)
        start(generation, page: page, after: event)
      case .wake(_, let seconds):
        #expect(seconds > 0)
        #expect(running.isEmpty)
      }
    }

    private mutating func start(_ generation: Int, page: String?, after event: ListPager.Event) {
      #expect(mayFetch, "fetches after \(event)")
      #expect(generation > lastGeneration)
      #expect(running.isEmpty, "two fetches after \(event)")
      lastGeneration = generation
      running[generation] = .some(page)
    }
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func invariantsHold(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var world = World()
    let questions = [Question(kind: .lead), Question(kind: .deal), Question(kind: .lead, text: "ada")]
    for step in 0..<400 {
      let fresh = Int.random(in: 0..<300, using: &random)
      let next = Int.random(in: 0..<4, using: &random) == 0 ? nil : "p\(step)"
      let answer = Answer(count: fresh + 9, freshCount: fresh, total: nil, next: next, fetchedAt: Instant(seconds: 0))
      let isLate = Int.random(in: 0..<5, using: &random) == 0
      let generation = isLate ? Int.random(in: 0...world.lastGeneration, using: &random) : world.lastGeneration
      let event: ListPager.Event
      switch Int.random(in: 0..<14, using: &random) {
      case 0:
        event = .opened(
          questions.randomElement(using: &random)!, mirrored: Bool.random(using: &random) ? answer : nil,
          isFresh: .random(using: &random))
      case 1: event = .refreshAsked
      case 2: event = .networkBack
      case 3: event = .retryDue(generation: generation)
      case 4: event = .pageFailed(generation: generation, .passing(retryAfter: nil))
      case 5: event = .pageFailed(generation: generation, .refused)
      case 6: event = .pageFailed(generation: generation, .lasting)
      case 7: event = .answerMovedOn(generation: generation, Bool.random(using: &random) ? answer : nil)
      case 8 where step % 7 == 0: event = .closed
      case 8...10: event = .cursorMoved(to: .random(in: 0..<300, using: &random))
      default: event = .pageArrived(generation: generation, answer)
      }
      // Whatever an outcome is, its fetch runs no longer.
      if let ended = event.outcomeOf { world.running.removeValue(forKey: ended) }
      world.send(event)
    }
  }
}

extension ListPager.Event {
  /// The fetch that this is the end of.
  fileprivate var outcomeOf: Int? {
    switch self {
    case .pageArrived(let generation, _), .answerMovedOn(let generation, _), .pageFailed(let generation, _): generation
    default: nil
    }
  }
}
