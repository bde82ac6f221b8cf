import CRM
import MirrorStore
import Sync
import ViewModels

/// Gathers what a briefing is made of.
struct BriefingLookup: Sendable {
  let program: WritingProgram
  let match: RecordFinder.Match
  /// How many items of the timeline are wanted.
  let timelineLength: Int

  /// The briefing as the mirror has it.
  func briefing(now: Instant) throws -> Briefing {
    let mirror = program.mirror
    guard let stored = try mirror.record(match.ref) else {
      throw ProgramFailure(.nothingFound, "\(match.record.title) has just been deleted.")
    }
    let service = match.account.service
    let vocabulary = try mirror.vocabulary(of: match.account.id) ?? Vocabulary()
    var detail = service.detail(of: stored.record, vocabulary: vocabulary)
    try name(&detail)
    // The outbox first: what is delivered between the two is in both, and not in neither.
    let outbox = try mirror.outbox(of: match.ref)
    return Briefing(
      BriefingSource(
        account: match.account.id, stored: stored,
        kindName: service.capabilities.info(for: match.record.id.kind)?.singular ?? match.record.id.kind.rawValue,
        detail: detail, deals: try deals(in: detail), timeline: try mirror.timeline(of: match.ref), outbox: outbox),
      timelineLength: timelineLength, now: now, local: .system)
  }

  /// Brings the record and the beginning of its timeline into the mirror. Throws `ProgramFailure`.
  func fetch() async throws {
    let puller = Puller(
      account: match.account.id, service: match.account.service, mirror: program.mirror, now: { .now() })
    do {
      _ = try await puller.record(match.record.id)
      _ = try await puller.timeline(of: match.record.id)
    } catch let error as ServiceError where error.reason == .unsupported {
      // Such records have no timeline.
    } catch let error as ServiceError {
      throw ProgramFailure(error)
    }
  }

  private func deals(in detail: RecordDetail) throws -> [Record] {
    let links = detail.groups.flatMap(\.fields).compactMap(\.link).filter { $0.kind == .deal }
    return try links.compactMap { try program.mirror.record(RecordRef(match.account.id, $0))?.record }
  }

  /// A link that the service gives by id alone is shown by the linked record's name, where the mirror knows it.
  private func name(_ detail: inout RecordDetail) throws {
    for group in detail.groups.indices {
      for field in detail.groups[group].fields.indices {
        guard let link = detail.groups[group].fields[field].link,
          case .text(link.id) = detail.groups[group].fields[field].value,
          let linked = try program.mirror.record(RecordRef(match.account.id, link))
        else { continue }
        detail.groups[group].fields[field].value = .text(linked.record.title)
      }
    }
  }
}
