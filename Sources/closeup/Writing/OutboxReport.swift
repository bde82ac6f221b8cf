import ArgumentParser
import CRM
import Strings
import ViewModels

/// What became of a write, for the person or the script that made it.
struct OutboxReport {
  let item: OutboxItem
  let name: String

  init(_ item: OutboxItem, name: String) {
    self.item = item
    self.name = name
  }

  /// Prints it. Throws with the exit code that tells scripts: 0 delivered or queued as asked, 75 on its way, 4 for a key
  /// that was refused, 1 refused or for the user to decide.
  func print(asJSON: Bool, waited: Bool) throws {
    if asJSON { StandardStream.output.write(item.json.text) }
    let code = item.exitCode(waited: waited)
    if code == nil, asJSON { return }
    guard let code else { return StandardStream.output.write(words(waited: waited).joined(separator: " ")) }
    let words = words(waited: waited)
    throw ProgramFailure(code, words.first ?? "", details: Array(words.dropFirst()))
  }

  private func words(waited: Bool) -> [String] {
    let what = item.write.summary
    let short = item.id.short
    var words: [String]
    switch item.state {
    case .delivered: words = [Strings.OutboxReport.done(what, about: name)]
    case .queued, .sending:
      words = [Strings.OutboxReport.queued(what, about: name, id: short, waited: waited)]
      if waited { words.append(Strings.OutboxReport.goesOutLater) }
    case .inDoubt:
      words = [Strings.OutboxReport.mayHaveArrived(what, about: name, id: short)]
      if let question = item.question {
        words.append(question.question)
        words += question.candidates.map(\.outboxLine)
        words.append(Strings.OutboxReport.answerWith(id: short))
      } else {
        words.append(Strings.OutboxReport.isLookedFor)
      }
    case .conflict:
      words = [Strings.OutboxReport.changedThere(what, about: name, id: short)]
      words += item.conflict?.outboxLines ?? []
      words.append(Strings.OutboxReport.decideWith(id: short))
    case .rejected: words = [Strings.OutboxReport.refused(what, about: name, id: short)]
    }
    if item.state != .delivered, let problem = item.problem {
      words += [problem.summary, problem.serverWords.map { Strings.Failures.serverSaid($0) }, problem.advice]
        .compactMap(\.self)
    }
    return words
  }
}

extension WriteID {
  /// Enough of it to name it by.
  var short: String { String(rawValue.prefix(8)) }
}

extension OutboxItem {
  /// The exit code that tells scripts where a write is; nil when it is where it was asked to be.
  func exitCode(waited: Bool) -> ProgramFailure.Code? {
    switch state {
    case .delivered: return nil
    case .queued, .sending:
      if problem?.reason == .authentication { return .authentication }
      return waited ? .tryAgainLater : nil
    case .inDoubt: return question == nil ? .tryAgainLater : .failed
    case .rejected, .conflict: return .failed
    }
  }

  var json: JSON {
    var members = JSONObject([
      ("id", .string(write.id.rawValue)), ("state", .string(state.rawValue)),
      ("account", .string(write.ref.account.rawValue)), ("record", .string(write.ref.record.id)),
      ("what", .string(write.summary)), ("attempts", .number(attempts)), ("made_at", .string(write.madeAt.iso8601)),
    ])
    if let item = delivery?.item { members["item"] = .string(item.id) }
    if let problem {
      members["problem"] = .string(problem.summary)
      if let words = problem.serverWords { members["server_words"] = .string(words) }
    }
    if let conflict { members["conflict"] = conflict.json }
    if let question {
      members["question"] = .string(question.question)
      members["candidates"] = .array(
        question.candidates.map { ["id": .string($0.id), "at": .string($0.at.iso8601), "title": .string($0.title)] })
    }
    return .object(members)
  }
}

extension [OutboxItem] {
  /// The one exit code for several writes; nil when all are delivered.
  var exitCode: ProgramFailure.Code? {
    let codes = compactMap { $0.exitCode(waited: true) }
    if codes.contains(.authentication) { return .authentication }
    return codes.contains(.tryAgainLater) ? .tryAgainLater : codes.first
  }
}

extension TimelineItem {
  /// What a write in doubt could be, in a line: its id, when and what.
  var outboxLine: String { "  \(id)  \(at.iso8601)  \(title)" }
}
