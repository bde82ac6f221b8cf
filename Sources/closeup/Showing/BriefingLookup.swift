import CRM
import MirrorStore
import Strings
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
    let runner = EffectRunner(
      mirror: program.mirror, services: [match.account.id: match.account.service], pullers: [:], now: { now })
    let briefing = try runner.briefing(on: match.ref, timelineLength: timelineLength, local: .system)
    guard let briefing else {
      throw ProgramFailure(.nothingFound, Strings.Lookup.deletedMeanwhile(match.record.title))
    }
    return briefing
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
}
