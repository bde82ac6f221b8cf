import ArgumentParser
import CRM
import MirrorStore
import Sync
import ViewModels

extension OutboxCommand {
  /// `closeup outbox resolve`: what was changed here and there is decided.
  struct Resolve: ParsableCommand {
    static let configuration = CommandConfiguration(
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
        throw ValidationError("Say one of --mine, --theirs and --keep FIELD.")
      }
    }

    func run() throws {
      let program = try WritingProgram(config: flags.config, account: nil)
      for item in try program.items(named: [id]) {
        guard let conflict = item.conflict else {
          throw ProgramFailure(.failed, "\(item.id.short) is not in conflict; see closeup outbox list --all")
        }
        guard let write = item.write.resolving(conflict, keeping: try kept(of: conflict)) else {
          if mine { throw ProgramFailure(.failed, "It is not there any more, so there is nothing to change.") }
          guard let gone = try program.mirror.discard(item.id) else { throw tooLate(item) }
          StandardStream.output.write(flags.json ? gone.json.text : "Left as it is there: \(gone.write.summary)")
          continue
        }
        guard try program.mirror.rewrite(item.id, as: write, at: .now()) != nil else { throw tooLate(item) }
        let ended = try blocking {
          await program.deliverer.drain([item.id], until: Instant.now().adding(seconds: 30))
        }
        for item in ended { StandardStream.output.write(flags.json ? item.json.text : try program.line(item)) }
        if let code = ended.exitCode { throw ProgramFailure(code, "Not everything is delivered.", isNews: false) }
      }
    }

    private func kept(of conflict: WriteConflict) throws -> Set<EntryField> {
      let fields = conflict.fields.map(\.field)
      if mine { return Set(fields) }
      return try Set(
        keep.map { name in
          guard !conflict.isAllOrNothing else {
            throw ProgramFailure(.usage, "This is decided as a whole: --mine or --theirs.")
          }
          guard let field = fields.first(where: { $0.rawValue == name.lowercased() }) else {
            let names = fields.map(\.rawValue).joined(separator: ", ")
            throw ProgramFailure(.usage, "No field \(name) is in conflict; there is: \(names)")
          }
          return field
        })
    }

    private func tooLate(_ item: OutboxItem) -> ProgramFailure {
      ProgramFailure(.failed, "\(item.id.short) was decided meanwhile; see closeup outbox list --all")
    }
  }
}
