import ArgumentParser
import Foundation

/// What the argument parser says of the program when it is asked to dump its help.
struct CommandHelp: Decodable {
  struct Argument: Decodable {
    enum Kind: String, Decodable {
      case positional, option, flag
    }

    struct Name: Decodable {
      enum Kind: String, Decodable {
        case long, short, longWithSingleDash
      }

      let kind: Kind
      let name: String

      var typed: String { (kind == .long ? "--" : "-") + name }
    }

    let kind: Kind
    let shouldDisplay: Bool
    let isOptional: Bool
    let isRepeating: Bool
    let names: [Name]?
    let valueName: String?
    let abstract: String?
    let discussion: String?

    /// `--limit COUNT`, `WHO`, `WORDS…`.
    var usage: String {
      let value = (valueName ?? "value").uppercased()
      guard kind != .positional else { return isRepeating ? "\(value)..." : value }
      let typed = (names ?? []).map(\.typed).joined(separator: ", ")
      return kind == .flag ? typed : "\(typed) \(value)"
    }
  }

  let commandName: String
  let shouldDisplay: Bool
  let abstract: String?
  let discussion: String?
  let arguments: [Argument]?
  let subcommands: [CommandHelp]?

  private struct Dump: Decodable {
    let command: CommandHelp
  }

  /// Of the whole program.
  static func program() throws -> CommandHelp {
    try JSONDecoder().decode(Dump.self, from: Data(Closeup._dumpHelp().utf8)).command
  }

  /// The commands that are shown, those that help adds by itself left out.
  var shownSubcommands: [CommandHelp] { (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" } }

  /// What may be given, without what every command has.
  var shownArguments: [Argument] {
    (arguments ?? []).filter { argument in
      argument.shouldDisplay && !(argument.names ?? []).contains { ["help", "version"].contains($0.name) }
    }
  }

  /// `call WHO [TEXT...] [OPTIONS]`.
  var usage: String {
    let positional = shownArguments.filter { $0.kind == .positional }.map { $0.isOptional ? "[\($0.usage)]" : $0.usage }
    let hasOptions = shownArguments.contains { $0.kind != .positional }
    return ([commandName] + positional + (hasOptions ? ["[OPTIONS]"] : [])).joined(separator: " ")
  }
}
