import Settings

/// Looks whether the accounts of the config could be used, without asking their services.
struct AccountCheck {
  private let config: Config
  private let file: String

  init(_ settings: ProgramSettings) {
    config = settings.config
    file = settings.configFile
  }

  /// What is wrong with each, at the line its table begins on. Reads key files and variables; runs no command.
  func findings(_ environment: [String: String]) throws -> [Diagnostic] {
    try config.accounts.flatMap { account in
      var findings: [Diagnostic] = []
      do throws(ProgramFailure) {
        _ = try OpenAccount(account, environment: environment)
      } catch {
        findings.append(finding(account, error.lines.joined(separator: " ")))
      }
      if let problem = try keyProblem(account, environment) { findings.append(finding(account, problem)) }
      return findings
    }
  }

  private func keyProblem(_ account: AccountSettings, _ environment: [String: String]) throws -> String? {
    try blocking {
      do throws(SecretError) {
        try await account.apiKey.check(environment: environment)
        return nil
      } catch {
        return error.description
      }
    }
  }

  private func finding(_ account: AccountSettings, _ message: String) -> Diagnostic {
    Diagnostic(.error, file: file, line: config.accountLines[account.name], keyPath: account.name, message: message)
  }
}
