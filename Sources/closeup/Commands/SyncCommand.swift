import ArgumentParser
import CRM
import MirrorStore
import Settings
import Strings
import Sync

/// `closeup sync`: brings the accounts into the mirror, and what changed.
struct SyncCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync", abstract: "Bring all records of the accounts to this machine, and what changed since.",
    discussion: """
      The first time everything comes, which takes its time: it can be stopped with Ctrl-C, or end in any other way, and
      goes on where it was. Afterwards only what was created, changed or deleted comes. No more than a share of a
      service's request budget is used, so that one can work meanwhile.

      Timelines come when a record is opened, and are kept. With --timelines those of all records come, the newest records
      first; this is at least one request for each record.
      """)

  @Option(help: ArgumentHelp("Only this account.", valueName: "name"))
  var account: String?

  @Option(help: ArgumentHelp("Only this kind of record, such as leads or people (repeatable).", valueName: "kind"))
  var kind: [String] = []

  @Flag(help: "Bring everything anew, and forget what is not there any more.")
  var full = false

  @Flag(help: "Bring the timelines of all records, too.")
  var timelines = false

  @Flag(help: "Print JSON, one object for each account and kind; no progress.")
  var json = false

  @Option(help: ArgumentHelp("Use this config file.", valueName: "file"))
  var config: String?

  func run() throws {
    let program = try WritingProgram(config: config, account: account)
    let kinds = try kind.isEmpty ? nil : Set(kind.flatMap { try program.accounts.kinds(named: $0) })
    let accounts = program.accounts.filter { $0.pulls(kinds) }
    let progress = json ? nil : SyncProgressLine(accounts)
    let settings = program.settings.config.sync
    let round = SyncRound(
      accounts: accounts, mirror: program.mirror, kinds: kinds, isFull: full,
      bringsTimelines: timelines || settings.timelines == .all, policy: settings.pullPolicy
    ) { progress?.show($0) }
    let outcomes = try blocking { await InterruptibleWork.run { await round.run() } }
    progress?.clear()
    var failures: [ProgramFailure] = []
    for (account, outcome) in zip(accounts, outcomes) {
      for report in outcome.reports {
        StandardStream.output.write(json ? report.json.text : report.line(account.service))
      }
      if let report = outcome.timelines { StandardStream.output.write(json ? report.json.text : report.line) }
      if let failure = outcome.failure { failures.append(failure) }
    }
    if let failure = failures.together { throw failure }
  }
}

extension [OpenAccount] {
  /// The kinds of record that a word means, in any of the accounts: `leads`, `deal`, `opportunities`.
  fileprivate func kinds(named word: String) throws -> [RecordKind] {
    let wanted = word.lowercased()
    let all = flatMap(\.service.capabilities.kinds)
    let matches = all.filter { info in
      [info.kind.rawValue, info.singular.lowercased(), info.plural.lowercased()].contains(wanted)
    }
    guard matches.isEmpty else { return matches.map(\.kind) }
    var names: [String] = []
    for name in all.map({ $0.plural.lowercased() }) where !names.contains(name) { names.append(name) }
    throw ProgramFailure(.usage, Strings.SyncCommand.noSuchKind(word, kinds: names.joined(separator: ", ")))
  }
}

extension OpenAccount {
  /// Whether any of these kinds is pulled from the account.
  fileprivate func pulls(_ kinds: Set<RecordKind>?) -> Bool {
    service.pullKinds.contains { pull in kinds.map { !$0.isDisjoint(with: pull.kinds) } ?? true }
  }
}
