import Foundation

/// A home folder with a config of one Close account, and the environment that leads there: all a run of closeup knows.
struct Home {
  /// How long the cursor rests before the panes follow, in milliseconds.
  enum Rest: Int {
    /// Long enough to tell the frames of a move from those that follow.
    case apart = 250
    /// As good as never.
    case never = 2000
    case standard = 80
  }

  let folder: String
  let environment: [String: String]

  var mirror: Mirror { Mirror(path: folder + "/.local/share/closeup/mirror.sqlite") }

  /// `rateShare` is how much of the service's budget pulls may use.
  init(
    _ folder: String, account: Sandbox.Address, rest: Rest = .standard, mirror: Mirror? = nil, rateShare: Double = 0.5
  ) throws {
    self.folder = folder
    environment = [
      "TERM": "xterm-256color", "HOME": folder, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "BENCH_KEY": account.key,
    ]
    let config = """
      [interface]
      rest_ms = \(rest.rawValue)

      # What is measured is not to be overlaid by bringing everything.
      [sync]
      first_pull = false
      rate_share = \(rateShare)

      [[account]]
      name = "bench"
      service = "close"
      url = "\(account.url)"
      api_key_env = "BENCH_KEY"
      """
    let files = FileManager.default
    try files.createDirectory(atPath: folder + "/.config/closeup", withIntermediateDirectories: true)
    try config.write(toFile: folder + "/.config/closeup/config.toml", atomically: true, encoding: .utf8)
    guard let mirror else { return }
    try files.createDirectory(
      atPath: folder + "/.local/share/closeup", withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    // The write-ahead log as closeup left it belongs to the mirror; the index of it (-shm) is made anew.
    for suffix in ["", "-wal"] where files.fileExists(atPath: mirror.path + suffix) {
      try files.copyItem(atPath: mirror.path + suffix, toPath: self.mirror.path + suffix)
    }
  }
}
