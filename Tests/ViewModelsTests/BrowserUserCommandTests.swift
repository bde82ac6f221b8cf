import CRM
import Canvas
import MirrorStore
import Settings
import Testing

@testable import ViewModels

@Suite struct BrowserUserCommandTests {
  private func opened(_ commands: UserCommand...) throws -> BrowserFixture {
    var fixture = try BrowserFixture()
    var options = fixture.browser.options
    options.userCommands = commands
    fixture.browser = Browser(
      accounts: fixture.browser.accounts.map { ($0.id, $0.capabilities) }, keymap: fixture.browser.keymap,
      options: options, now: fixture.now)
    fixture.start()
    return fixture
  }

  private func run(_ line: String, _ fixture: inout BrowserFixture) -> [Effect] {
    fixture.browser.run(Invocation(parsing: line)!, count: nil)
  }

  private func started(_ effects: [Effect]) -> ProgramRun? {
    effects.lazy.compactMap { if case .runProgram(let run) = $0 { run } else { nil } }.first
  }

  private func openSheet(_ fixture: BrowserFixture) -> TextSheet? {
    if case .sheet(let sheet) = fixture.browser.overlay { sheet } else { nil }
  }

  private static let list = UserCommand(name: "list", summary: "List", arguments: ["ls"])
  private static let ping = UserCommand(name: "ping", summary: "Ping", arguments: ["ping"], output: .ignore)

  @Test func itIsListedAndCompletedLikeAnyCommand() throws {
    var fixture = try opened(Self.list)
    fixture.type("?")
    guard case .menu(let menu) = fixture.browser.overlay else { return #expect(Bool(false)) }
    #expect(menu.items.last?.command?.name == "list")
    fixture.type("esc", ":")
    fixture.type(text: "lis")
    guard case .prompt(let prompt) = fixture.browser.overlay else { return #expect(Bool(false)) }
    #expect(prompt.completions == ["list"])
  }

  @Test func whatItPrintsIsShownWhenItHasEnded() throws {
    var fixture = try opened(Self.list)
    let program = try #require(started(run("list", &fixture)))
    #expect(program.subject == fixture.browser.subject && program.subject != nil)
    #expect(openSheet(fixture)?.note?.hasPrefix("running") == true)
    fixture.receive(.programEnded(program, ProgramEnding(.exited(0), output: "one\ntwo\n")))
    #expect(openSheet(fixture)?.lines == ["one", "two"] && openSheet(fixture)?.note == "done")
    #expect(!fixture.type("ctrl-c").contains(.stopProgram(program.id)))
    #expect(fixture.browser.message?.contains("no program is running") == true)
    fixture.type("q")
    #expect(fixture.browser.overlay == nil)
  }

  @Test func aFailureIsShownBelowWhatItPrinted() throws {
    var fixture = try opened(Self.list)
    let program = try #require(started(run("list", &fixture)))
    fixture.receive(.programEnded(program, ProgramEnding(.exited(3), output: "no such thing\n")))
    #expect(openSheet(fixture)?.lines == ["no such thing"] && openSheet(fixture)?.note == "exit code 3")
  }

  @Test func oneThatPrintsNothingSaysSo() throws {
    var fixture = try opened(Self.list)
    let program = try #require(started(run("list", &fixture)))
    fixture.receive(.programEnded(program, ProgramEnding(.exited(0), output: "\n")))
    #expect(fixture.browser.overlay == nil && fixture.browser.message == "list: done, it printed nothing")
  }

  @Test func closingTheSheetOrControlCStopsIt() throws {
    var fixture = try opened(Self.list)
    let program = try #require(started(run("list", &fixture)))
    #expect(fixture.type("ctrl-c") == [.stopProgram(program.id)])
    #expect(fixture.type("esc") == [.stopProgram(program.id)])
    fixture.receive(.programEnded(program, ProgramEnding(.stopped, output: "half")))
    #expect(fixture.browser.message == "list: stopped" && fixture.browser.problems.isEmpty)
  }

  /// The panes go on meanwhile; a failure tells the exit code and the last words.
  @Test func oneWhoseOutputIsIgnoredRunsBesideThePanes() throws {
    var fixture = try opened(Self.ping)
    let program = try #require(started(run("ping", &fixture)))
    #expect(fixture.browser.overlay == nil && fixture.browser.programs == [program])
    fixture.receive(.programEnded(program, ProgramEnding(.exited(2), output: "a\n\nunknown host\n")))
    #expect(fixture.browser.problem?.summary == "ping failed (exit code 2): a · unknown host")
    #expect(fixture.browser.programs.isEmpty)
    let second = try #require(started(run("ping", &fixture)))
    #expect(second.id != program.id)
    fixture.receive(.programEnded(second, ProgramEnding(.exited(0))))
    #expect(fixture.browser.message == "ping: done" && fixture.browser.problem == nil)
  }

  @Test func itAsksBeforeItRuns() throws {
    var fixture = try opened(
      UserCommand(name: "wipe", summary: "Wipe", arguments: ["wipe"], output: .ignore, question: "Wipe it?"))
    #expect(started(run("wipe", &fixture)) == nil)
    #expect(fixture.browser.confirmation?.question == "Wipe it?")
    #expect(fixture.type("n").isEmpty)
    _ = run("wipe", &fixture)
    #expect(started(fixture.type("y")) != nil)
  }

  @Test func aLineIsAskedForAndRemembered() throws {
    var fixture = try opened(
      UserCommand(name: "say", summary: "Say", arguments: ["say"], output: .ignore, prompt: "Say what"))
    #expect(started(run("say", &fixture)) == nil)
    fixture.type(text: "hello $(there)")
    #expect(started(fixture.type("enter"))?.line == "hello $(there)")
    _ = run("say", &fixture)
    fixture.type("up")
    guard case .prompt(let prompt) = fixture.browser.overlay else { return #expect(Bool(false)) }
    #expect(prompt.editor.text == "hello $(there)")
    fixture.type("esc")
    #expect(started(run("say at once", &fixture))?.line == "at once")
    let text = try #require(fixture.browser.memory.text)
    #expect(BrowserMemory(text: text)?.programLines == ["say": ["hello $(there)"]])
  }

  @Test func itIsGreyedOutWhereItDoesNotApply() throws {
    func command(_ needs: UserCommand.Need) -> UserCommand {
      UserCommand(name: "own", summary: "Own", arguments: ["own"], needs: needs)
    }
    var fixture = try opened()
    #expect(fixture.browser.unavailable(command(.item)) == "only on an item of the timeline")
    #expect(fixture.browser.unavailable(command(.email)) == nil, "not known yet")
    let ref = try #require(fixture.browser.subject)
    let record = Record(id: ref.record, title: "Lead 0", original: [:])
    fixture.receive(
      .detailLoaded(
        ref, StoredRecord(record: record, fetchedAt: fixture.now),
        RecordDetail(groups: [FieldGroup("Lead", [Field("Phone", .phone("+1 415 555 0132"))])])))
    #expect(fixture.browser.unavailable(command(.email)) == "the record has no e-mail address")
    #expect(fixture.browser.unavailable(command(.phone)) == nil)
    fixture.type("O")
    #expect(fixture.browser.unavailable(command(.record))?.contains("outbox") == true)
    #expect(fixture.browser.unavailable(command(.nothing)) == nil)
  }

  @Test func quittingDoesNotWaitForAnAnswer() throws {
    var fixture = try opened(Self.ping)
    _ = run("ping", &fixture)
    #expect(fixture.type("q").contains(.quit))
  }
}
