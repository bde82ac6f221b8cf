import CRM
import Foundation
import MirrorStore
import Settings
import Strings
import Sync

/// Config, accounts, mirror and deliverer of a command that writes without the panes.
struct WritingProgram: Sendable {
  let settings: LoadedConfig
  let accounts: [OpenAccount]
  let mirror: MirrorStore
  let deliverer: Deliverer

  /// With `account` only that one. Throws `ProgramFailure` when there is none.
  init(config: String?, account: String?) throws {
    if let config, !FileManager.default.fileExists(atPath: config) {
      throw ProgramFailure(.usage, Strings.Arguments.noConfigFile(config))
    }
    let environment = ProcessInfo.processInfo.environment
    let settings = try LoadedConfig(file: config, environment: environment)
    self.settings = settings
    for diagnostic in settings.problems { ErrorReport.notice(diagnostic.description) }
    let wanted = settings.config.accounts.filter { account == nil || $0.name == account }
    guard !wanted.isEmpty else {
      if let account { throw ProgramFailure(.usage, Strings.AccountOpening.notInConfig(account)) }
      throw ProgramFailure(.usage, Strings.AccountOpening.noneSetUp, hint: Strings.AccountOpening.howToSetUp)
    }
    accounts = try wanted.map { try OpenAccount($0, environment: environment, log: settings.requestLog) }
    let opened = try OpenedMirror.opening(settings.locations.data + "/mirror.sqlite")
    if let setAside = opened.setAside { ErrorReport.notice(setAside.words) }
    mirror = opened.store
    deliverer = Deliverer(
      mirror: mirror, writers: accounts.writers,
      onFailure: { ErrorReport.notice(String(describing: $0)) }, onChange: { _ in })
  }

  /// The account's words: the mirror's, or the service's when the mirror has none.
  func vocabulary(of account: OpenAccount) async throws -> Vocabulary {
    if let known = try mirror.vocabulary(of: account.id) { return known }
    let puller = Puller(account: account.id, service: account.service, mirror: mirror, now: { .now() })
    do {
      return try await puller.vocabulary(refreshIfOlderThan: 3600)
    } catch is ServiceError {
      // Offline, the form has fewer choices.
      return Vocabulary()
    }
  }

  /// The whole record, which knows the people to choose from; what there is of it when no service can be asked.
  func whole(_ match: RecordFinder.Match) async throws -> Record {
    guard match.record.isPartial else { return match.record }
    let puller = Puller(account: match.account.id, service: match.account.service, mirror: mirror, now: { .now() })
    do {
      return try await puller.record(match.record.id).record
    } catch is ServiceError {
      return match.record
    }
  }
}

extension [OpenAccount] {
  /// Those that may be written to.
  var writers: [AccountID: any CRMWriting] {
    Dictionary(uniqueKeysWithValues: filter { $0.writing == .allowed }.map { ($0.id, $0.service) })
  }
}
