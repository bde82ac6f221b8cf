import ArgumentParser
import CRM
import MirrorStore
import Strings
import Sync
import ViewModels

extension OutboxCommand {
  /// `closeup outbox resolve`: what was changed here and there is decided.
  struct Resolve: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "resolve",
      abstract: "Decide a write that was not sent because what it changes was changed there meanwhile.")

    @Argument(help: "The id, or its beginning.")
    var id: String

    @Flag(help: "Send everything as it was written here.")
    var mine = false

    @Flag(help: "Leave everything as it is there.")
    var theirs = false

    @Option(help: ArgumentHelp("Send this field as it was written here, and leave the others.", valueName: "field"))
    var keep: [String] = []

    @OptionGroup var flags: Flags

    func validate() throws {
      guard [mine, theirs, !keep.isEmpty].count(where: { $0 }) == 1 else {
        throw ValidationError(Strings.Arguments.oneDecisionOnly)
      }
    }

    func run() throws {
      let program = try WritingProgram(config: flags.config, account: nil)
      for item in try program.items(named: [id]) {
        guard let conflict = item.conflict else {
          throw ProgramFailure(.failed, Strings.OutboxCommand.notInConflict(item.id.short))
        }
        guard let write = item.write.resolving(conflict, keeping: try kept(of: conflict)) else {
          if mine { throw ProgramFailure(.failed, Strings.OutboxCommand.notThereAnyMore) }
          guard let gone = try program.mirror.discard(item.id) else { throw tooLate(item) }
          StandardStream.output.write(
            flags.json ? gone.json.text : Strings.OutboxCommand.leftAsThere(gone.write.summary))
          continue
        }
        guard try program.mirror.rewrite(item.id, as: write, at: .now()) != nil else { throw tooLate(item) }
        let ended = try blocking {
          await program.deliverer.drain([item.id], until: Instant.now().adding(seconds: 30))
        }
        for item in ended { StandardStream.output.write(flags.json ? item.json.text : try program.line(item)) }
        if let code = ended.exitCode {
          throw ProgramFailure(code, Strings.OutboxCommand.notAllDelivered, isNews: false)
        }
      }
    }

    private func kept(of conflict: WriteConflict) throws -> Set<EntryField> {
      let fields = conflict.fields.map(\.field)
      if mine { return Set(fields) }
      return try Set(
        keep.map { name in
          guard !conflict.isAllOrNothing else {
            throw ProgramFailure(.usage, Strings.OutboxCommand.decidedAsAWhole)
          }
          guard let field = fields.first(where: { $0.rawValue == name.lowercased() }) else {
            let names = fields.map(\.rawValue).joined(separator: ", ")
            throw ProgramFailure(.usage, Strings.OutboxCommand.fieldNotInConflict(name, names: names))
          }
          return field
        })
    }

    private func tooLate(_ item: OutboxItem) -> ProgramFailure {
      ProgramFailure(.failed, Strings.OutboxCommand.decidedMeanwhile(item.id.short))
    }
  }
}
