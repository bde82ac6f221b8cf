import ArgumentParser
import CRM
import MirrorStore
import Screens
import Settings
import Strings
import Sync
import Synchronization
import Terminal
import ViewModels

/// Puts the browser together and runs it until the user leaves.
struct BrowserProgram {
  let accounts: [OpenAccount]
  let mirror: MirrorStore
  let settings: ProgramSettings
  /// What else the user should know from the start.
  let remarks: [String]
  let environment: [String: String]
  /// Whether nothing may be sent, whatever the config says.
  var isDryRun = false
  /// Whether the mirror is the demo's, which no other command opens.
  var isDemo = false
  /// Takes down what is drawn and typed.
  var trace: TraceRecorder?
  /// Whether the screen is to be drawn for a screen reader, whatever the config says.
  var isForScreenReader = false

  /// Runs on the calling thread, which becomes the UI thread. Throws `ProgramFailure` when there is no usable terminal.
  /// Ends with 128 and the signal's number, as shells have it, when a signal ended it.
  func run() throws {
    try EditedFile.adoptLeftovers(in: editingFolder, into: mirror)
    let ending = Mutex<Int32?>(nil)
    let outboxNews = NewsRelay<OutboxNews>()
    let deliverer = Deliverer(
      mirror: mirror, writers: isDryRun ? [:] : accounts.writers,
      onFailure: { outboxNews.tell(.failed($0)) }, onChange: { outboxNews.tell(.changed($0)) })
    let syncNews = NewsRelay<SyncEvent>()
    let gates = Dictionary(uniqueKeysWithValues: accounts.map { ($0.id, ForegroundGate()) })
    let sync = BackgroundSync(
      accounts: accounts.filter { settings.config.sync.isEnabled && $0.syncs }.map { account in
        BackgroundSync.Account(
          id: account.id, service: account.service, gate: gates[account.id] ?? ForegroundGate())
      },
      mirror: mirror, policy: settings.config.sync.backgroundPolicy, onEvent: { syncNews.tell($0) })
    do {
      try TerminalSession.run(options: terminalOptions) { session, loop in
        let browserSession = start(on: session, loop, deliverer, sync, gates) { signal in
          ending.withLock { $0 = signal }
        }
        outboxNews.connect { news in Task { @UIActor in browserSession.heard(news) } }
        syncNews.connect { event in Task { @UIActor in browserSession.heard(event) } }
        trace?.connect { words in Task { @UIActor in browserSession.noticed(words) } }
        return browserSession
      }
    } catch {
      trace?.close()
      throw ProgramFailure(.failed, error.problem, hint: error.advice)
    }
    try sayGoodbye(deliverer)
    if let signal = ending.withLock({ $0 }) { throw ExitCode(128 + signal) }
  }

  @UIActor
  private func start(
    on session: TerminalSession, _ loop: UILoop, _ deliverer: Deliverer, _ sync: BackgroundSync,
    _ gates: [AccountID: ForegroundGate], ended: @escaping (Int32) -> Void
  ) -> BrowserSession {
    let terminal = SessionTerminal(session)
    let errands = TerminalErrands(
      settings.config.terminal, in: Surroundings(environment: environment), on: terminal)
    let browserSession = BrowserSession(
      browser: browser, runner: runner(gates),
      theme: LiveTheme(settings.themes, settings.theme, colorCount: session.backend.colorCount), loop: loop,
      terminal: terminal,
      deliverer: deliverer, sync: sync, editor: ExternalEditor(environment: environment),
      editingFolder: editingFolder, errands: errands,
      userProgram: UserProgram(environment: environment, folder: editingFolder), ended: ended)
    for account in accounts {
      account.waits.connect { seconds in
        Task { @UIActor in browserSession.serviceWaits(account.id, seconds: seconds) }
      }
    }
    let words = settings.problems.map(\.description) + remarks + session.notices
    // A first run without an account has enough to read.
    let notes = accounts.isEmpty ? [] : settings.notes.map { Strings.StartAndEnd.note($0.description) }
    browserSession.start(
      reporting: words.map { Problem($0, at: .now()) }, remarks: notes.map { Problem($0, at: .now()) })
    if mirror.followsCrash { checkMirror { browserSession.noticed($0) } }
    return browserSession
  }

  /// Looks for damage that the end of an earlier closeup may have left, beside everything else.
  private func checkMirror(_ tell: @escaping @UIActor (String) -> Void) {
    let mirror = mirror
    Task.detached(priority: .background) {
      guard let words = try? mirror.checkAfterCrash().crashWords else { return }
      await tell(words)
    }
  }

  private var browser: Browser {
    var options = BrowserOptions(
      restMilliseconds: settings.config.interface.restMilliseconds,
      writing: Dictionary(uniqueKeysWithValues: accounts.map { ($0.id, writing(of: $0)) }),
      undoGraceSeconds: settings.config.writing.undoSeconds, dateOrder: settings.config.writing.dateOrder.forms,
      dates: settings.config.interface.dates, userCommands: settings.config.commands, newWriteID: { .unique() })
    options.reach = reach
    return Browser(
      accounts: accounts.map { ($0.id, $0.service.capabilities) }, keymap: settings.keymap, options: options,
      now: .now())
  }

  private var reach: TerminalReach {
    let wanted = settings.config.terminal
    var reach = TerminalReach()
    reach.hasMouse = wanted.mouse
    reach.hasTitle = wanted.title
    reach.marksLinks = wanted.hyperlinks && Surroundings.takesControlStrings(term: environment["TERM"] ?? "")
    reach.isLinear = wanted.screenReader || isForScreenReader
    reach.tellsOfTodos = wanted.notice != .off
    return reach
  }

  private func writing(of account: OpenAccount) -> AccountWriting {
    let mode: AccountWriting.Mode =
      switch account.writing {
      case .readOnly: .readOnly
      case .dryRun: .dryRun
      case .allowed: isDryRun ? .dryRun : .allowed
      }
    return AccountWriting(account.service.rules, mode: mode)
  }

  /// Lets what is being sent arrive, for a moment, and says what is left.
  private func sayGoodbye(_ deliverer: Deliverer) throws {
    deliverer.stopClaiming()
    let sending = try mirror.outbox(delivered: false).filter { $0.state == .sending }
    if !sending.isEmpty {
      _ = try blocking { await deliverer.drain(Set(sending.map(\.id)), until: Instant.now().adding(seconds: 2)) }
    }
    let farewell = Farewell(
      try mirror.outboxCounts(), program: isDemo ? "closeup demo" : "closeup",
      outboxCommand: isDemo ? nil : "closeup outbox")
    for line in farewell.lines { StandardStream.output.write(line) }
    if let trace, trace.close() {
      StandardStream.output.write(Strings.StartAndEnd.traceHoldsAll(trace.path))
    }
  }

  /// Beside the mirror that the drafts go into.
  private var editingFolder: String { String(mirror.path[..<(mirror.path.lastIndex(of: "/") ?? mirror.path.endIndex)]) }

  private func runner(_ gates: [AccountID: ForegroundGate]) -> EffectRunner {
    EffectRunner(
      mirror: mirror, services: Dictionary(uniqueKeysWithValues: accounts.map { ($0.id, $0.service) }),
      pullers: Dictionary(
        uniqueKeysWithValues: accounts.map { account in
          (
            account.id,
            Puller(
              account: account.id, service: account.service, mirror: mirror,
              gate: gates[account.id] ?? ForegroundGate(), now: { .now() })
          )
        }),
      now: { .now() })
  }

  private var terminalOptions: TerminalSession.Options {
    TerminalSession.Options(
      backend: NcursesBackend.Options(
        colorMode: settings.colorMode, synchronizedOutput: settings.config.interface.synchronizedOutput,
        asciiOnly: settings.config.terminal.characters == .ascii, keepsStep: true, trace: trace),
      logPath: settings.locations.state + "/closeup.log",
      kittyKeyboard: settings.config.interface.kittyKeyboard)
  }
}
