import ArgumentParser
import CRM
import Foundation
import Settings
import Strings

/// `closeup config`: what the files of the user say, and what is wrong in them.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Check the configuration, and say where it is.",
    subcommands: [Check.self, Keys.self, Path.self], defaultSubcommand: Check.self)

  struct Flags: ParsableArguments {
    @Flag(help: "Print JSON, one object a line.")
    var json = false

    @Option(help: ArgumentHelp("Use this config file.", valueName: "file"))
    var config: String?

    /// Throws `ProgramFailure` for a config file that is named and not there.
    func settings(_ environment: [String: String]) throws -> ProgramSettings {
      if let config, !FileManager.default.fileExists(atPath: config) {
        throw ProgramFailure(.usage, Strings.Arguments.noConfigFile(config))
      }
      return try ProgramSettings(configFile: config, environment: environment)
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Look for mistakes in config, accounts, keymap and theme (the default).",
      discussion: """
        Each finding stands with its file and line. Nothing is asked of the network, and commands that print API keys are
        not run. The exit code is 0 when nothing is wrong, otherwise 1; notes, such as a second key on a command, are \
        nothing wrong.
        """)

    @OptionGroup var flags: Flags

    func run() throws {
      let environment = ProcessInfo.processInfo.environment
      let settings = try flags.settings(environment)
      let findings = settings.diagnostics + (try AccountCheck(settings).findings(environment))
      for finding in findings {
        StandardStream.output.write(flags.json ? finding.json.text : "\(finding.severity.rawValue): \(finding)")
      }
      let (errors, warnings) = (findings.count(of: .error), findings.count(of: .warning))
      guard errors + warnings > 0 else {
        if !flags.json { StandardStream.output.write(settings.inOrder) }
        return
      }
      throw ProgramFailure(.failed, Strings.ConfigCommand.findings(errors: errors, warnings: warnings))
    }
  }

  struct Keys: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "keys",
      abstract: "List the keys in use, and what they run.",
      discussion: "A line is the context, the keys and the command, as keymap files have them.")

    @OptionGroup var flags: Flags

    func run() throws {
      let keymap = try flags.settings(ProcessInfo.processInfo.environment).keymap
      for context in KeyContext.allCases {
        for binding in keymap.bindings(in: context) where binding.context == context {
          StandardStream.output.write(flags.json ? binding.json.text : binding.line)
        }
      }
    }
  }

  struct Path: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "path", abstract: "Say where the files are, whether they exist or not.")

    @OptionGroup var flags: Flags

    func run() throws {
      let locations = Locations(environment: ProcessInfo.processInfo.environment)
      let paths = [
        ("config", flags.config ?? locations.configFile), ("keys", locations.keysFile),
        ("keymaps", locations.config + "/keymaps"), ("themes", locations.config + "/themes"),
        ("state", locations.state), ("data", locations.data), ("mirror", locations.data + "/mirror.sqlite"),
      ]
      if flags.json {
        return StandardStream.output.write(JSON.object(JSONObject(paths.map { ($0.0, .string($0.1)) })).text)
      }
      for (name, path) in paths { StandardStream.output.write(name.padded(to: 8) + path) }
    }
  }
}

extension ProgramSettings {
  /// What was found in order.
  fileprivate var inOrder: String {
    Strings.ConfigCommand.inOrder(theme: theme.theme.name, keymap: keymap.name, accounts: config.accounts.count)
  }
}

extension [Diagnostic] {
  fileprivate func count(of severity: Diagnostic.Severity) -> Int { count { $0.severity == severity } }
}

extension Diagnostic {
  fileprivate var json: JSON {
    var members = JSONObject([("severity", .string(severity.rawValue)), ("file", .string(file))])
    if let line { members["line"] = .number(line) }
    if let keyPath { members["key"] = .string(keyPath) }
    if let value { members["value"] = .string(value) }
    members["message"] = .string(message)
    if let suggestion { members["suggestion"] = .string(suggestion) }
    if !allowed.isEmpty { members["allowed"] = .array(allowed.map(JSON.string)) }
    return .object(members)
  }
}

extension KeyBinding {
  fileprivate var line: String {
    context.rawValue.padded(to: 10) + keys.notation.padded(to: 18) + invocation.description
  }

  fileprivate var json: JSON {
    .object(
      JSONObject([
        ("context", .string(context.rawValue)), ("keys", .string(keys.notation)),
        ("command", .string(invocation.description)),
      ]))
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
