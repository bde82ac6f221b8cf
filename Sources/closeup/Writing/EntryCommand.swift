import CRM
import Foundation
import MirrorStore
import Settings
import Strings
import Sync
import ViewModels

/// Writes one entry from the command line, through the same form and the same outbox as the panes.
struct EntryCommand {
  let flags: WriteFlags

  /// `fields` are typed texts; nil ones were not given. Throws `ProgramFailure`.
  func run(_ kind: EntryKind, who: String, _ fields: [EntryField: String?]) throws {
    let program = try WritingProgram(config: flags.config, account: flags.account)
    let match = try blocking { try await RecordFinder(accounts: program.accounts, mirror: program.mirror).find(who) }
    let account = match.account
    if account.writing == .readOnly {
      throw ProgramFailure(.failed, Strings.EntryCommands.readOnly(account: account.id.rawValue))
    }
    let vocabulary = try blocking { try await program.vocabulary(of: account) }
    let record = try blocking { try await program.whole(match) }
    let entry = try entry(kind, match, record, vocabulary, fields, program.settings)
    let write = Write(id: .unique(), ref: match.ref, change: .create(entry), madeAt: .now())
    let preview: RequestPreview
    do throws(ServiceError) {
      preview = try account.service.rules.preview(write, vocabulary: vocabulary)
    } catch {
      throw ProgramFailure(error)
    }
    if flags.dryRun || account.writing == .dryRun {
      StandardStream.output.write(preview.lines.joined(separator: "\n"))
      return
    }
    let item = try program.mirror.enqueue(write, dueAt: .now(), replacing: nil)
    let ended = flags.queue ? item : try deliver(item, program)
    try OutboxReport(ended, name: record.title).print(asJSON: flags.json, waited: !flags.queue)
  }

  private func deliver(_ item: OutboxItem, _ program: WritingProgram) throws -> OutboxItem {
    let seconds = flags.wait ?? 30
    let ended = try blocking {
      await program.deliverer.drain([item.id], until: Instant.now().adding(seconds: Int64(seconds)))
    }
    return ended.first ?? item
  }

  private func entry(
    _ kind: EntryKind, _ match: RecordFinder.Match, _ record: Record, _ vocabulary: Vocabulary,
    _ fields: [EntryField: String?], _ settings: LoadedConfig
  ) throws -> Entry {
    let rules = match.account.service.rules
    let service = match.account.service.capabilities.name
    if let reason = rules.unavailable(kind, about: record) { throw ProgramFailure(.failed, reason) }
    guard let form = rules.form(for: kind, about: record, vocabulary: vocabulary) else {
      throw ProgramFailure(.failed, Strings.EntryCommands.notAboutSuch(service: service))
    }
    let given = fields.compactMapValues(\.self).filter { !$0.value.isEmpty }
    for field in given.keys.sorted(by: { $0.rawValue < $1.rawValue }) where form[field] == nil {
      throw ProgramFailure(
        .usage, Strings.EntryCommands.noField(field == .text ? nil : field.rawValue, service: service))
    }
    let key = DraftKey(match.ref, kind)
    let context = FormContext(
      now: .now(), localTime: .system, dateOrder: settings.config.writing.dateOrder.forms)
    // What the form knows by itself, then what was typed.
    var texts = FormModel(form: form, key: key, subject: record.title, draft: nil, context: context).texts
    texts.merge(given) { $1 }
    var model = FormModel(
      form: form, key: key, subject: record.title, draft: Draft(key: key, texts: texts, savedAt: .now()),
      context: context)
    guard let entry = model.submit() else {
      let problems = model.fields.compactMap { field in field.problem.map { "\(field.info.label): \($0)" } }
      throw ProgramFailure(
        .usage, problems.first ?? Strings.EntryCommands.somethingIsMissing, details: Array(problems.dropFirst()))
    }
    return entry
  }
}

extension WriteID {
  /// A new one.
  static func unique() -> WriteID { WriteID(UUID().uuidString.lowercased()) }
}
