import ArgumentParser
import CRM
import DisplayText
import Foundation
import Settings
import Strings
import Terminal

/// `closeup login close|cloze`: asks for an API key, checks it, and sets the account up.
struct LoginCommand: ParsableCommand {
  enum Service: String, ExpressibleByArgument, CaseIterable {
    case close, cloze

    var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
    var name: ServiceName { self == .close ? .close : .cloze }
  }

  static let configuration = CommandConfiguration(
    commandName: "login",
    abstract: "Set up an account: asks for its API key, checks it and stores it.",
    discussion: """
      The key is asked for without echo (or read from standard input, one line) and kept in a file for you alone.
      With --command no key is kept: the command is run whenever the key is needed.
      Close: Settings, Developer, API Keys. Cloze: Settings, Integrations, Cloze API.
      """)

  @Argument(help: "The service: close or cloze.")
  var service: Service

  @Option(help: "What to call the account; the service's name if not given.")
  var name: String?

  @Option(help: ArgumentHelp("A command that prints the key, such as 'pass show close'.", valueName: "command"))
  var command: String?

  @Option(help: ArgumentHelp("Another address of the service, such as a sandbox's.", valueName: "url"))
  var url: String?

  @Option(help: ArgumentHelp("The Cloze user the key belongs to; most accounts need none.", valueName: "e-mail"))
  var user: String?

  @Option(help: ArgumentHelp("Use this config file.", valueName: "file"))
  var config: String?

  func validate() throws {
    if let name, !AccountSettings.isValidName(name) {
      throw ValidationError(Strings.Arguments.noAccountName(name))
    }
    if let url, ServiceURL(url) == nil {
      throw ValidationError(Strings.Arguments.noServiceURL)
    }
  }

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let settings = try LoadedConfig(file: config, environment: environment)
    let configFile = config ?? settings.locations.configFile
    let accountName = name ?? service.rawValue
    if settings.config.accounts.contains(where: { $0.name.lowercased() == accountName.lowercased() }) {
      throw ProgramFailure(
        .usage, Strings.LoginCommand.nameIsTaken(accountName, file: configFile),
        hint: Strings.LoginCommand.removeOrRename)
    }
    let key = try command == nil ? askForKey() : nil
    let account = AccountSettings(
      name: accountName, service: service.name, url: url.flatMap { ServiceURL($0) },
      apiKey: try source(key, settings.locations), user: user)
    let identity = try verify(account, key: key, environment: environment)
    try store(account, key: key, in: configFile)
    StandardStream.output.write(
      Strings.LoginCommand.loggedIn(
        to: service.title, as: identity.name, of: identity.organization, account: accountName, file: configFile))
  }

  private func source(_ key: Secret?, _ locations: Locations) throws -> SecretSource {
    if let command { return .command(command) }
    return .file(locations.credentialsFile(account: name ?? service.rawValue))
  }

  /// Asks on the terminal without echo; a pipe is read instead, so that a password manager can feed it.
  private func askForKey() throws -> Secret {
    let line: String?
    switch SecretPrompt.ask(DisplayText(Strings.LoginCommand.keyPrompt(service: service.title))) {
    case .line(let typed): line = typed
    case .cancelled: throw ExitCode(130)
    case nil: line = readLine()
    }
    guard let key = line.flatMap({ Secret($0.trimmingCharacters(in: .whitespaces)) }) else {
      throw ProgramFailure(.usage, Strings.LoginCommand.noKey)
    }
    return key
  }

  /// Asks the service whose key it is, before anything is stored.
  private func verify(_ account: AccountSettings, key: Secret?, environment: [String: String]) throws -> Identity {
    var trial = account
    var environment = environment
    if let key {
      trial.apiKey = .environment("CLOSEUP_LOGIN_KEY")
      environment["CLOSEUP_LOGIN_KEY"] = key.reveal()
    }
    let service = try OpenAccount(trial, environment: environment).service
    do {
      return try blocking {
        do {
          let identity = try await service.verify()
          await service.shutdown()
          return identity
        } catch {
          await service.shutdown()
          throw error
        }
      }
    } catch let error as ServiceError {
      throw ProgramFailure(error)
    }
  }

  private func store(_ account: AccountSettings, key: Secret?, in configFile: String) throws {
    do {
      // The config first: it refuses names that are taken, whose key file must not be written over.
      try ConfigFile.append(account, to: configFile)
      if let key, case .file(let path) = account.apiKey { try key.write(to: path) }
    } catch {
      throw ProgramFailure(.failed, String(describing: error))
    }
  }
}
