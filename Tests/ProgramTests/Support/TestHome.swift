import Foundation

/// A home of its own for one test: config, state and mirror apart from everybody else's.
final class TestHome: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "closeup-test-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  /// One in which nothing is brought that was not asked for, so that a screen that is left alone stays as it is.
  static func still() throws -> TestHome {
    let home = try TestHome()
    try home.write("[sync]\nenabled = false\n", to: "config/closeup/config.toml")
    return home
  }

  /// A copy of another one's mirror, which nobody may have open.
  convenience init(mirrorOf other: TestHome) throws {
    try self.init()
    try FileManager.default.createDirectory(
      atPath: path + "/data", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try FileManager.default.copyItem(atPath: other.data, toPath: data)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var config: String { path + "/config/closeup/config.toml" }
  var data: String { path + "/data/closeup" }
  var mirror: String { data + "/mirror.sqlite" }

  var environment: [String: String] {
    [
      "HOME": path, "XDG_CONFIG_HOME": path + "/config", "XDG_STATE_HOME": path + "/state",
      "XDG_DATA_HOME": path + "/data", "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "LANG": "C.UTF-8", "TZ": "UTC", "SHELL": "/bin/sh",
    ]
  }

  /// Writes a file below the home.
  func write(_ text: String, to name: String, mode: Int = 0o600) throws {
    let file = path + "/" + name
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    // Children that other tests start meanwhile must not have it open: a program that is open for writing does not run.
    let opened = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard opened >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    let handle = FileHandle(fileDescriptor: opened)
    defer { try? handle.close() }
    try handle.write(contentsOf: Data(text.utf8))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
  }

  /// A config with a Close account named `work` and a Cloze account named `network`, their keys in owner-only files, and
  /// nothing brought that was not asked for, unless `sync` says otherwise.
  /// With `port`, what listens there is asked in the sandbox's place.
  func writeAccounts(
    on sandbox: Sandbox, closeKey: String? = nil, clozeKey: String? = nil, keyMode: Int = 0o600, extra: String = "",
    port: UInt16? = nil, sync: String = "enabled = false"
  ) throws {
    func url(_ url: String) -> String {
      port.map { url.replacingOccurrences(of: ":\(sandbox.port)", with: ":\($0)") } ?? url
    }
    try write((closeKey ?? sandbox.closeKey) + "\n", to: "work.key", mode: keyMode)
    try write((clozeKey ?? sandbox.clozeKey) + "\n", to: "network.key", mode: keyMode)
    try write(
      """
      [sync]
      \(sync)

      [[account]]
      name = "work"
      service = "close"
      url = "\(url(sandbox.closeURL))"
      api_key_file = "\(path)/work.key"
      \(extra)

      [[account]]
      name = "network"
      service = "cloze"
      url = "\(url(sandbox.clozeURL))"
      api_key_file = "\(path)/network.key"
      \(extra)
      """, to: "config/closeup/config.toml")
  }

  /// All bytes of all files below the home.
  func everything() -> [(file: String, bytes: Data)] {
    let names = FileManager.default.enumerator(atPath: path)?.allObjects as? [String] ?? []
    return names.compactMap { name in
      (try? Data(contentsOf: URL(fileURLWithPath: path + "/" + name))).map { (name, $0) }
    }
  }

  /// The permissions of a file below the home, or at an absolute path.
  func mode(_ file: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: file.hasPrefix("/") ? file : path + "/" + file)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
  }
}
