import CRM
import MirrorStore
import Settings
import Strings

/// Detail and timeline: the record that the cursor rests on, or that was opened from another.
extension Browser {
  /// Brings detail and timeline to the subject, from the mirror; what is stale is then fetched.
  mutating func showSubject() -> [Effect] {
    guard let subject, !isSubjectShown else { return [] }
    // Keys go to the panes already: they must not act on the record that was there before.
    if focus != .list {
      detail = DetailModel()
      timeline = TimelineModel()
    }
    if find?.pane != .list { find = nil }
    // What could not be fetched of the record before is of no use here.
    if problemTopic == .fetch(.detail) || problemTopic == .fetch(.timeline), problem?.isOffline == false {
      problem = nil
    }
    let own = [FetchKey.detail, .timeline].filter(inFlight.contains)
    let outdated = (own + inFlight.filter(\.isLinkedTimeline)).map(Effect.cancel)
    return outdated + [.loadDetail(subject), .loadTimeline(subject)]
  }

  /// Whether detail and timeline show the subject already.
  var isSubjectShown: Bool { detail.ref == subject && timeline.ref == subject }

  mutating func detailLoaded(_ ref: RecordRef, _ stored: StoredRecord?, _ laidOut: RecordDetail?) -> [Effect] {
    guard ref == subject else { return [] }
    if detail.ref != ref {
      detail = DetailModel()
      if let step = left, step.ref == ref { detail.scroll = step.detail }
    }
    detail.ref = ref
    detail.stored = stored
    detail.detail = laidOut
    findAgain()
    let isGood = stored.map { !$0.record.isPartial && !isStale($0.fetchedAt) } ?? false
    return (isGood ? [] : [.fetchDetail(ref)]) + (stored == nil ? [] : loadLinked(ref)) + runDeferred()
  }

  mutating func detailFetched(_ ref: RecordRef, _ fetched: Fetched<FetchedDetail>) -> [Effect] {
    inFlight.remove(.detail)
    guard detail.ref == ref else { return [] }
    switch fetched {
    case .success(let value):
      succeeded(ref.account, .detail)
      detail.stored = value.stored
      detail.detail = value.detail
      detail.problem = nil
      detail.scroll.select(detail.scroll.selection, count: detail.fields.count)
      findAgain()
      return loadLinked(ref) + expireCells(of: [ref])
    case .failure(let problem):
      detail.problem = problem
      report(problem, of: .fetch(.detail))
    case .cancelled: break
    }
    return []
  }

  mutating func timelineLoaded(_ ref: RecordRef, _ stored: StoredTimeline?, _ outbox: [OutboxItem]) -> [Effect] {
    guard ref == subject else { return [] }
    let isNew = timeline.ref != ref
    if isNew {
      timeline = TimelineModel()
      if let step = left, step.ref == ref { timeline.scroll = step.timeline }
      timeline.ref = ref
    }
    showTimeline(stored, outbox: outbox)
    let isWanted =
      stored.map { isNew && ($0.isStandIn || isStale($0.fetchedAt)) } ?? (isNew || !inFlight.contains(.timeline))
    return (isWanted ? [.fetchTimeline(ref)] : timelineNeedsMore()) + (isNew ? loadLinkedTimelines() : [])
      + runDeferred()
  }

  /// Shows what is known of the timeline now.
  mutating func showTimeline(_ stored: StoredTimeline?, outbox: [OutboxItem]) {
    timeline.show(stored, outbox: outbox, now: now, keepsItem: focus == .timeline)
    findAgain()
  }

  mutating func timelineFetched(_ ref: RecordRef, _ fetched: Fetched<StoredTimeline>) -> [Effect] {
    inFlight.remove(.timeline)
    guard timeline.ref == ref else { return [] }
    switch fetched {
    case .success(let stored):
      succeeded(ref.account, .timeline)
      timeline.problem = nil
      showTimeline(stored, outbox: timeline.outbox)
      return timelineNeedsMore() + runDeferred() + expireCells(of: [ref])
    case .failure(let problem):
      timeline.problem = problem
      report(problem, of: .fetch(.timeline))
      return runDeferred()
    case .cancelled: break
    }
    return []
  }

  /// Asks for older items when the cursor comes near the last one.
  mutating func timelineNeedsMore() -> [Effect] {
    guard let ref = timeline.ref, timeline.stored?.next != nil else { return linkedTimelinesNeedMore() }
    guard timeline.problem == nil, !inFlight.contains(.timeline), timeline.isNearEnd else { return [] }
    return [.fetchOlderTimeline(ref)]
  }

  mutating func toggleFold() -> [Effect] {
    guard let item = timeline.selectedItem else { return [] }
    if timeline.unfolded.remove(item.id) != nil { return [] }
    timeline.unfolded.insert(item.id)
    return fetchSelectedBody()
  }

  mutating func bodyFetched(
    _ ref: RecordRef, _ item: TimelineItem.ID, _ fetched: Fetched<StoredTimeline?>
  ) -> [Effect] {
    inFlight.remove(.body(item))
    switch fetched {
    case .success(let stored):
      succeeded(ref.account, .body(item))
      if timeline.ref == ref, let stored { showTimeline(stored, outbox: timeline.outbox) }
      if timeline.others.contains(where: { $0.ref == ref }) { return loadLinkedTimelines() }
    case .failure(let problem): report(problem, of: .fetch(.body(item)))
    case .cancelled: break
    }
    return []
  }

  /// Unfolds every text, or folds them all when each is unfolded.
  mutating func toggleAllFolds() -> [Effect] {
    let texts = Set(timeline.items.filter { $0.body?.isEmpty == false }.map(\.id))
    timeline.unfolded = texts.isSubset(of: timeline.unfolded) ? [] : texts
    return fetchSelectedBody()
  }

  /// Asks for the whole text of the item under the cursor where it is unfolded and only its beginning is here.
  func fetchSelectedBody() -> [Effect] {
    guard let ref = timeline.ref, let shown = timeline.selectedItem, shown.isCut, timeline.unfolded.contains(shown.id)
    else { return [] }
    let origin = timeline.origins[shown.id] ?? ItemOrigin(ref: ref, item: shown)
    let key = FetchKey.body(origin.item.id)
    guard !inFlight.contains(key), problemTopic != .fetch(key) || problem == nil else { return [] }
    return [.fetchBody(origin.item, origin.ref)]
  }

  mutating func open() -> [Effect] {
    switch focus {
    case .list:
      trail = []
      return focus(on: .detail)
    case .detail:
      guard let account, detail.fields.indices.contains(detail.scroll.selection) else { return [] }
      guard let link = detail.fields[detail.scroll.selection].link else {
        return say(Strings.Links.leadsNowhere)
      }
      if let ref = subject {
        noteVisit()
        trail.append(
          TrailStep(ref: RecordRef(account.id, link), from: ref, detail: detail.scroll, timeline: timeline.scroll))
        noteVisit()
      }
      return showSubject()
    case .timeline: return toggleFold()
    }
  }

  /// One step back: a remark, a linked record, a pane, a search.
  mutating func back() -> [Effect] {
    if case .conflict = overlay { return closeOverlay() }
    if outbox != nil {
      outbox = nil
      message = nil
      return [.cancelTimer(.message)]
    }
    if message != nil || problem != nil {
      message = nil
      problem = nil
      return [.cancelTimer(.message)]
    }
    if find != nil {
      find = nil
      return []
    }
    if !trail.isEmpty {
      left = trail.removeLast().origin
      return showSubject()
    }
    if focus != .list { return focus(on: .list) }
    if account?.question.text != nil { return search("") }
    if account?.question.view != nil { return chooseView("all") }
    return []
  }

  func isStale(_ fetchedAt: Instant) -> Bool { now.seconds(since: fetchedAt) > options.staleSeconds }
}
