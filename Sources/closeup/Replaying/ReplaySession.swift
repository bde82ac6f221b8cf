import Canvas
import Terminal
import ViewModels

/// Plays a recording on the terminal until it ends or a key ends it.
@UIActor
final class ReplaySession: UILoopHandler {
  private var replay: Replay
  private let session: TerminalSession
  private let loop: UILoop
  private var harmless = HarmlessOutput()

  private(set) var isDirty = true
  private(set) var isFinished = false

  init(_ replay: Replay, on session: TerminalSession, _ loop: UILoop) {
    self.replay = replay
    self.session = session
    self.loop = loop
  }

  /// An empty screen, once; from then on the recording draws.
  func paint() {
    isDirty = false
    session.backend.present(Surface(size: session.backend.size))
    perform(replay.receive(.started))
  }

  var readiness: FrameReadiness { session.backend.readiness }

  func sendRest() { session.backend.sendRest() }

  func handle(_ event: UIEvent) {
    switch event {
    case .input(.key(let key)): perform(replay.receive(.key(key)))
    case .input, .reply, .resized, .signal(.continue): break
    case .timer: perform(replay.receive(.due))
    case .signal, .terminalGone: isFinished = true
    }
  }

  private func perform(_ effects: [Replay.Effect]) {
    for effect in effects {
      switch effect {
      case .show(let bytes): session.backend.replay(harmless.filter(bytes))
      case .wait(let milliseconds): loop.setTimer("frame", after: milliseconds)
      case .end: isFinished = true
      }
    }
    if session.backend.isGone { isFinished = true }
  }
}
