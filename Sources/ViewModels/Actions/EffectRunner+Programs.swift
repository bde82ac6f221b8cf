public import CRM
import MirrorStore
import Strings

/// What the programs of the user are given.
extension EffectRunner {
  /// How many items of the timeline they get.
  private static let timelineLength = 50

  /// What a run gets of its record. Throws `Problem` when there is no such record, or the mirror cannot be read.
  public func input(of run: ProgramRun) throws(Problem) -> ProgramInput {
    guard let subject = run.subject else { return ProgramInput(run, nil) }
    do {
      if let briefing = try briefing(on: subject, timelineLength: Self.timelineLength, local: .system) {
        return ProgramInput(run, briefing)
      }
    } catch {
      throw Problem(error, account: subject.account, at: now()) ?? Problem(Strings.Programs.calledOff, at: now())
    }
    throw Problem(Strings.Programs.recordNotHere, account: subject.account, at: now())
  }

  /// What the mirror knows of a record; nil when it has none such.
  public func briefing(on ref: RecordRef, timelineLength: Int, local: LocalTime) throws -> Briefing? {
    guard let stored = try mirror.record(ref), let service = services[ref.account] else { return nil }
    let detail = try detail(of: stored, ref) ?? RecordDetail(groups: [])
    let links = detail.groups.flatMap(\.fields).compactMap(\.link).filter { $0.kind == .deal }
    let deals = try links.compactMap { try mirror.record(RecordRef(ref.account, $0))?.record }
    // The outbox first: what is delivered between the two is in both, and not in neither.
    let outbox = try mirror.outbox(of: ref)
    return Briefing(
      BriefingSource(
        account: ref.account, stored: stored,
        kindName: service.capabilities.info(for: ref.record.kind)?.singular ?? ref.record.kind.rawValue,
        detail: detail, deals: deals, timeline: try mirror.timeline(of: ref), outbox: outbox),
      timelineLength: timelineLength, now: now(), local: local)
  }
}

extension Problem: Error {}
