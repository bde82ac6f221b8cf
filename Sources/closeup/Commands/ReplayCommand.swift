import ArgumentParser
import Canvas
import Foundation
import Strings
import Terminal
import ViewModels

/// `closeup replay FILE`: plays what `--trace-tty` has recorded.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Play a recording made with --trace-tty.",
    discussion: """
      Space holds it, and then every key shows the next frame; p plays on; q, Esc or Ctrl-C stop. The last frame stays
      until a key. Recordings are asciicasts of version 2, so that other players show them as well.
      """)

  @Argument(help: "The recording.")
  var file: String

  @Option(help: ArgumentHelp("Play so many times as fast, 0.1 to 100.", valueName: "factor"))
  var speed = 1.0

  @Flag(help: "Show the next frame for every key.") var step = false

  func validate() throws {
    guard (0.1...100).contains(speed) else { throw ValidationError(Strings.Arguments.speedRange) }
  }

  func run() throws {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw ProgramFailure(.failed, Strings.ReplayCommand.unreadable(file))
    }
    let recording: Recording
    do throws(RecordingError) {
      recording = try Recording(parsing: Array(data))
    } catch {
      throw ProgramFailure(.failed, Strings.ReplayCommand.unplayable(file, reason: error.words))
    }
    let replay = Replay(recording, speed: speed, isStepping: step)
    var shown: Size?
    do {
      try TerminalSession.run { session, loop in
        shown = session.backend.size
        return ReplaySession(replay, on: session, loop)
      }
    } catch {
      throw ProgramFailure(.failed, error.problem, hint: error.advice)
    }
    if recording.isTorn { ErrorReport.notice(Strings.ReplayCommand.lastLineTorn(file)) }
    if let shown, shown.width < recording.size.width || shown.height < recording.size.height {
      ErrorReport.notice(
        Strings.ReplayCommand.terminalTooSmall(
          recordedWidth: recording.size.width, recordedHeight: recording.size.height, terminalWidth: shown.width,
          terminalHeight: shown.height))
    }
  }
}
