import CRM
import MirrorStore
import Strings
import Sync

extension SyncReport {
  /// `work: leads, contacts, opportunities: 12 new, 3 changed, 1 deleted (4 requests, 0.8 s)`.
  func line(_ service: any AccountService) -> String {
    let pull = service.pullKinds.first { $0.kind == kind } ?? PullKind(kind)
    let names = pull.kinds.map { service.capabilities.info(for: $0)?.plural.lowercased() ?? $0.rawValue }
    let came = Strings.SyncCommand.came(
      new: tally.new, changed: tally.changed, deleted: tally.deleted, requests: requests, seconds: seconds.inTenths,
      isComplete: failure == nil)
    return "\(account.rawValue): \(names.joined(separator: ", ")): \(came)"
  }

  var json: JSON {
    var members = JSONObject([
      ("account", .string(account.rawValue)), ("kind", .string(kind.rawValue)), ("new", .number(tally.new)),
      ("changed", .number(tally.changed)), ("deleted", .number(tally.deleted)), ("requests", .number(requests)),
      ("seconds", .number((seconds * 1000).rounded() / 1000)), ("full", .bool(wasFirst)),
      ("complete", .bool(failure == nil)),
    ])
    if let failure {
      members["problem"] = .string(failure.summary)
      if let words = failure.serverWords { members["server_words"] = .string(words) }
    }
    return .object(members)
  }
}

extension TimelineReport {
  /// `work: timelines: 1,204 fetched (300.4 s)`.
  var line: String {
    let came = Strings.SyncCommand.timelinesCame(
      timelines, seconds: seconds.inTenths, limitation: limitation, isComplete: failure == nil)
    return "\(account.rawValue): \(came)"
  }

  var json: JSON {
    var members = JSONObject([
      ("account", .string(account.rawValue)), ("timelines", .number(timelines)),
      ("seconds", .number((seconds * 1000).rounded() / 1000)), ("complete", .bool(failure == nil)),
    ])
    if let limitation { members["limitation"] = .string(limitation) }
    if let failure { members["problem"] = .string(failure.summary) }
    return .object(members)
  }
}

extension Double {
  /// `12.3`.
  fileprivate var inTenths: String {
    let tenths = Int((self * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
