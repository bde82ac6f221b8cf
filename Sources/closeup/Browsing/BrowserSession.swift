import CRM
import Canvas
import Screens
import Settings
import Terminal
import ViewModels

/// Runs the browser on the UI thread: events in, effects out, one paint a turn.
@UIActor
final class BrowserSession: UILoopHandler {
  private var browser: Browser
  private let runner: EffectRunner
  private let theme: Theme
  private let loop: UILoop
  private let terminal: any BrowserTerminal
  private var fetches = FetchTasks()
  private var hasPainted = false
  /// Fetches asked for before the first paint, which goes before them.
  private var postponed: [Effect] = []

  private(set) var isDirty = true
  private(set) var isFinished = false

  init(browser: Browser, runner: EffectRunner, theme: Theme, loop: UILoop, terminal: any BrowserTerminal) {
    self.browser = browser
    self.runner = runner
    self.theme = theme
    self.loop = loop
    self.terminal = terminal
  }

  /// Brings up what the mirror has, so that the first paint shows it; nothing is fetched before that.
  func start(reporting problems: [Problem]) {
    dispatch(.started)
    for problem in problems { dispatch(.failed(problem)) }
  }

  func handle(_ event: UIEvent) {
    switch event {
    case .input(let input): dispatch(.typed(input))
    case .timer(let id):
      if let timer = timers.removeValue(forKey: id) { dispatch(.timerFired(timer)) }
    case .resized:
      terminal.resize()
      dispatch(.resized)
    case .signal(.continue):
      terminal.enter()
      isDirty = true
    case .signal(.terminate), .signal(.hangup), .signal(.interrupt), .terminalGone: end()
    }
  }

  func paint() {
    isDirty = false
    let screen = BrowserScreen(browser: browser, theme: theme, now: .now(), local: .system)
    let (surface, viewport) = screen.draw(size: terminal.size)
    terminal.present(surface)
    if terminal.isGone { return end() }
    if viewport != browser.viewport { dispatch(.painted(viewport), repaints: false) }
    guard !hasPainted else { return }
    hasPainted = true
    perform(postponed)
    postponed = []
  }

  /// A service has told how long it wants to be left alone.
  func serviceWaits(_ account: AccountID, seconds: Double) {
    dispatch(.serviceWaits(account, seconds: seconds))
  }

  private func dispatch(_ action: Action, repaints: Bool = true) {
    let effects = browser.receive(action, at: .now())
    if repaints || !effects.isEmpty { isDirty = true }
    perform(effects)
  }

  private func perform(_ effects: [Effect]) {
    for effect in effects { perform(effect) }
  }

  private func perform(_ effect: Effect) {
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
    case .quit: isFinished = true
    case .cancel(let key): fetches.cancel(key)
    default:
      if let key = effect.fetchKey { fetch(effect, key) } else { readMirror(effect) }
    }
  }

  /// Reads the mirror beside the UI thread, except before the first paint, which waits for it.
  private func readMirror(_ effect: Effect) {
    if !hasPainted || browser.isQuitting {
      if let action = runner.runLocal(effect) { dispatch(action) }
      return
    }
    let runner = runner
    Task.detached(priority: .userInitiated) { [weak self] in
      guard let action = runner.runLocal(effect) else { return }
      await self?.dispatch(action)
    }
  }

  private func fetch(_ effect: Effect, _ key: FetchKey) {
    guard hasPainted else {
      postponed.append(effect)
      return
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
    guard fetches.finish(key, ticket), let action else { return }
    dispatch(action)
  }

  /// Ends in good order: the place is remembered, everything under way is called off.
  private func end() {
    guard !isFinished else { return }
    perform(browser.run(Invocation(name: "quit"), count: nil))
    fetches.cancelAll()
  }

  private var timers: [TimerID: BrowserTimer] = [:]
}

extension BrowserTimer {
  fileprivate var id: TimerID { TimerID(String(describing: self)) }
}
