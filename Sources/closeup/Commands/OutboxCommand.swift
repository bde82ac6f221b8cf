import ArgumentParser
import CRM
import MirrorStore
import Strings
import Sync
import ViewModels

/// `closeup outbox`: what was written and is not delivered yet.
struct OutboxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outbox", abstract: "See and settle what is not delivered yet.",
    subcommands: [List.self, Flush.self, Retry.self, Arrived.self, Resolve.self, Discard.self],
    defaultSubcommand: List.self)

  struct Flags: ParsableArguments {
    @Flag(help: "Print JSON, one object a line.")
    var json = false

    @Option(help: ArgumentHelp("Use this config file.", valueName: "file"))
    var config: String?
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List what waits (the default).")

    @Flag(help: "List what was delivered of late, too.")
    var all = false

    @OptionGroup var flags: Flags

    func run() throws {
      let program = try WritingProgram(config: flags.config, account: nil)
      let items = try program.mirror.outbox(delivered: all)
      if items.isEmpty, !flags.json { return StandardStream.output.write(Strings.OutboxCommand.isEmpty) }
      for item in items { StandardStream.output.write(flags.json ? item.json.text : try program.line(item)) }
    }
  }

  struct Flush: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "flush", abstract: "Deliver now what waits, and say what became of it.")

    @Option(help: ArgumentHelp("Wait at most so long; 60 if not given.", valueName: "seconds"))
    var wait = 60

    @OptionGroup var flags: Flags

    func validate() throws {
      guard (0...3600).contains(wait) else { throw ValidationError(Strings.Arguments.waitRange) }
    }

    func run() throws {
      let program = try WritingProgram(config: flags.config, account: nil)
      let waiting = try program.mirror.outbox(delivered: false)
      let ids = Set(waiting.filter { $0.state != .rejected && $0.state != .conflict }.map(\.id))
      program.deliverer.wake(networkIsBack: true)
      let ended = try blocking { await program.deliverer.drain(ids, until: Instant.now().adding(seconds: Int64(wait))) }
      for item in ended { StandardStream.output.write(flags.json ? item.json.text : try program.line(item)) }
      let left = try program.mirror.outbox(delivered: false)
      guard left.isEmpty else {
        let needUser = left.count { $0.state == .rejected || $0.state == .conflict || $0.question != nil }
        throw ProgramFailure(
          left.exitCode ?? .failed, Strings.OutboxCommand.notDelivered(left.count, forUser: needUser))
      }
      guard !flags.json else { return }
      StandardStream.output.write(ended.isEmpty ? Strings.OutboxCommand.isEmpty : Strings.OutboxCommand.allDelivered)
    }
  }

  struct Retry: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "retry",
      abstract: "Send again what was refused, or what you know has not arrived.")

    @Argument(help: "Ids, or their beginnings.")
    var ids: [String]

    @OptionGroup var flags: Flags

    func run() throws {
      let program = try WritingProgram(config: flags.config, account: nil)
      let items = try program.items(named: ids)
      if let item = items.first(where: { $0.state == .conflict }) {
        throw ProgramFailure(.failed, Strings.OutboxCommand.inConflict(item.id.short))
      }
      for item in items where try program.mirror.resend(item.id, at: .now()) == nil {
        throw ProgramFailure(.failed, Strings.OutboxCommand.onItsWay(item.id.short))
      }
      let ended = try blocking {
        await program.deliverer.drain(Set(items.map(\.id)), until: Instant.now().adding(seconds: 30))
      }
      for item in ended { StandardStream.output.write(flags.json ? item.json.text : try program.line(item)) }
      if let code = ended.exitCode { throw ProgramFailure(code, Strings.OutboxCommand.notAllDelivered, isNews: false) }
    }
  }

  struct Arrived: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "arrived",
      abstract: "Say of a write that may have arrived that it did: it is not sent again.")

    @Argument(help: "The id, or its beginning.")
    var id: String

    @Option(name: .customLong("as"), help: ArgumentHelp("The item that it became.", valueName: "item"))
    var item: String?

    @OptionGroup var flags: Flags

    func run() throws {
      let program = try WritingProgram(config: flags.config, account: nil)
      for write in try program.items(named: [id]) {
        let candidates = write.question?.candidates ?? []
        let chosen = candidates.filter { item == nil ? candidates.count == 1 : $0.id == item }
        guard chosen.count == 1 || candidates.isEmpty else {
          throw ProgramFailure(.usage, Strings.OutboxCommand.sayWhich, details: candidates.map(\.outboxLine))
        }
        guard let ended = try program.mirror.acknowledge(write.id, as: chosen.first, at: .now()) else {
          throw ProgramFailure(.failed, Strings.OutboxCommand.notInDoubt(write.id.short))
        }
        StandardStream.output.write(flags.json ? ended.json.text : try program.line(ended))
      }
    }
  }

  struct Discard: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "discard", abstract: "Give writes up for good.")

    @Argument(help: "Ids, or their beginnings.")
    var ids: [String]

    @OptionGroup var flags: Flags

    func run() throws {
      let program = try WritingProgram(config: flags.config, account: nil)
      for item in try program.items(named: ids) {
        guard let gone = try program.mirror.discard(item.id) else {
          throw ProgramFailure(.failed, Strings.OutboxCommand.onItsWay(item.id.short))
        }
        // The last that is heard of it: what it said goes to whoever asked.
        StandardStream.output.write(
          flags.json ? gone.json.text : Strings.OutboxCommand.discarded(try program.line(gone)))
      }
    }
  }
}

extension WritingProgram {
  /// The writes that ids, or their beginnings, name. Throws `ProgramFailure` for one that names none or several.
  func items(named ids: [String]) throws -> [OutboxItem] {
    let items = try mirror.outbox(delivered: true)
    return try ids.map { id in
      let matches = items.filter { $0.id.rawValue.hasPrefix(id.lowercased()) }
      guard let match = matches.first else {
        throw ProgramFailure(.nothingFound, Strings.OutboxCommand.notFound(id))
      }
      guard matches.count == 1 else {
        throw ProgramFailure(.nothingFound, Strings.OutboxCommand.ambiguous(id, count: matches.count))
      }
      return match
    }
  }

  /// A write in one line: id, state, age, attempts, account, whom it concerns, what it is, why it is not delivered.
  func line(_ item: OutboxItem) throws -> String {
    let name = try mirror.record(item.write.ref)?.record.title ?? item.write.ref.record.id
    let age = TimeText(now: .now(), local: .system).age(of: item.write.madeAt)
    var parts = [
      item.id.short, item.state.words, age, Strings.OutboxCommand.attempts(item.attempts),
      item.write.ref.account.rawValue, name, item.write.summary,
    ]
    if item.state != .delivered, let problem = item.problem {
      parts.append([problem.summary, problem.serverWords.map { "“\($0)”" }].compactMap(\.self).joined(separator: " "))
    }
    if let question = item.question { parts.append(question.question) }
    let candidates = item.question?.candidates ?? []
    let sides = item.conflict?.outboxLines ?? []
    return ([parts.joined(separator: "  ")] + candidates.map(\.outboxLine) + sides).joined(separator: "\n")
  }
}
