import CRM
import Close
import Cloze
import ServiceTransport
import Settings
import Strings

/// An account of the config with its service, ready to be asked.
struct OpenAccount: Sendable {
  let id: AccountID
  let service: any AccountService
  /// Whether it is kept up to date in the background.
  let syncs: Bool
  /// What the config lets be written.
  let writing: WritePermission
  /// Tells how long the service wants to be left alone.
  let waits: WaitRelay

  /// Nothing is read or sent yet. Throws `ProgramFailure` for a service that is not supported yet.
  init(_ settings: AccountSettings, environment: [String: String], log: RequestLog? = nil) throws(ProgramFailure) {
    let waits = WaitRelay()
    let id = AccountID(settings.name)
    let observe: @Sendable (RequestLogEntry) -> Void = { entry in
      waits.observe(entry)
      log?.record(entry, of: id)
    }
    self.id = id
    self.waits = waits
    writing = settings.writing
    syncs = settings.syncs
    switch settings.service {
    case .close:
      service = DeferredService(
        capabilities: CloseService.capabilities,
        layOut: { CloseService.detail(of: $0, vocabulary: $1) }, rules: CloseService.writeRules,
        pullKinds: CloseService.pullKinds, parts: { CloseService.parts(of: $0) },
        standIn: { CloseService.timelineStandIn(for: $0) },
        searchLimitation: { CloseService.searchLimitation(of: $0, vocabulary: $1) },
        open: {
          let key = try await settings.key(environment)
          return CloseService(
            transport: try ServiceTransport(
              name: "Close", base: settings.url?.text ?? CloseService.defaultURL,
              credentials: .basic(key: key),
              limits: TransportLimits.standard.patient(forSeconds: settings.timeoutSeconds), observer: observe))
        })
    case .cloze:
      service = DeferredService(
        capabilities: ClozeService.capabilities,
        layOut: { ClozeService.detail(of: $0, vocabulary: $1) }, rules: ClozeService.writeRules,
        pullKinds: ClozeService.pullKinds,
        searchLimitation: { ClozeService.searchLimitation(of: $0, vocabulary: $1) },
        open: {
          let key = try await settings.key(environment)
          return ClozeService(
            transport: try ServiceTransport(
              name: "Cloze", base: settings.url?.text ?? ClozeService.defaultURL,
              credentials: .bearer(key: key),
              limits: ClozeService.limits.patient(forSeconds: settings.timeoutSeconds), observer: observe),
            user: settings.user)
        })
    case .highlevel:
      throw ProgramFailure(.failed, Strings.AccountOpening.onHighLevel(settings.name))
    }
  }
}

extension AccountSettings {
  /// The API key. Throws `ServiceError` that says what to do about a missing one.
  fileprivate func key(_ environment: [String: String]) async throws -> String {
    do {
      return try await apiKey.read(environment: environment).reveal()
    } catch {
      throw ServiceError(
        .authentication, error.summary, serverWords: error.commandWords,
        advice: error.advice ?? Strings.AccountOpening.checkKey(of: name))
    }
  }
}

extension TransportLimits {
  /// The same with the config's patience: a whole answer may take twice as long as its beginning.
  fileprivate func patient(forSeconds seconds: Int) -> TransportLimits {
    var limits = self
    limits.connect = min(limits.connect, Double(seconds))
    limits.read = Double(seconds)
    limits.total = 2 * Double(seconds)
    return limits
  }
}
