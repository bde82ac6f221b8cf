import Canvas
import DisplayText
import Settings
import Strings
import Terminal
import ViewModels

/// What the panes ask of the terminal and of this machine besides drawing: the clipboard, links, notices. Says what
/// became of it, and no more than is known.
@UIActor
final class TerminalErrands {
  private static let helperLimit = Duration.seconds(5)

  private let settings: TerminalSettings
  private let surroundings: Surroundings
  private let terminal: any BrowserTerminal
  private var tell: (Action) -> Void = { _ in }

  init(_ settings: TerminalSettings, in surroundings: Surroundings, on terminal: any BrowserTerminal) {
    self.settings = settings
    self.surroundings = surroundings
    self.terminal = terminal
  }

  /// Names who is told what became of things.
  func connect(_ tell: @escaping (Action) -> Void) { self.tell = tell }

  // MARK: The clipboard

  func copy(_ text: String, as what: String) {
    let shown = " · \(what): \(Self.beginning(of: text))"
    Task { @UIActor in tell(.told(await copied(text) + shown)) }
  }

  /// Copies, and says where to.
  private func copied(_ text: String) async -> String {
    switch ClipboardRoute.choose(settings.clipboard.wish, size: text.utf8.count, in: surroundings) {
    case .refused(let reason): return Strings.Clipboard.notCopied(reason)
    case .terminal(let route):
      terminal.post(.clipboard(text, through: route))
      return sentToTerminal
    case .tmux(let isHandedOn): return await givenToTmux(text, isHandedOn)
    case .native(let tools):
      for tool in tools {
        switch await Self.run(tool, text) {
        case .done: return Strings.Clipboard.copied
        case .failed(let reason): return Strings.Clipboard.notCopied(reason)
        case .missing: continue
        }
      }
      return throughTerminal(text, reason: Strings.HelperPrograms.missing(tools.map(\.program)))
    }
  }

  /// By tmux's own command: what programs send through it, it drops unless it is told otherwise.
  private func givenToTmux(_ text: String, _ isHandedOn: Bool) async -> String {
    if isHandedOn {
      switch await Self.run(HelperCommand("tmux", "load-buffer", "-w", "-"), text) {
      case .done: return Strings.Clipboard.inTmuxAndTerminal
      // Before version 3.2 it did not hand on.
      case .failed: break
      case .missing: return throughTerminal(text, reason: Strings.Clipboard.noTmux)
      }
    }
    switch await Self.run(HelperCommand("tmux", "load-buffer", "-"), text) {
    case .done:
      return Strings.Clipboard.inTmuxAlone(isHandedOn ? Strings.Clipboard.tmuxKeepsIt : Strings.Clipboard.tooMuch)
    case .failed(let reason): return Strings.Clipboard.notCopied(reason)
    case .missing: return throughTerminal(text, reason: Strings.Clipboard.noTmux)
    }
  }

  /// What is left when the programs that should take a text are not there.
  private func throughTerminal(_ text: String, reason: String) -> String {
    guard settings.clipboard == .auto else { return Strings.Clipboard.notCopied(reason) }
    switch ClipboardRoute.terminal(text.utf8.count, surroundings) {
    case .terminal(let route):
      terminal.post(.clipboard(text, through: route))
      return "\(reason): \(sentToTerminal)"
    case .refused(let other): return Strings.Clipboard.notCopied(reason, and: other)
    case .native, .tmux: return Strings.Clipboard.notCopied(reason)
    }
  }

  /// A tmux that is not on this machine decides by itself.
  private var sentToTerminal: String {
    Strings.Clipboard.sentToTerminal(ifTmuxAllows: surroundings.route != .screen && surroundings.term.hasPrefix("tmux"))
  }

  private static func run(_ command: HelperCommand, _ text: String) async -> HelperRun.Outcome {
    await HelperRun.run(command, input: text, limit: helperLimit)
  }

  private static func beginning(of text: String) -> String {
    let line = text.prefix { !$0.isNewline }
    let isCut = line.count > 60 || line.endIndex != text.endIndex
    return line.prefix(60) + (isCut ? "…" : "")
  }

  // MARK: Links

  /// Opens an address on this machine's desktop; where the user is not there, or there is none, shows and copies it.
  func open(_ address: LinkAddress) {
    guard !surroundings.isRemote, surroundings.hasDisplay, let opener = surroundings.opener else {
      Task { @UIActor in tell(.linkShown(address, await copied(address.text))) }
      return
    }
    var command = opener
    command.arguments.append(address.text)
    tell(.told(Strings.Links.opening(address.text)))
    Task { @UIActor in
      // Some run for as long as the browser does.
      switch await HelperRun.run(command) {
      case .done: break
      case .failed(let reason): tell(.told("\(reason) · \(address.text)"))
      case .missing:
        let reason = Strings.HelperPrograms.missing([opener.program])
        tell(.linkShown(address, "\(reason); \(await copied(address.text))"))
      }
    }
  }

  // MARK: Notices

  func notify(_ words: String) {
    let isUnderstood = Surroundings.takesControlStrings(term: surroundings.term)
    switch settings.notice {
    case .off: return
    case .osc9 where isUnderstood: terminal.post(.notice(DisplayText(words), through: surroundings.route))
    case .osc777 where isUnderstood:
      terminal.post(
        .titledNotice(title: DisplayText(verbatim: "closeup"), DisplayText(words), through: surroundings.route))
    case .bell, .osc9, .osc777: terminal.post(.bell)
    }
    // tmux hands a notice on only where it is allowed to; a bell always.
    if surroundings.route == .tmux, settings.notice != .bell { terminal.post(.bell) }
  }
}

extension TerminalSettings.Clipboard {
  fileprivate var wish: ClipboardRoute.Wish {
    switch self {
    case .auto: .automatic
    case .native: .native
    case .osc52: .controlString
    case .tmux: .tmux
    case .off: .off
    }
  }
}
