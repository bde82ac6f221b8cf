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
  /// Told the signal that ended the session, if one did.
  private let ended: (Int32) -> Void
  /// The last reading of the mirror that was begun.
  private var reading: Task<Void, Never>?

  init(
    browser: Browser, runner: EffectRunner, theme: Theme, loop: UILoop, terminal: any BrowserTerminal,
    ended: @escaping (Int32) -> Void
  ) {
    self.browser = browser
    self.runner = runner
    self.theme = theme
    self.loop = loop
    self.terminal = terminal
    self.ended = ended
  }

  /// Brings up what the mirror has, so that the first paint shows it; nothing is fetched before that.
  func start(reporting problems: [Problem]) {
    // Drawn once for nobody, so that the state knows from the start how many rows there are room for.
    dispatch(.painted(screen.draw(size: terminal.size).viewport))
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
    case .signal(.terminate): end(by: 15)
    case .signal(.interrupt): end(by: 2)
    case .signal(.hangup), .terminalGone: end(by: 1)
    }
  }

  func paint() {
    isDirty = false
    let (surface, viewport) = screen.draw(size: terminal.size)
    terminal.present(surface)
    if terminal.isGone { return end(by: 1) }
    if viewport != browser.viewport {
      let window = browser.list?.window
      dispatch(.painted(viewport), repaints: false)
      // Less room may have moved the list under its cursor.
      if browser.list?.window != window { isDirty = true }
    }
    guard !hasPainted else { return }
    hasPainted = true
    perform(postponed)
    postponed = []
  }

  private var screen: BrowserScreen { BrowserScreen(browser: browser, theme: theme, now: .now(), local: .system) }

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
    let earlier = reading
    reading = Task.detached(priority: .userInitiated) { [weak self] in
      // One after the other: an older reading must not arrive over a newer one.
      await earlier?.value
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

  /// Ends in good order because of a signal, or as if by one: the place is remembered, what is under way called off.
  private func end(by signal: Int32) {
    guard !isFinished else { return }
    ended(signal)
    dispatch(.leaving)
    fetches.cancelAll()
  }

  private var timers: [TimerID: BrowserTimer] = [:]
}

extension BrowserTimer {
  fileprivate var id: TimerID { TimerID(String(describing: self)) }
}
