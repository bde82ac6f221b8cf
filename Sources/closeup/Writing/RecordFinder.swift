import CRM
import MirrorStore
import Strings

/// Finds the one record that WHO names: in the mirror, and where that leaves a doubt, on the services.
struct RecordFinder: Sendable {
  /// What it is found for, which decides how hard it is looked for.
  enum Purpose: Sendable {
    /// To write about it: it must be the right one.
    case writing
    /// To show it. Only when asked to is the network touched.
    case showing(live: Bool)

    fileprivate var asksServices: Bool {
      switch self {
      case .writing, .showing(live: true): true
      case .showing(live: false): false
      }
    }

    fileprivate var isToWrite: Bool {
      switch self {
      case .writing: true
      case .showing: false
      }
    }
  }

  let accounts: [OpenAccount]
  let mirror: MirrorStore
  var purpose = Purpose.writing

  struct Match: Sendable {
    let account: OpenAccount
    let record: Record

    var ref: RecordRef { RecordRef(account.id, record.id) }
  }

  /// More than this are not listed.
  private static let most = 12

  /// The record. Throws `ProgramFailure` with exit code 3, and with what was found, when it is none or several; what the
  /// mirror knows is enough where no service can be reached.
  func find(_ text: String) async throws -> Match {
    guard text.contains(where: { !$0.isWhitespace }) else { throw ProgramFailure(.usage, Strings.Lookup.sayAboutWhom) }
    let name = RecordName(text)
    if let match = try byID(text) { return match }
    let known = try inMirror(name)
    // An address that is there once: it works offline. Of a name the service may know more than the mirror does.
    let exact = known.filter { name.isName(of: $0.record) }
    if exact.count == 1, name.isTelling { return exact[0] }
    var matches = exact.isEmpty ? known : exact
    var failures: [ServiceError] = []
    if purpose.asksServices, exact.isEmpty || !name.isTelling {
      var (found, errors) = await onServices(name)
      if found.isEmpty, let match = await byIDOnServices(text) { found = [match] }
      failures = errors
      for match in found where !matches.contains(where: { $0.ref == match.ref }) { matches.append(match) }
      let exact = matches.filter { name.isName(of: $0.record) }
      if !exact.isEmpty { matches = exact }
    }
    matches = Self.wholes(of: Self.people(in: matches, named: name), named: name)
    let closer = matches.filter { name.isPartOfName(of: $0.record) }
    if closer.count == 1 { return closer[0] }
    if matches.count == 1 { return matches[0] }
    if matches.isEmpty, let failure = failures.first {
      let known = ProgramFailure(failure)
      throw ProgramFailure(
        known.code, Strings.Lookup.unreachable(text, isToWrite: purpose.isToWrite),
        details: [known.message] + known.details, hint: known.hint)
    }
    throw failure(text, matches)
  }

  private func byID(_ text: String) throws -> Match? {
    guard !text.contains(where: \.isWhitespace) else { return nil }
    for account in accounts {
      if let stored = try mirror.records(withID: text, in: account.id).first {
        return Match(account: account, record: stored.record)
      }
    }
    return nil
  }

  /// The record with this id, if it looks like one: an id that was copied from elsewhere need not be in the mirror.
  private func byIDOnServices(_ text: String) async -> Match? {
    guard text.count >= Self.shortestID, !text.contains(where: \.isWhitespace) else { return nil }
    for account in accounts {
      let vocabulary = (try? mirror.vocabulary(of: account.id)) ?? Vocabulary()
      for kind in account.service.capabilities.kinds {
        guard let record = try? await account.service.record(RecordID(kind.kind, text), vocabulary: vocabulary),
          record.id.id == text
        else { continue }
        try? mirror.save(record, in: account.id, at: .now())
        return Match(account: account, record: record)
      }
    }
    return nil
  }

  /// Characters of the shortest id that a service gives.
  private static let shortestID = 16

  private func inMirror(_ name: RecordName) throws -> [Match] {
    // Who is written about must not be missed because the mirror of an older version is not indexed yet.
    while try !mirror.indexBacklog().isDone {}
    return try accounts.flatMap { account in
      try mirror.records(matching: name.query, in: account.id, limit: 5000)
        .filter { name.names($0.record) }.map { Match(account: account, record: $0.record) }
    }
  }

  /// Asks each account for each kind of record that can be searched for.
  private func onServices(_ name: RecordName) async -> ([Match], [ServiceError]) {
    var matches: [Match] = []
    var errors: [ServiceError] = []
    for account in accounts {
      let vocabulary = (try? mirror.vocabulary(of: account.id)) ?? Vocabulary()
      for kind in account.service.capabilities.kinds where kind.kind != .deal && kind.searchUnavailable == nil {
        do {
          let question = Question(kind: kind.kind, text: name.text)
          let page = try await account.service.page(of: question, next: nil, vocabulary: vocabulary)
          for record in page.records where name.names(record) {
            try mirror.save(record, in: account.id, at: .now())
            matches.append(Match(account: account, record: record))
          }
        } catch let error as ServiceError {
          errors.append(error)
          // What cannot be reached for one kind cannot for the next.
          if error.reason != .unsupported, error.reason != .rejected { break }
        } catch {
          errors.append(ServiceError(.malformedAnswer, String(describing: error)))
        }
      }
    }
    return (matches, errors)
  }

  /// An address stands in a person's record and in that of the company: the person is meant. By name, the company is as
  /// likely.
  private static func people(in matches: [Match], named name: RecordName) -> [Match] {
    if case .words = name.form { return matches }
    let people = matches.filter { $0.record.id.kind == .contact || $0.record.id.kind == .person }
    return people.isEmpty ? matches : people
  }

  /// A company, and a deal or a person in its record that has the same name: the company is meant, whose record it is.
  private static func wholes(of matches: [Match], named name: RecordName) -> [Match] {
    guard matches.allSatisfy({ name.isName(of: $0.record) }) else { return matches }
    let parts = Set(
      matches.flatMap { match in
        match.account.service.parts(of: match.record).map { RecordRef(match.account.id, $0) }
      })
    let wholes = matches.filter { !parts.contains($0.ref) }
    return wholes.isEmpty ? matches : wholes
  }

  private func failure(_ text: String, _ matches: [Match]) -> ProgramFailure {
    guard !matches.isEmpty else {
      return purpose.asksServices
        ? ProgramFailure(.nothingFound, Strings.Lookup.nobody(text), hint: Strings.Lookup.giveAnAddress)
        : ProgramFailure(.nothingFound, Strings.Lookup.nobodyInMirror(text), hint: Strings.Lookup.askTheServices)
    }
    let rows = matches.prefix(Self.most).map { match in
      "  \(match.record.id.id)  \(match.record.title)"
        + (match.record.subtitle.map { ", \($0)" } ?? "")
        + " (\(match.record.id.kind.rawValue), \(match.account.id.rawValue))"
    }
    let rest = matches.count > Self.most ? ["  \(Strings.Lookup.more(matches.count - Self.most))"] : []
    return ProgramFailure(
      .nothingFound, Strings.Lookup.several(text, isToWrite: purpose.isToWrite), details: rows + rest)
  }
}
