import Settings
import Terminal
import ViewModels

/// The user's own programs: beside the panes, or in their place.
extension BrowserSession {
  func runProgram(_ run: ProgramRun) {
    let isOnScreen = run.command.output == .screen
    if isOnScreen {
      guard !isTerminalLent else { return dispatch(.programEnded(run, ProgramEnding(.stopped))) }
      terminal.leave()
      loop.readsInput = false
      programOnScreen = run.id
    }
    let (runner, userProgram) = (runner, userProgram)
    programs[run.id] = Task.detached { [weak self] in
      let ending: ProgramEnding
      do throws(Problem) {
        ending = await userProgram.run(run, try runner.input(of: run))
      } catch {
        ending = ProgramEnding(.failed(error.summary))
      }
      await self?.programEnded(run, ending)
    }
  }

  private func programEnded(_ run: ProgramRun, _ ending: ProgramEnding) {
    programs[run.id] = nil
    if programOnScreen == run.id {
      programOnScreen = nil
      terminal.reclaim()
      guard !isEnding else { return }
      terminal.enter()
      loop.readsInput = true
      isDirty = true
    }
    dispatch(.programEnded(run, ending))
  }
}
