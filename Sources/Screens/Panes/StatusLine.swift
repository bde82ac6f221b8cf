import CRM
import Canvas
import DisplayText
import MirrorStore
import Settings
import Strings
import ViewModels

extension BrowserScreen {
  /// The status bar: account, what is in flight, how fresh the screen is, and where the cursor stands.
  func drawStatus(in area: Rect, on surface: inout Surface) {
    surface.fill(area, style: theme.style(.statusBar))
    guard let account = browser.account, area.height > 0 else { return }
    // Read aloud, a place that changes with every key would drown the row that the cursor is on.
    let position = DisplayText(isLinear ? "" : positionText(account.list))
    let right = area.right - position.width - 1
    surface.draw(position, at: Point(x: right, y: area.y), style: theme.style(.statusPosition), clip: area)
    let left = Rect(x: area.x, y: area.y, width: max(0, right - 1 - area.x), height: 1)
    var x = left.x + 1
    func add(_ text: String, _ role: Role, mayBeCut: Bool = true) {
      let text = DisplayText(text).truncated(to: mayBeCut ? max(0, left.right - x) : .max)
      guard x + text.width <= left.right else { return }
      x += surface.draw(text, at: Point(x: x, y: left.y), style: theme.style(role), clip: left) + 2
    }
    add("\(account.id.rawValue) · \(account.capabilities.name)", .statusAccount)
    if let (waiting, role) = outboxText { add(waiting, role) }
    if let busy = busyText(account) { add(busy, .statusBusy) }
    let (freshness, role) = freshnessText(account)
    // Half a time is another time.
    add(freshness, role, mayBeCut: false)
  }

  /// What waits in the outbox, and the key that shows it: `2 to send · 1 refused (O)`.
  private var outboxText: (String, Role)? {
    let states: [(words: (Int) -> String, count: Int)] = [
      (Strings.Status.toSend, browser.outboxCount([.queued, .sending])),
      (Strings.Status.refused, browser.outboxCount([.rejected])),
      (Strings.Status.inConflict, browser.outboxCount([.conflict])),
      (Strings.Status.inDoubt, browser.outboxCount([.inDoubt])),
    ]
    let parts = states.filter { $0.count > 0 }.map { $0.words($0.count) }
    guard !parts.isEmpty else { return nil }
    let needsUser = browser.outboxCount([.rejected, .conflict, .inDoubt]) > 0
    let words = parts.joined(separator: " · ")
    return ("\(words) (\(browser.keyName(for: "outbox")))", needsUser ? .statusError : .statusBusy)
  }

  /// `12/1 204`; a plus where the service does not tell the total and there is more.
  private func positionText(_ list: ListModel) -> String {
    guard let answer = list.answer, answer.count > 0 else { return "0/0" }
    let total = answer.total.map { max($0, answer.count) } ?? answer.count
    let more = answer.total == nil && !answer.isComplete ? "+" : ""
    return "\(grouped(list.window.selection + 1))/\(grouped(total))\(more)"
  }

  private func busyText(_ account: AccountModel) -> String? {
    if let until = browser.waits[account.id], until > times.now {
      return Strings.Status.waiting(for: account.capabilities.name, until: times.clock(until, withSeconds: true))
    }
    let parts = browser.inFlight.compactMap { key -> String? in
      switch key {
      case .list(account.id): Strings.Status.list
      case .detail: Strings.Status.record
      case .timeline: Strings.Status.timeline
      case .body: Strings.Status.text
      case .vocabulary(account.id): Strings.Status.account
      default: nil
      }
    }
    if let program = browser.programs.last {
      return Strings.Programs.running(program.command.name, key: browser.keyName(for: "stop"))
    }
    if !parts.isEmpty { return Strings.Status.fetching(parts.sorted().joined(separator: ", ")) }
    return account.pullingText
  }

  private func freshnessText(_ account: AccountModel) -> (String, Role) {
    if let since = account.offlineSince { return (Strings.Status.offline(since: times.clock(since)), .statusStale) }
    let fetchedAt: Instant? =
      switch browser.focus {
      case .list: account.list.answer?.fetchedAt
      case .detail: browser.detail.stored?.fetchedAt
      case .timeline: browser.timeline.stored?.fetchedAt
      }
    guard let fetchedAt else { return ("", .statusFresh) }
    // Gathered from what was looked at before: its rows are of many ages.
    if fetchedAt == Instant(microseconds: 0) { return (Strings.Status.fromTheMirror, .statusStale) }
    let isStale = times.now.seconds(since: fetchedAt) > browser.options.staleSeconds
    let age = times.now.seconds(since: fetchedAt) > 43_200 ? times.moment(fetchedAt) : times.clock(fetchedAt)
    return (Strings.Status.asOf(age), isStale ? .statusStale : .statusFresh)
  }

  /// The line below it: a prompt, a problem, a remark, or what keys there are.
  func drawBottomLine(in area: Rect, on surface: inout Surface) {
    guard area.height > 0 else { return }
    if let confirmation = browser.confirmation { return draw(confirmation, in: area, on: &surface) }
    if case .prompt(let prompt) = browser.overlay { return draw(prompt, in: area, on: &surface) }
    let (text, role): (String, Role) =
      if let message = browser.message {
        (message, .text)
      } else if let problem = shownProblem {
        (problem.line, .statusError)
      } else if !browser.pendingKeys.isEmpty {
        (browser.pendingKeys.map(\.notation).joined(separator: " ") + " …", .statusHint)
      } else if let find = browser.find, let words = browser.findWords {
        ("“\(find.text)”: \(words)" + findHints, .statusHint)
      } else {
        (hints(width: area.width - 2), .statusHint)
      }
    if role == .statusHint, let offer = browser.tourOffer, browser.find == nil, browser.pendingKeys.isEmpty {
      return drawOffer(offer, in: area, on: &surface)
    }
    let more = DisplayText(verbatim: "  :errors")
    if shownProblem != nil, browser.message == nil, DisplayText(text).width > area.width - 2 {
      surface.draw(
        more, at: Point(x: area.right - 1 - more.width, y: area.y), style: theme.style(.statusHint), clip: area)
      surface.draw(
        DisplayText(text).truncated(to: max(0, area.width - 2 - more.width)), at: Point(x: area.x + 1, y: area.y),
        style: theme.style(role), clip: area)
      return
    }
    surface.draw(
      DisplayText(text).truncated(to: max(0, area.width - 2)), at: Point(x: area.x + 1, y: area.y),
      style: theme.style(role), clip: area)
  }

  /// Hints as far as there is room beside the offer of the tour.
  private func drawOffer(_ offer: String, in area: Rect, on surface: inout Surface) {
    let text = DisplayText(offer).truncated(to: max(0, area.width - 2))
    let x = area.right - 1 - text.width
    surface.draw(text, at: Point(x: x, y: area.y), style: theme.style(.keyHint), clip: area)
    surface.draw(
      DisplayText(hints(width: x - area.x - 4)), at: Point(x: area.x + 1, y: area.y), style: theme.style(.statusHint),
      clip: area)
  }

  /// How to go on with what is looked for in a pane.
  private var findHints: String {
    [
      ("find-next", Strings.Hints.next), ("find-previous", Strings.Hints.previous), ("back", Strings.Hints.ends),
    ].map { command, word in "   \(browser.keyName(for: command)) \(word)" }.joined()
  }

  /// The last problem, unless it is another account's.
  private var shownProblem: Problem? {
    browser.problem.flatMap { $0.account == nil || $0.account == browser.account?.id ? $0 : nil }
  }

  /// The keys a newcomer needs, as the keymap has them now; those that fit. A form shows its own.
  private func hints(width: Int) -> String {
    if case .form = browser.overlay { return "" }
    var hints = ""
    for (keys, word) in boundHints {
      let hint = "\(keys) \(word)"
      let longer = hints.isEmpty ? hint : "\(hints)   \(hint)"
      guard DisplayText(longer).width <= width else { break }
      hints = longer
    }
    return hints
  }

  /// The commands worth a hint that have a key, the most wanted first.
  var boundHints: [(keys: String, word: String)] {
    let wanted = CommandRegistry.hints(in: browser.keyContext)
    let usable = browser.account == nil && browser.overlay == nil ? Array(wanted.prefix(2)) : wanted
    return usable.compactMap { hint in
      browser.keymap.keys(for: hint.command, in: browser.keyContext).first.map {
        ($0.map(\.notation).joined(separator: " "), hint.word)
      }
    }
  }

  private func draw(_ confirmation: Confirmation, in area: Rect, on surface: inout Surface) {
    // The end says which keys answer: it stays, whatever is asked.
    let (yes, no) = (
      browser.keyName(for: "confirm-yes", in: .confirm), browser.keyName(for: "confirm-no", in: .confirm)
    )
    let keys = DisplayText(Strings.Status.answers(yes: yes, no: no))
    let question = DisplayText(confirmation.question).truncated(to: max(0, area.width - 1 - keys.width))
    let drawn = surface.draw(
      question, at: Point(x: area.x + 1, y: area.y), style: theme.style(.promptLabel), clip: area)
    surface.draw(keys, at: Point(x: area.x + 1 + drawn, y: area.y), style: theme.style(.keyHint), clip: area)
    let end = Point(x: min(area.right - 1, area.x + 1 + drawn + keys.width), y: area.y)
    if surface.bounds.contains(end) { surface.cursor = end }
  }

  private func draw(_ prompt: Prompt, in area: Rect, on surface: inout Surface) {
    let label: DisplayText =
      switch prompt.purpose {
      case .search(.list): DisplayText(Strings.Prompt.search)
      case .search(.everything): DisplayText(Strings.Prompt.find)
      case .command: DisplayText(verbatim: ":")
      case .postpone: DisplayText(Strings.Prompt.postpone)
      case .program(let run): DisplayText("\(run.command.prompt ?? run.command.name): ").truncated(to: area.width / 2)
      case .inPane(.list): DisplayText(Strings.Prompt.findInList)
      case .inPane(.detail): DisplayText(Strings.Prompt.findInRecord)
      case .inPane(.timeline): DisplayText(Strings.Prompt.findInTimeline)
      }
    let x = surface.draw(
      label, at: Point(x: area.x, y: area.y), style: theme.style(.promptLabel), clip: area)
    let field = Rect(x: area.x + x, y: area.y, width: area.width - x, height: 1)
    prompt.editor.draw(on: &surface, in: field, style: theme.style(.promptText))
    let completions = prompt.completions.prefix(12).joined(separator: "  ")
    let aside = prompt.hint ?? (completions.isEmpty ? browser.searchHint ?? "" : completions)
    guard !aside.isEmpty else { return }
    let start = field.x + DisplayText(prompt.editor.text).width + 3
    let room = Rect(x: start, y: area.y, width: area.right - start, height: 1)
    surface.draw(
      DisplayText(aside).truncated(to: max(0, room.width)),
      at: Point(x: room.x, y: room.y), style: theme.style(.statusHint), clip: room)
  }
}
