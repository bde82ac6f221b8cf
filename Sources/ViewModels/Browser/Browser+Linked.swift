import CRM
import MirrorStore
import Settings
import Strings

/// The same person or company in other accounts: named, gone to, and read along with.
extension Browser {
  /// There is nobody else where there is but one account.
  func loadLinked(_ ref: RecordRef) -> [Effect] { accounts.count > 1 ? [.loadLinked(ref)] : [] }

  mutating func linkedLoaded(_ ref: RecordRef, _ linked: [LinkedRecord]) -> [Effect] {
    guard detail.ref == ref else { return [] }
    detail.linked = linked
    return loadLinkedTimelines()
  }

  /// Goes to the same in another account: to the only one, to the one of that number, or to one chosen from a menu. What
  /// only has the domain in common does not stand in the way of what is the same; `all` lists it too.
  mutating func openLinked(_ words: String, count: Int?) -> [Effect] {
    let linked = detail.ref == subject ? detail.linked : []
    if let chosen = count ?? Int(words), linked.indices.contains(chosen - 1) { return jump(to: linked[chosen - 1].ref) }
    let same = linked.filter(\.basis.isOfTheSame)
    let meant = words == "all" || same.isEmpty ? linked : same
    guard let only = meant.first else { return say(Strings.LinkedRecords.nobodyKnown) }
    if meant.count == 1 { return jump(to: only.ref) }
    let items = meant.enumerated().map { index, link in
      MenuItem(
        link.title, detail: "\(link.ref.record.kind.rawValue), \(link.ref.account.rawValue), \(link.basis.words)",
        command: Invocation(name: "linked", arguments: [String(index + 1)]))
    }
    return show(Menu(title: Strings.LinkedRecords.title, items: items), ifEmpty: "")
  }

  // MARK: Timelines

  /// Shows the timelines of the same in other accounts among the record's own, or no longer.
  mutating func toggleInterleaving() -> [Effect] {
    isInterleaved.toggle()
    let words: String
    if !isInterleaved {
      timeline.others = []
      words = Strings.LinkedRecords.ownTimelineOnly
    } else if detail.ref == subject, interleaved.isEmpty {
      words = Strings.LinkedRecords.allTimelinesButNobodyKnown
    } else {
      words = Strings.LinkedRecords.allTimelines
    }
    showTimeline(timeline.stored, outbox: timeline.outbox)
    return [.saveMemory(memory)] + loadLinkedTimelines() + say(words)
  }

  /// The records whose timelines are read along: those that are the same, else the first of the same company.
  private var interleaved: [RecordRef] {
    let same = detail.linked.filter(\.basis.isOfTheSame)
    return (same.isEmpty ? detail.linked : same).prefix(Self.mostInterleaved).map(\.ref)
  }

  private static let mostInterleaved = 4

  func loadLinkedTimelines() -> [Effect] {
    guard isInterleaved, let ref = timeline.ref, detail.ref == ref, !interleaved.isEmpty else { return [] }
    return [.loadLinkedTimelines(interleaved, of: ref)]
  }

  mutating func linkedTimelinesLoaded(_ ref: RecordRef, _ others: [LinkedTimeline]) -> [Effect] {
    guard isInterleaved, timeline.ref == ref else { return [] }
    timeline.others = others
    showTimeline(timeline.stored, outbox: timeline.outbox)
    let unknown = others.filter { other in other.stored.map { isStale($0.fetchedAt) } ?? true }
    let wanted = fetchLinked(unknown, older: false)
    return wanted.isEmpty ? linkedTimelinesNeedMore() : wanted
  }

  mutating func linkedTimelineFetched(
    _ other: RecordRef, of ref: RecordRef, _ fetched: Fetched<StoredTimeline>
  ) -> [Effect] {
    inFlight.remove(.linkedTimeline(other))
    guard timeline.ref == ref else { return [] }
    switch fetched {
    case .success:
      succeeded(other.account, .linkedTimeline(other))
      return loadLinkedTimelines()
    case .failure(let problem):
      // Until the record is shown again: what cannot be had is not asked for at every key.
      timeline.unavailable.insert(other)
      report(problem, of: .fetch(.linkedTimeline(other)))
    case .cancelled: break
    }
    return []
  }

  /// Asks for older items of the other accounts when the cursor comes near the last one.
  func linkedTimelinesNeedMore() -> [Effect] {
    guard timeline.stored?.next == nil, timeline.isNearEnd else { return [] }
    return fetchLinked(timeline.others.filter { $0.stored?.next != nil }, older: true)
  }

  private func fetchLinked(_ others: [LinkedTimeline], older: Bool) -> [Effect] {
    guard let ref = timeline.ref else { return [] }
    return others.map(\.ref)
      .filter { !inFlight.contains(.linkedTimeline($0)) && !timeline.unavailable.contains($0) }
      .map { .fetchLinkedTimeline($0, of: ref, older: older) }
  }

  /// Why an item cannot be changed that is another account's; nil for the record's own.
  func reasonElsewhere(_ item: TimelineItem) -> String? {
    timeline.origins[item.id].map {
      Strings.LinkedRecords.elsewhere($0.ref.account.rawValue, key: keyName(for: "linked"))
    }
  }
}

extension LinkedRecord.Basis {
  /// `by e-mail`.
  fileprivate var words: String {
    switch self {
    case .email: Strings.LinkedRecords.byEmail
    case .phone: Strings.LinkedRecords.byPhone
    case .domain(let domain): Strings.LinkedRecords.byDomain(domain)
    }
  }
}
