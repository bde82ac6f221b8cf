import ArgumentParser
import CRM
import MirrorStore
import Screens
import Settings
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

  /// Runs on the calling thread, which becomes the UI thread. Throws `ProgramFailure` when there is no usable terminal.
  /// Ends with 128 and the signal's number, as shells have it, when a signal ended it.
  func run() throws {
    let ending = Mutex<Int32?>(nil)
    do {
      try TerminalSession.run(options: terminalOptions) { session, loop in
        start(on: session, loop) { signal in ending.withLock { $0 = signal } }
      }
    } catch {
      throw ProgramFailure(.failed, error.problem, error.advice)
    }
    if let signal = ending.withLock({ $0 }) { throw ExitCode(128 + signal) }
  }

  @UIActor
  private func start(
    on session: TerminalSession, _ loop: UILoop, ended: @escaping (Int32) -> Void
  ) -> BrowserSession {
    let browserSession = BrowserSession(
      browser: browser, runner: runner, theme: settings.theme, loop: loop, terminal: SessionTerminal(session),
      ended: ended)
    for account in accounts {
      account.waits.connect { seconds in
        Task { @UIActor in browserSession.serviceWaits(account.id, seconds: seconds) }
      }
    }
    let words = settings.diagnostics.map(\.description) + remarks + session.notices
    browserSession.start(reporting: words.map { Problem($0, at: .now()) })
    return browserSession
  }

  private var browser: Browser {
    Browser(
      accounts: accounts.map { ($0.id, $0.service.capabilities) }, keymap: settings.keymap,
      options: BrowserOptions(restMilliseconds: settings.config.interface.restMilliseconds), now: .now())
  }

  private var runner: EffectRunner {
    EffectRunner(
      mirror: mirror, services: Dictionary(uniqueKeysWithValues: accounts.map { ($0.id, $0.service) }),
      pullers: Dictionary(
        uniqueKeysWithValues: accounts.map { account in
          (account.id, Puller(account: account.id, service: account.service, mirror: mirror, now: { .now() }))
        }),
      now: { .now() })
  }

  private var terminalOptions: TerminalSession.Options {
    TerminalSession.Options(
      backend: NcursesBackend.Options(
        colorMode: settings.colorMode, synchronizedOutput: settings.config.interface.synchronizedOutput),
      logPath: settings.locations.state + "/closeup.log")
  }
}
