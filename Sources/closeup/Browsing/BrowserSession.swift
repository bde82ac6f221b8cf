import CRM
import Canvas
import Screens
import Settings
import Strings
import Sync
import Terminal
import ViewModels

/// Runs the browser on the UI thread: events in, effects out, one paint a turn.
@UIActor
final class BrowserSession: UILoopHandler {
  private var browser: Browser
  let runner: EffectRunner
  private let theme: LiveTheme
  let loop: UILoop
  let terminal: any BrowserTerminal
  private let deliverer: Deliverer
  private let sync: BackgroundSync
  private var syncing: Task<Void, Never>?
  private let editor: ExternalEditor
  private let errands: TerminalErrands
  private var fetches = FetchTasks()
  private var hasPainted = false
  /// What was asked for before the first paint, which goes before it.
  private var postponed: [Effect] = []

  var isDirty = true
  private(set) var isFinished = false
  private(set) var isEnding = false
  /// Told the signal that ended the session, if one did.
  private let ended: (Int32) -> Void
  /// The last work on the mirror that was begun.
  private var mirrorWork: Task<Void, Never>?
  /// The text that the editor has, and with it the terminal.
  private var editing: (file: EditedFile, task: Task<Void, Never>)?
  private let editingFolder: String
  let userProgram: UserProgram
  /// The user's programs that run.
  var programs: [ProgramRunID: Task<Void, Never>] = [:]
  /// The one of them that has the terminal.
  var programOnScreen: ProgramRunID?
  private let searches = LatestSearch()

  init(
    browser: Browser, runner: EffectRunner, theme: LiveTheme, loop: UILoop, terminal: any BrowserTerminal,
    deliverer: Deliverer, sync: BackgroundSync, editor: ExternalEditor, editingFolder: String,
    errands: TerminalErrands, userProgram: UserProgram, ended: @escaping (Int32) -> Void
  ) {
    self.browser = browser
    self.runner = runner
    self.theme = theme
    self.loop = loop
    self.terminal = terminal
    self.deliverer = deliverer
    self.sync = sync
    self.editor = editor
    self.editingFolder = editingFolder
    self.errands = errands
    self.userProgram = userProgram
    self.ended = ended
    errands.connect { [weak self] action in self?.dispatch(action) }
  }

  /// Brings up what the mirror has, so that the first paint shows it; nothing is fetched before that.
  func start(reporting problems: [Problem], remarks: [Problem]) {
    // Drawn once for nobody, so that the state knows from the start how many rows there are room for.
    dispatch(.painted(screen.draw(size: terminal.size).viewport))
    dispatch(.started)
    dispatch(.noticed(problems))
    dispatch(.remarked(remarks))
  }

  func handle(_ event: UIEvent) {
    switch event {
    case .input(let input): dispatch(.typed(input))
    case .timer(Self.themeTimer): hear(theme.reload())
    case .reply(let reply): if terminal.heard(reply) { isDirty = true }
    case .timer(let id):
      if let account = silenceTimers.removeValue(forKey: id) {
        return heedSilence(of: account) { $0.verdict(at: .now()) }
      }
      if let timer = timers.removeValue(forKey: id) { dispatch(.timerFired(timer)) }
    case .resized:
      terminal.resize()
      dispatch(.resized)
    case .signal(.continue):
      guard !isTerminalLent else { return }
      terminal.enter()
      isDirty = true
    case .signal(.terminate): end(by: 15)
    // Typed at the program that has the terminal, and meant for it.
    case .signal(.interrupt) where programOnScreen != nil: break
    case .signal(.interrupt): end(by: 2)
    case .signal(.hangup), .terminalGone: end(by: 1)
    }
  }

  var readiness: FrameReadiness { isTerminalLent ? .now : terminal.readiness }

  func sendRest() {
    terminal.sendRest()
    if terminal.isGone { end(by: 1) }
  }

  func takeAnswer() { terminal.takeAnswer() }

  func paint() {
    isDirty = false
    if isTerminalLent { return }
    var (surface, viewport) = screen.draw(size: terminal.size)
    if viewport != browser.viewport {
      let window = browser.list?.window
      dispatch(.painted(viewport), repaints: false)
      // Less room may have moved the list under its cursor: that is what is shown.
      if browser.list?.window != window { surface = screen.draw(size: terminal.size).surface }
    }
    terminal.set(mouse: browser.reach.hasMouse, title: browser.windowTitle)
    terminal.present(surface)
    if terminal.isGone { return end(by: 1) }
    guard !hasPainted else { return }
    hasPainted = true
    followTheme()
    perform(postponed)
    postponed = []
    let deliverer = deliverer
    // It ends with the program, which lets what is being sent arrive.
    Task.detached { await deliverer.run() }
    let sync = sync
    syncing = Task.detached(priority: .background) { await sync.run() }
    let runner = runner
    Task.detached(priority: .background) { [weak self] in
      do {
        try runner.finishIndex()
      } catch {
        if let problem = Problem(error, account: nil, at: .now()) { await self?.dispatch(.failed(problem)) }
      }
    }
  }

  private var screen: BrowserScreen { BrowserScreen(browser: browser, theme: theme.theme, now: .now(), local: .system) }

  /// A service has told how long it wants to be left alone.
  func serviceWaits(_ account: AccountID, seconds: Double) {
    dispatch(.serviceWaits(account, seconds: seconds))
  }

  private static let themeTimer: TimerID = "theme"

  /// From now on the theme follows its files; a moment later, for editors write in several steps.
  private func followTheme() {
    dispatch(.theme(theme.listing), repaints: false)
    guard let descriptor = theme.begin() else { return }
    let loop = loop
    let theme = theme
    loop.watched = (descriptor, { if theme.hasChanges() { loop.setTimer(Self.themeTimer, after: 50) } })
  }

  private func hear(_ news: [ThemeNews]) {
    for news in news { dispatch(.theme(news)) }
  }

  /// Something is wrong that the user has to know.
  func noticed(_ words: String) { dispatch(.failed(Problem(words, at: .now()))) }

  func heard(_ event: SyncEvent) { dispatch(.synced(event)) }

  func heard(_ news: OutboxNews) {
    switch news {
    case .changed(let item): dispatch(.outboxChanged(item))
    case .failed(let error):
      if let problem = Problem(error, account: nil, at: .now()) { dispatch(.failed(problem)) }
    }
  }

  func dispatch(_ action: Action, repaints: Bool = true) {
    let effects = browser.receive(action, at: .now())
    if repaints || !effects.isEmpty { isDirty = true }
    perform(effects)
  }

  /// What waits for the network is tried at once.
  private func networkIsBack() {
    let deliverer = deliverer
    Task.detached { deliverer.wake(networkIsBack: true) }
  }

  private func perform(_ effects: [Effect]) {
    for effect in effects { perform(effect) }
  }

  private func perform(_ effect: Effect) {
    guard hasPainted || !effect.canWait else { return postponed.append(effect) }
    switch effect {
    case .setTimer(let timer, let milliseconds):
      timers[timer.id] = timer
      loop.setTimer(timer.id, after: milliseconds)
    case .cancelTimer(let timer):
      timers[timer.id] = nil
      loop.cancelTimer(timer.id)
    case .redraw:
      terminal.redrawEverything()
      isDirty = true
    case .suspend:
      terminal.suspend()
      isDirty = true
    case .previewTheme(let name):
      theme.show(name)
      isDirty = true
    case .useTheme(let name): hear(theme.use(name))
    case .wakeDeliverer: deliverer.wake()
    case .copy(let text, let what): errands.copy(text, as: what)
    case .copyVisible(let pane):
      errands.copy(screen.visibleText(of: pane, size: terminal.size), as: Strings.Copying.visibleText)
    case .openLink(let address): errands.open(address)
    case .notify(let words): errands.notify(words)
    case .loadNextDue: lookForDue(effect)
    case .openEditor(let text): lendTerminal(forEditing: text)
    case .runProgram(let run): runProgram(run)
    case .stopProgram(let id): programs[id]?.cancel()
    case .quit: finish()
    case .cancel(let key):
      fetches.cancel(key)
      noteEnd(of: key, isCalledOff: true)
    case .pullNow(let account): sync.refresh(account)
    default:
      if let key = effect.fetchKey { fetch(effect, key) } else { useMirror(effect) }
    }
  }

  /// Reads and writes the mirror beside the UI thread, except before the first paint, which waits for it.
  private func useMirror(_ effect: Effect) {
    guard hasPainted else {
      if let action = runner.runLocal(effect) { dispatch(action) }
      return
    }
    let runner = runner
    let earlier = mirrorWork
    let isWanted = searches.ticket(for: effect)
    mirrorWork = Task.detached(priority: .userInitiated) { [weak self] in
      // One after the other: an older reading must not arrive over a newer one, nor an older draft replace a newer.
      await earlier?.value
      guard isWanted() else { return }
      guard let action = runner.runLocal(effect) else { return }
      await self?.dispatch(action)
    }
  }

  /// Beside everything else that reads the mirror: nobody waits for it.
  private func lookForDue(_ effect: Effect) {
    let runner = runner
    Task.detached(priority: .background) { [weak self] in
      if let action = runner.runLocal(effect) { await self?.dispatch(action) }
    }
  }

  /// Ends once all that was written is in the mirror, and once an editor that was told to end has given the terminal
  /// back.
  private func finish() {
    if let program = programs.values.first {
      for task in programs.values { task.cancel() }
      Task { @UIActor in
        await program.value
        finish()
      }
      return
    }
    if let editing {
      Task { @UIActor in
        await editing.task.value
        self.editing = nil
        finish()
      }
      return
    }
    guard let mirrorWork else {
      isFinished = true
      return
    }
    Task { @UIActor in
      await mirrorWork.value
      // What came of it may have been work again.
      if mirrorWork == self.mirrorWork { self.mirrorWork = nil }
      finish()
    }
  }

  /// Whether another program has the terminal.
  var isTerminalLent: Bool { editing != nil || programOnScreen != nil }

  private func lendTerminal(forEditing text: String) {
    guard !isTerminalLent, case .form(let form) = browser.overlay else { return }
    let file: EditedFile
    do {
      file = try EditedFile(text, for: form.model.key, in: editingFolder)
    } catch {
      dispatch(.editorClosed(nil))
      let words = Strings.Editor.notGiven(reason: String(describing: error))
      return dispatch(.failed(Problem(words, at: .now())))
    }
    terminal.leave()
    loop.readsInput = false
    let editor = editor
    let task = Task.detached { [weak self] in
      let outcome = await editor.edit(file)
      await self?.takeTerminalBack(outcome, file)
    }
    editing = (file, task)
  }

  private func takeTerminalBack(_ outcome: ExternalEditor.Outcome, _ file: EditedFile) {
    editing = nil
    terminal.reclaim()
    // Whoever ended the session has taken the text.
    guard !isEnding else { return }
    defer { removeOnceSaved(file) }
    terminal.enter()
    loop.readsInput = true
    isDirty = true
    switch outcome {
    case .edited(let text): dispatch(.editorClosed(text))
    case .unchanged: dispatch(.editorClosed(nil))
    case .failed(let words):
      dispatch(.editorClosed(nil))
      dispatch(.failed(Problem(words, at: .now())))
    }
  }

  /// The text is in the mirror once all that was begun before is.
  private func removeOnceSaved(_ file: EditedFile) {
    let work = mirrorWork
    Task {
      await work?.value
      file.remove()
    }
  }

  private func fetch(_ effect: Effect, _ key: FetchKey) {
    guard hasPainted else {
      postponed.append(effect)
      return
    }
    if let account = effect.fetchedAccount {
      fetchedAccounts[key] = account
      heedSilence(of: account) { $0.began(key, at: .now()) }
    }
    let runner = runner
    fetches.start(key) { [weak self] ticket in
      Task.detached { [weak self] in
        let action = await runner.runRemote(effect)
        await self?.fetchEnded(key, ticket, action)
      }
    }
  }

  /// What a fetch brought counts only while it is the one waited for.
  private func fetchEnded(_ key: FetchKey, _ ticket: Int, _ action: Action?) {
    guard fetches.finish(key, ticket) else { return }
    noteEnd(of: key, isCalledOff: false)
    guard let action else { return }
    let wasOffline = browser.accounts.filter { $0.offlineSince != nil }.map(\.id)
    dispatch(action)
    guard action.isAnswer else { return }
    // The service is there: what could not reach it before need not wait for its time.
    if browser.outboxCount([.queued, .inDoubt]) > 0 { networkIsBack() }
    for account in browser.accounts where account.offlineSince == nil && wasOffline.contains(account.id) {
      sync.networkIsBack(account.id)
    }
  }

  // MARK: Silence

  private var silences: [AccountID: SilenceWatch<FetchKey>] = [:]
  private var silenceTimers: [TimerID: AccountID] = [:]
  private var fetchedAccounts: [FetchKey: AccountID] = [:]

  private func noteEnd(of key: FetchKey, isCalledOff: Bool) {
    guard let account = fetchedAccounts.removeValue(forKey: key) else { return }
    silences[account]?.ended(key, isCalledOff: isCalledOff, at: .now())
  }

  private func heedSilence(
    of account: AccountID, _ heed: (inout SilenceWatch<FetchKey>) -> SilenceWatch<FetchKey>.Verdict
  ) {
    switch heed(&silences[account, default: SilenceWatch()]) {
    case .silent(let since): dispatch(.serviceSilent(account, since: since))
    case .wait(let seconds):
      let id = TimerID("silence " + account.rawValue)
      silenceTimers[id] = account
      loop.setTimer(id, after: Int((seconds * 1000).rounded(.up)))
    case .nothing: break
    }
  }

  /// Ends in good order because of a signal, or as if by one: the place is remembered, what is under way called off.
  private func end(by signal: Int32) {
    guard !isEnding else { return }
    isEnding = true
    ended(signal)
    takeTextFromEditor()
    dispatch(.leaving)
    fetches.cancelAll()
    syncing?.cancel()
  }

  /// What the editor has saved becomes part of the form, which is then kept as a draft.
  private func takeTextFromEditor() {
    guard let (file, task) = editing else { return }
    task.cancel()
    if let text = file.text { dispatch(.editorClosed(text)) }
    file.remove()
  }

  private var timers: [TimerID: BrowserTimer] = [:]
}

extension BrowserTimer {
  fileprivate var id: TimerID { TimerID(String(describing: self)) }
}

extension Action {
  /// Whether a service has answered.
  fileprivate var isAnswer: Bool {
    switch self {
    case .pageFetched(_, _, _, .arrived), .detailFetched(_, .success), .timelineFetched(_, .success): true
    case .vocabularyFetched(_, .success): true
    default: false
    }
  }
}
