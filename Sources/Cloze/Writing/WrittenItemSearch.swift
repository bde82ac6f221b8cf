import CRM
import Strings

/// Looks through a record's timeline for a write that may have arrived.
struct WrittenItemSearch: Sendable {
  /// Pages looked at; what was just written is among the newest.
  private static let pages = 3
  private static let mostCandidates = 5

  let reader: TimelineReader
  let relation: Relation
  let id: String
  let item: WrittenItem
  let known: Set<TimelineItem.ID>

  /// Throws the errors of reading, but for an account that cannot read timelines or a record that is gone: those leave
  /// it to the user.
  func settlement() async throws(ServiceError) -> Settlement {
    guard RecordKey.isUsable(id) else { return unclear(Strings.ClozeSettling.cannotBeLookedUp, []) }
    do throws(ServiceError) {
      return try await search()
    } catch {
      switch error.reason {
      case .unsupported: return unclear(Strings.ClozeSettling.noTimelines, [])
      case .notFound:
        let isPath = error.status == 404
        return unclear(isPath ? Strings.ClozeSettling.noTimelines : Strings.ClozeSettling.recordGone, [])
      default: throw error
      }
    }
  }

  private func search() async throws(ServiceError) -> Settlement {
    var candidates: [TimelineMessage] = []
    var stamp: JSON?
    for _ in 0..<Self.pages {
      let stretch = try await reader.stretch(of: relation, id: id, stamp: stamp)
      for message in stretch.messages where !known.contains(message.key) {
        let (likeness, message) = try await judge(message)
        if likeness == .same { return .arrived(Delivery(item: items([message]).first)) }
        if likeness == .similar { candidates.append(message) }
      }
      guard let next = stretch.stamp, next != stamp, !stretch.messages.isEmpty, !reachesBeyond(stretch.messages) else {
        break
      }
      stamp = next
    }
    let shown = items(Array(candidates.prefix(Self.mostCandidates)))
    return unclear(
      shown.isEmpty ? Strings.ClozeSettling.notOnTimeline : Strings.ClozeSettling.similarOnTimeline, shown)
  }

  /// A message whose text is needed shows it; one that has none to show is not told apart from others.
  private func judge(_ message: TimelineMessage) async throws(ServiceError) -> (WrittenItem.Likeness, TimelineMessage) {
    let identity = reader.vocabulary.identity
    let likeness = item.likeness(of: message, identity: identity)
    guard likeness == .needsBody else { return (likeness, message) }
    let whole = try await reader.withBody(message)
    let better = item.likeness(of: whole, identity: identity)
    return (better == .needsBody ? .similar : better, whole)
  }

  /// Whether the page goes back to well before the write. Where in a timeline a to-do stands is not documented.
  private func reachesBeyond(_ messages: [TimelineMessage]) -> Bool {
    guard let date = item.date, let oldest = messages.compactMap(\.when).min() else { return false }
    return oldest < min(date, item.sentAt).adding(seconds: -86_400)
  }

  private func items(_ messages: [TimelineMessage]) -> [TimelineItem] {
    TimelineMessage.items(messages, of: relation.kind, vocabulary: reader.vocabulary)
  }

  private func unclear(_ why: String, _ candidates: [TimelineItem]) -> Settlement {
    let question =
      candidates.isEmpty
      ? Strings.ClozeSettling.isItThere(item.noun, why: why)
      : Strings.ClozeSettling.isItOneOfThese(item.noun, why: why)
    return .unclear(question: question, candidates: candidates)
  }
}
