import Strings

/// Adding to `config.toml` without touching what is there.
public enum ConfigFile {
  /// Appends an `[[account]]` to the file at `path`, which is made (mode 0600) when there is none.
  ///
  /// Everything in the file stays as it is, byte for byte. Throws, and changes nothing, when the name is taken, when
  /// the file has errors that would make the outcome doubtful, or when it cannot be written.
  public static func append(_ account: AccountSettings, to path: String) throws(ConfigFileError) {
    let old: String
    do { old = try SettingsFile.read(path)?.text ?? "" } catch { throw ConfigFileError(path, error.message) }
    let new = try text(appending: account, to: old, path: path)
    do throws(FileError) { try OwnerOnly.replace(path, with: Array(new.utf8), keepingMode: true) } catch {
      throw ConfigFileError(path, error.description)
    }
  }

  static func text(
    appending account: AccountSettings, to old: String, path: String
  ) throws(ConfigFileError) -> String {
    let before = Config.parse(old, file: path)
    if let taken = before.config.accounts.first(where: { $0.name.lowercased() == account.name.lowercased() }) {
      throw ConfigFileError(path, Strings.Config.accountIsThere(taken.name.quotedForMessage))
    }
    if let error = before.diagnostics.first(where: { $0.severity == .error }) {
      throw ConfigFileError(path, Strings.Config.putRightFirst(error.description))
    }
    var new = old
    if !new.isEmpty {
      if !new.hasSuffix("\n") { new += "\n" }
      new += "\n"
    }
    new += block(account)
    let after = Config.parse(new, file: path)
    guard after.config.accounts == before.config.accounts + [account], after.diagnostics == before.diagnostics else {
      throw ConfigFileError(path, Strings.Config.nothingCanBeAdded)
    }
    return new
  }

  /// The account as it is written to the file.
  static func block(_ account: AccountSettings) -> String {
    var lines = ["[[account]]", "name = \(quoted(account.name))", "service = \(quoted(account.service.rawValue))"]
    if let url = account.url { lines.append("url = \(quoted(url.text))") }
    if let user = account.user { lines.append("user = \(quoted(user))") }
    if account.writing != .allowed { lines.append("writing = \(quoted(account.writing.rawValue))") }
    if account.timeoutSeconds != 30 { lines.append("timeout_seconds = \(account.timeoutSeconds)") }
    if !account.syncs { lines.append("sync = false") }
    switch account.apiKey {
    case .command(let command): lines.append("api_key_command = \(quoted(command))")
    case .environment(let variable): lines.append("api_key_env = \(quoted(variable))")
    case .file(let path): lines.append("api_key_file = \(quoted(path))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A TOML basic string.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

/// Why `config.toml` could not be added to.
public struct ConfigFileError: Error, Sendable, Hashable, CustomStringConvertible {
  public var path: String
  public var message: String

  init(_ path: String, _ message: String) {
    self.path = path
    self.message = message
  }

  public var description: String { Strings.Config.notChanged(path.escapedForMessage, reason: message) }
}
