import ArgumentParser
import CRM
import Foundation
import MirrorStore
import Sandbox
import Settings
import Strings

/// `closeup demo`: browses a sandbox of its own, with a mirror apart from real accounts.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Try closeup on made-up data; no account and no network needed.")

  @Flag(help: "Start over: forget what earlier demos wrote and where you were.")
  var fresh = false

  @Flag(help: "Draw plain lines in reading order, for a screen reader.")
  var screenReader = false

  @OptionGroup var colors: ColorFlag

  @OptionGroup var flags: SandboxFlags
  @OptionGroup var tracing: TraceFlag

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let settings = try ProgramSettings(configFile: nil, environment: environment, color: colors.color)
    let folder = try DemoFolder(in: settings.locations, fresh: fresh, flags: flags)
    let options = try flags.options(port: 0, state: folder.state)
    let server = try SandboxServer(options: options)
    let address = try blocking { try await server.start() }
    let log = settings.requestLog
    let accounts = try folder.accounts(at: address).map {
      try OpenAccount($0, environment: folder.environment(address), log: log)
    }
    let mirror = try OpenedMirror.opening(folder.mirror).store
    var program = BrowserProgram(
      accounts: accounts, mirror: mirror, settings: settings, remarks: [], environment: environment)
    program.isDemo = true
    program.trace = try tracing.recorder()
    program.isForScreenReader = screenReader
    try program.run()
  }
}

/// Where the demo keeps its mirror and what was written: one folder for each size, seed and day, so that no demo shows
/// the data of another.
private struct DemoFolder {
  let path: String

  init(in locations: Locations, fresh: Bool, flags: SandboxFlags) throws {
    let name = "\(flags.records)-\(flags.seed)-"
    let day = flags.today ?? LocalTime.system.components(of: .now()).date.iso8601
    let folder = "\(locations.data)/demo"
    path = "\(folder)/\(name)\(day)"
    // What was made up relative to another day is of no use any more.
    for other in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    where other.hasPrefix(name) && (fresh || other != name + day) {
      try? FileManager.default.removeItem(atPath: "\(folder)/\(other)")
    }
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw ProgramFailure(.failed, Strings.SandboxCommand.noDemoFolder(path), details: [String(describing: error)])
    }
  }

  var mirror: String { path + "/mirror.sqlite" }
  var state: String { path + "/sandbox.jsonl" }

  /// The two accounts; their keys stand in an environment that only this process sees.
  func accounts(at address: SandboxAddress) -> [AccountSettings] {
    [
      AccountSettings(
        name: "demo-close", service: .close, url: ServiceURL(address.closeURL), apiKey: .environment("CLOSE_KEY")),
      AccountSettings(
        name: "demo-cloze", service: .cloze, url: ServiceURL(address.clozeURL), apiKey: .environment("CLOZE_KEY")),
    ]
  }

  func environment(_ address: SandboxAddress) -> [String: String] {
    ["CLOSE_KEY": address.closeKey, "CLOZE_KEY": address.clozeKey]
  }
}
