import CRM
import Settings
import Strings

/// The user's own commands: what is asked before they run, and what becomes of them.
extension Browser {
  /// Why the program cannot be run now; nil when it can.
  func unavailable(_ own: UserCommand) -> String? {
    guard own.needs != .nothing else { return nil }
    if outbox != nil { return Strings.Programs.closeOutboxFirst }
    guard let subject else { return Strings.Common.noRecordSelected }
    let isKnown = detail.ref == subject && detail.detail != nil
    switch own.needs {
    case .record, .nothing: return nil
    case .item: return itemUnderCursor == nil ? Strings.Programs.onlyOnItem : nil
    case .email:
      let has = detail.fields.contains { if case .email = $0.value { true } else { false } }
      return isKnown && !has ? Strings.Programs.noEmail : nil
    case .phone:
      let has = detail.fields.contains { if case .phone = $0.value { true } else { false } }
      return isKnown && !has ? Strings.Programs.noPhone : nil
    }
  }

  /// Why there is nothing to stop; nil when a program runs.
  var stopUnavailable: String? {
    programs.isEmpty ? Strings.Programs.noneRunning(key: keyName(for: "quit")) : nil
  }

  private var itemUnderCursor: TimelineItem? {
    focus == .timeline && timeline.ref == subject ? timeline.selectedItem : nil
  }

  /// Asks for the line the program wants, unless `line` is it; then goes on.
  mutating func begin(_ own: UserCommand, with line: String) -> [Effect] {
    lastProgram += 1
    let run = ProgramRun(
      id: ProgramRunID(lastProgram), command: own, subject: outbox == nil ? subject : nil, item: itemUnderCursor,
      line: line.isEmpty ? nil : line)
    guard own.prompt != nil, line.isEmpty else { return confirm(run) }
    overlay = .prompt(Prompt(.program(run), history: programLines[own.name] ?? []))
    return []
  }

  /// The line was typed: it is remembered, and the program gets it.
  mutating func begin(_ run: ProgramRun, typed line: String) -> [Effect] {
    guard !line.isEmpty else { return [] }
    Self.remember(line, in: &programLines[run.command.name, default: []])
    let run = ProgramRun(id: run.id, command: run.command, subject: run.subject, item: run.item, line: line)
    return [.saveMemory(memory)] + confirm(run)
  }

  private mutating func confirm(_ run: ProgramRun) -> [Effect] {
    guard let question = run.command.question else { return start(run) }
    confirmation = Confirmation(question: question, act: .run(run))
    return []
  }

  mutating func start(_ run: ProgramRun) -> [Effect] {
    if run.command.output != .screen { programs.append(run) }
    guard run.command.output == .show else { return [.runProgram(run)] }
    let note = Strings.Programs.running(key: keyName(for: "stop", in: .sheet))
    return show(TextSheet(title: run.command.name, text: "", note: note, run: run.id))
      + [.runProgram(run)]
  }

  /// Stops every program that runs.
  mutating func stopPrograms() -> [Effect] { programs.map { .stopProgram($0.id) } }

  func stop(_ id: ProgramRunID) -> [Effect] {
    programs.contains { $0.id == id } ? [.stopProgram(id)] : []
  }

  mutating func programEnded(_ run: ProgramRun, _ ending: ProgramEnding) -> [Effect] {
    programs.removeAll { $0.id == run.id }
    if ending.failure == nil, problemTopic == .program(run.command.name) { problem = nil }
    // It may have written by closeup's own commands.
    let news: [Effect] = run.subject == timeline.ref ? run.subject.map { [.loadTimeline($0)] } ?? [] : []
    return [.countOutbox] + news + (run.command.output == .show ? showOutput(run, ending) : tell(run, ending))
  }

  /// Puts what was printed into the sheet that waits for it. Nobody sees it when that was closed.
  private mutating func showOutput(_ run: ProgramRun, _ ending: ProgramEnding) -> [Effect] {
    guard case .sheet(var sheet) = overlay, sheet.run == run.id else { return tell(run, ending) }
    if ending.failure == nil, ending.output.allSatisfy(\.isWhitespace) {
      overlay = nil
      return say(Strings.Programs.printedNothing(run.command.name))
    }
    sheet.run = nil
    sheet.show(ending.output, note: ending.failure ?? Strings.Programs.done)
    overlay = .sheet(sheet)
    return []
  }

  private mutating func tell(_ run: ProgramRun, _ ending: ProgramEnding) -> [Effect] {
    let name = run.command.name
    guard let failure = ending.failure else {
      return run.command.output == .screen ? [] : say(Strings.Programs.isDone(name))
    }
    if ending.reason == .stopped { return say(Strings.Programs.wasStopped(name)) }
    report(
      Problem(Strings.Programs.failed(name, why: failure, lastWords: ending.lastWords), at: now), of: .program(name))
    return []
  }
}
