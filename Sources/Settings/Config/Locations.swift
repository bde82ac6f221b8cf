#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Where closeup keeps its files, by the XDG base directory rules.
public struct Locations: Sendable, Hashable {
  /// `config.toml`, themes and keymaps: `$XDG_CONFIG_HOME/closeup`, or `~/.config/closeup`.
  public var config: String
  /// History and logs: `$XDG_STATE_HOME/closeup`, or `~/.local/state/closeup`.
  public var state: String
  /// The mirror and credentials: `$XDG_DATA_HOME/closeup`, or `~/.local/share/closeup`.
  public var data: String

  public init(config: String, state: String, data: String) {
    self.config = config
    self.state = state
    self.data = data
  }

  /// Takes the folders from the environment. Relative XDG paths are ignored, as their specification asks.
  public init(environment: [String: String]) {
    let home = Self.home(environment)
    func folder(_ variable: String, _ standard: String) -> String {
      if let path = environment[variable], path.hasPrefix("/") { return path + "/closeup" }
      return "\(home)/\(standard)/closeup"
    }
    self.init(
      config: folder("XDG_CONFIG_HOME", ".config"), state: folder("XDG_STATE_HOME", ".local/state"),
      data: folder("XDG_DATA_HOME", ".local/share"))
  }

  public var configFile: String { config + "/config.toml" }

  /// Single keys of the user's own, laid over whichever keymap the configuration names.
  public var keysFile: String { config + "/keys.toml" }

  /// The owner-only file that holds the API key of an account. It lies with the data, not with the configuration:
  /// people keep their configuration in repositories.
  public func credentialsFile(account: String) -> String { "\(data)/credentials/\(account.lowercased()).key" }

  /// Makes the folders, each for the owner alone. The mirror and the keys lie in `state` and `data`, so those are
  /// closed to others also when they exist; `config` is left as the user has it.
  public func create() throws(FileError) {
    try OwnerOnly.makeFolder(config, closing: false)
    try OwnerOnly.makeFolder(state, closing: true)
    try OwnerOnly.makeFolder(data, closing: true)
  }

  /// `$HOME`, or what the user database says.
  static func home(_ environment: [String: String]) -> String {
    if let home = environment["HOME"], home.hasPrefix("/") { return home }
    guard let entry = getpwuid(getuid()), let folder = entry.pointee.pw_dir else { return "/" }
    return String(cString: folder)
  }
}
