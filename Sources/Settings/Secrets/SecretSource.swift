import Strings

/// Where an account's API key comes from. Holds no key itself.
public enum SecretSource: Sendable, Hashable {
  /// The first line that a shell command prints.
  case command(String)
  /// An environment variable.
  case environment(String)
  /// The first line of a file that only its owner may read; `~/` is the home folder.
  case file(String)

  /// Fetches the key. Reads files and the environment at once; a command may take up to `timeLimit`.
  public func read(
    environment: [String: String], timeLimit: Duration = .seconds(30)
  ) async throws(SecretError) -> Secret {
    switch self {
    case .command(let command):
      return try await SecretCommand(command: command, timeLimit: timeLimit).run(environment: environment)
    case .environment(let variable):
      guard let value = environment[variable], !value.isEmpty else {
        throw SecretError(
          .missing, Strings.APIKeys.notSet(Strings.APIKeys.variable(variable)), advice: Strings.APIKeys.setVariable)
      }
      return try Self.secret(in: value, of: Strings.APIKeys.variable(variable))
    case .file(let path):
      return try SecretFile(path: path, home: Locations.home(environment)).read()
    }
  }

  /// Reads a key that can be had at once and forgets it. A command is not run: it may ask for a password.
  public func check(environment: [String: String]) async throws(SecretError) {
    if case .command = self { return }
    _ = try await read(environment: environment)
  }

  /// The key on the first line of `text`.
  static func secret(in text: String, of source: String) throws(SecretError) -> Secret {
    var line = text.prefix { !$0.isNewline }[...]
    while line.last == " " || line.last == "\t" { line.removeLast() }
    if line.isEmpty { throw SecretError(.missing, Strings.APIKeys.firstLineEmpty(source)) }
    guard let secret = Secret(String(line)) else {
      throw SecretError(.malformed, Strings.APIKeys.firstLineNoKey(source))
    }
    return secret
  }
}
