import CRM
import MirrorStore
import Testing

@testable import Sync

@Suite struct ListPagerTests {
  private let leads = Question(kind: .lead)
  private let deals = Question(kind: .deal)
  private var pager = ListPager()

  private func answer(_ fresh: Int, next: String?, tail: Int = 0) -> Answer {
    Answer(count: fresh + tail, freshCount: fresh, total: nil, next: next, fetchedAt: Instant(seconds: 0))
  }

  /// A list of 100 fresh rows, the next page named `next`, with nothing on its way.
  private mutating func openFresh(next: String? = "2") {
    #expect(pager.handle(.opened(leads, mirrored: answer(100, next: next), isFresh: true)) == [])
  }

  @Test mutating func aQuestionTheMirrorDoesNotKnowIsAsked() {
    #expect(
      pager.handle(.opened(leads, mirrored: nil, isFresh: false)) == [.fetchFirstPage(of: leads, generation: 1)])
    #expect(pager.isFetching)
    #expect(pager.handle(.pageArrived(generation: 1, answer(100, next: "2"))) == [])
    #expect(!pager.isFetching)
    #expect(pager.answer?.freshCount == 100)
  }

  @Test mutating func aStaleAnswerIsAskedForAgainAndAFreshOneIsNot() {
    #expect(
      pager.handle(.opened(leads, mirrored: answer(100, next: "2"), isFresh: false))
        == [.fetchFirstPage(of: leads, generation: 1)])
    #expect(
      pager.handle(.opened(deals, mirrored: answer(100, next: "2"), isFresh: true)) == [.cancel(generation: 1)])
  }

  @Test mutating func theNextPageIsAskedForWithin50RowsOfTheFreshOnes() {
    openFresh()
    #expect(pager.handle(.cursorMoved(to: 49)) == [])
    #expect(pager.handle(.cursorMoved(to: 50)) == [.fetchPage(of: leads, after: "2", generation: 1)])
  }

  @Test mutating func onePageIsOnItsWayAtATime() {
    openFresh()
    _ = pager.handle(.cursorMoved(to: 99))
    #expect(pager.handle(.cursorMoved(to: 98)) == [])
    // The cursor has run ahead: pages follow until they are past it.
    #expect(pager.handle(.cursorMoved(to: 180)) == [])
    #expect(
      pager.handle(.pageArrived(generation: 1, answer(200, next: "3")))
        == [.fetchPage(of: leads, after: "3", generation: 2)])
    #expect(pager.handle(.pageArrived(generation: 2, answer(300, next: "4"))) == [])
  }

  @Test mutating func aCompleteAnswerAsksForNothing() {
    openFresh(next: nil)
    #expect(pager.handle(.cursorMoved(to: 99)) == [])
  }

  @Test mutating func anOutcomeOfAnEarlierQuestionIsDropped() {
    _ = pager.handle(.opened(leads, mirrored: nil, isFresh: false))
    #expect(
      pager.handle(.opened(deals, mirrored: nil, isFresh: false))
        == [.cancel(generation: 1), .fetchFirstPage(of: deals, generation: 2)])
    #expect(pager.handle(.pageArrived(generation: 1, answer(7, next: nil))) == [])
    #expect(pager.handle(.pageFailed(generation: 1, .lasting)) == [])
    #expect(pager.handle(.answerMovedOn(generation: 1, nil)) == [])
    #expect(pager.answer == nil)
    #expect(pager.state == .fetching(ListPager.Fetch(generation: 2, page: nil)))
  }

  @Test mutating func aRefreshTakesThePlaceOfANextPageButNotOfAFirst() {
    openFresh()
    _ = pager.handle(.cursorMoved(to: 99))
    #expect(
      pager.handle(.refreshAsked) == [.cancel(generation: 1), .fetchFirstPage(of: leads, generation: 2)])
    #expect(pager.handle(.refreshAsked) == [])
    // The stale tail is under the cursor until its pages have come again.
    #expect(
      pager.handle(.pageArrived(generation: 2, answer(40, next: "b", tail: 60)))
        == [.fetchPage(of: leads, after: "b", generation: 3)])
  }

  @Test mutating func afterAFailureNothingIsAskedUntilItsTime() {
    openFresh()
    _ = pager.handle(.cursorMoved(to: 99))
    #expect(
      pager.handle(.pageFailed(generation: 1, .passing(retryAfter: nil)))
        == [.wake(generation: 1, afterSeconds: 2)])
    #expect(pager.handle(.cursorMoved(to: 98)) == [])
    #expect(pager.handle(.retryDue(generation: 0)) == [])
    #expect(pager.handle(.retryDue(generation: 1)) == [.fetchPage(of: leads, after: "2", generation: 2)])
    #expect(
      pager.handle(.pageFailed(generation: 2, .passing(retryAfter: nil)))
        == [.wake(generation: 2, afterSeconds: 4)])
    #expect(
      pager.handle(.networkBack) == [.fetchPage(of: leads, after: "2", generation: 3)])
    #expect(pager.handle(.retryDue(generation: 2)) == [])
    #expect(pager.handle(.networkBack) == [])
  }

  @Test mutating func theServicesOwnWaitCountsAndOursHasAnEnd() {
    _ = pager.handle(.opened(leads, mirrored: nil, isFresh: false))
    #expect(
      pager.handle(.pageFailed(generation: 1, .passing(retryAfter: 7.5)))
        == [.wake(generation: 1, afterSeconds: 7.5)])
    #expect(pager.handle(.networkBack) == [])
    var waits: [Double] = []
    for generation in 2..<10 {
      _ = pager.handle(.retryDue(generation: generation - 1))
      for case .wake(_, let seconds) in pager.handle(.pageFailed(generation: generation, .passing(retryAfter: nil))) {
        waits.append(seconds)
      }
    }
    #expect(waits == [4, 8, 16, 32, 60, 60, 60, 60])
  }

  @Test mutating func aLastingFailureWaitsForTheUser() {
    _ = pager.handle(.opened(leads, mirrored: nil, isFresh: false))
    #expect(pager.handle(.pageFailed(generation: 1, .lasting)) == [])
    #expect(pager.handle(.networkBack) == [])
    #expect(pager.handle(.retryDue(generation: 1)) == [])
    #expect(pager.handle(.cursorMoved(to: 1)) == [])
    #expect(pager.handle(.refreshAsked) == [.fetchFirstPage(of: leads, generation: 2)])
  }

  @Test mutating func aRefusedNextPageStartsOverOncePerRow() {
    openFresh()
    _ = pager.handle(.cursorMoved(to: 99))
    #expect(pager.handle(.pageFailed(generation: 1, .refused)) == [.fetchFirstPage(of: leads, generation: 2)])
    #expect(
      pager.handle(.pageArrived(generation: 2, answer(100, next: "b")))
        == [.fetchPage(of: leads, after: "b", generation: 3)])
    #expect(pager.handle(.pageFailed(generation: 3, .refused)) == [])
    #expect(!pager.isFetching)
    #expect(pager.handle(.refreshAsked) == [.fetchFirstPage(of: leads, generation: 4)])
    #expect(pager.handle(.pageFailed(generation: 4, .refused)) == [])
  }

  @Test mutating func anAnswerThatMovedOnIsTakenUpWhereItIs() {
    openFresh()
    _ = pager.handle(.cursorMoved(to: 99))
    #expect(
      pager.handle(.answerMovedOn(generation: 1, answer(100, next: "other")))
        == [.fetchPage(of: leads, after: "other", generation: 2)])
    #expect(pager.handle(.answerMovedOn(generation: 2, nil)) == [.fetchFirstPage(of: leads, generation: 3)])
  }

  @Test mutating func aFirstPageThatFailsAfterARefreshWasAskedForIsFetchedAgainAtOnceAndOnce() {
    _ = pager.handle(.opened(leads, mirrored: nil, isFresh: false))
    _ = pager.handle(.refreshAsked)
    #expect(
      pager.handle(.pageFailed(generation: 1, .passing(retryAfter: nil))) == [
        .fetchFirstPage(of: leads, generation: 2)
      ])
    #expect(
      pager.handle(.pageFailed(generation: 2, .passing(retryAfter: nil))) == [.wake(generation: 2, afterSeconds: 2)])
  }

  @Test mutating func pagesWithoutRowsAreNotAskedForForEver() {
    openFresh()
    var actions = pager.handle(.cursorMoved(to: 99))
    var fetches = 0
    while case .fetchPage(_, _, let generation) = actions.first {
      fetches += 1
      actions = pager.handle(.pageArrived(generation: generation, answer(100, next: "2")))
    }
    #expect(fetches == ListPager.patience)
    #expect(pager.handle(.refreshAsked) == [.fetchFirstPage(of: leads, generation: fetches + 1)])
  }

  @Test mutating func aClosedListWantsNothing() {
    _ = pager.handle(.opened(leads, mirrored: nil, isFresh: false))
    #expect(pager.handle(.closed) == [.cancel(generation: 1)])
    #expect(pager.handle(.pageArrived(generation: 1, answer(100, next: "2"))) == [])
    #expect(pager.handle(.refreshAsked) == [])
    #expect(pager.handle(.networkBack) == [])
    #expect(pager.handle(.cursorMoved(to: 99)) == [])
  }

  @Test(arguments: [
    (ServiceError.Reason.rateLimited, PageFailure.passing(retryAfter: 3)), (.timeout, .passing(retryAfter: 3)),
    (.unreachable, .passing(retryAfter: 3)), (.serverFailure, .passing(retryAfter: 3)), (.rejected, .refused),
    (.notFound, .refused), (.authentication, .lasting), (.permission, .lasting), (.malformedAnswer, .lasting),
    (.unsupported, .lasting), (.cancelled, .lasting),
  ])
  func failuresAreJudgedByTheirReason(reason: ServiceError.Reason, failure: PageFailure) {
    #expect(PageFailure(ServiceError(reason, "", retryAfter: 3) as any Error) == failure)
  }

  @Test func onlyABusyMirrorIsWorthAnotherTry() {
    #expect(PageFailure(MirrorError(.busy, path: "", summary: "")) == .passing(retryAfter: nil))
    #expect(PageFailure(MirrorError(.full, path: "", summary: "") as any Error) == .lasting)
  }
}
