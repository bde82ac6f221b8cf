import CRM
import MirrorStore
import Strings
import ViewModels

/// A record that was found, and what was looked for in it.
struct FoundRecord: Sendable {
  let hit: SearchHit
  /// The record itself; nil when it is gone meanwhile.
  let record: Record?
}

/// Looks up what `closeup find` was asked for.
struct Finding: Sendable {
  let program: WritingProgram
  let typed: String
  /// Nil for all.
  let kinds: [RecordKind]?
  let limit: Int

  /// Seconds that are spent on the index of a mirror which an older version wrote.
  private static let patience: Int64 = 2

  func inMirror() throws -> [FoundRecord] {
    let query = SearchQuery(typed)
    guard !query.isEmpty else { throw ProgramFailure(.usage, Strings.Lookup.giveWords) }
    try completeIndex()
    let hits = try program.mirror.search(
      query, accounts: program.accounts.map(\.id), kinds: kinds, limit: limit, now: .now())
    return try hits.map { FoundRecord(hit: $0, record: try program.mirror.record($0.ref)?.record) }
  }

  /// What in the line was probably meant otherwise, in words.
  var doubts: [String] {
    let vocabularies = program.accounts.compactMap { try? program.mirror.vocabulary(of: $0.id) }
    return SearchDoubt.all(of: typed, vocabularies: vocabularies, kinds: kinds ?? RecordKind.allCases).map {
      $0.words.hasSuffix("?") ? $0.words : $0.words + "."
    }
  }

  private func completeIndex() throws {
    guard try !program.mirror.searchBacklog().isDone else { return }
    let end = Instant.now().adding(seconds: Self.patience)
    var backlog: SearchBacklog
    repeat { backlog = try program.mirror.indexBacklog() } while !backlog.isDone && Instant.now() < end
    if !backlog.isDone {
      ErrorReport.notice(Strings.Lookup.stillIndexing(rowsLeft: backlog.remaining))
    }
  }

  /// Asks each account for each kind that can be searched; keeps what comes in the mirror. Throws only when nothing
  /// was found and a service failed.
  func live() async throws -> [FoundRecord] {
    var found: [FoundRecord] = []
    var failure: ServiceError?
    let highlights = SearchQuery(typed).highlights
    for account in program.accounts {
      let vocabulary = try await program.vocabulary(of: account)
      for info in account.service.capabilities.kinds where found.count < limit && isWanted(info) {
        do {
          let question = Question(kind: info.kind, text: typed)
          if let limitation = account.service.searchLimitation(of: question, vocabulary: vocabulary) {
            StandardStream.error.write("\(account.id.rawValue): \(limitation).")
            break
          }
          let page = try await account.service.page(of: question, next: nil, vocabulary: vocabulary)
          for record in page.records.prefix(limit - found.count) {
            try program.mirror.save(record, in: account.id, at: .now())
            let row = RecordRow(
              id: record.id, title: record.title, subtitle: record.subtitle, status: record.status,
              value: record.value, updated: record.updated)
            found.append(
              FoundRecord(hit: SearchHit(account: account.id, row: row, highlights: highlights), record: record))
          }
        } catch let error as ServiceError {
          failure = failure ?? error
          ErrorReport.notice("\(account.id.rawValue): \(error.summary)")
        }
      }
    }
    if found.isEmpty, let failure { throw ProgramFailure(failure) }
    return found
  }

  private func isWanted(_ info: RecordKindInfo) -> Bool {
    guard info.searchUnavailable == nil else { return false }
    return kinds.map { $0.contains(info.kind) } ?? (info.kind != .deal)
  }
}
