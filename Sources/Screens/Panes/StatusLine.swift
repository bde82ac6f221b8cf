import CRM
import Canvas
import DisplayText
import MirrorStore
import Settings
import ViewModels

extension BrowserScreen {
  /// The status bar: account, what is in flight, how fresh the screen is, and where the cursor stands.
  func drawStatus(in area: Rect, on surface: inout Surface) {
    surface.fill(area, style: theme.style(.statusBar))
    guard let account = browser.account, area.height > 0 else { return }
    let position = DisplayText(positionText(account.list))
    let right = area.right - position.width - 1
    surface.draw(position, at: Point(x: right, y: area.y), style: theme.style(.statusPosition), clip: area)
    let left = Rect(x: area.x, y: area.y, width: max(0, right - 1 - area.x), height: 1)
    var x = left.x + 1
    func add(_ text: String, _ role: Role) {
      x += surface.draw(DisplayText(text), at: Point(x: x, y: left.y), style: theme.style(role), clip: left) + 2
    }
    add("\(account.id.rawValue) · \(account.capabilities.name)", .statusAccount)
    if let busy = busyText(account) { add(busy, .statusBusy) }
    let (freshness, role) = freshnessText(account)
    add(freshness, role)
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
      return "\(account.capabilities.name) asks to wait until \(times.clock(until, withSeconds: true))"
    }
    let parts = browser.inFlight.compactMap { key -> String? in
      switch key {
      case .list(account.id): "list"
      case .detail: "record"
      case .timeline: "timeline"
      case .body: "text"
      case .vocabulary(account.id): "account"
      default: nil
      }
    }
    return parts.isEmpty ? nil : "fetching \(parts.sorted().joined(separator: ", "))"
  }

  private func freshnessText(_ account: AccountModel) -> (String, Role) {
    if let since = account.offlineSince { return ("offline since \(times.clock(since))", .statusStale) }
    let fetchedAt: Instant? =
      switch browser.focus {
      case .list: account.list.answer?.fetchedAt
      case .detail: browser.detail.stored?.fetchedAt
      case .timeline: browser.timeline.stored?.fetchedAt
      }
    guard let fetchedAt else { return ("", .statusFresh) }
    let isStale = times.now.seconds(since: fetchedAt) > browser.options.staleSeconds
    let age = times.now.seconds(since: fetchedAt) > 43_200 ? times.moment(fetchedAt) : times.clock(fetchedAt)
    return ("as of \(age)", isStale ? .statusStale : .statusFresh)
  }

  /// The line below it: a prompt, a problem, a remark, or what keys there are.
  func drawBottomLine(in area: Rect, on surface: inout Surface) {
    guard area.height > 0 else { return }
    if case .prompt(let prompt) = browser.overlay { return draw(prompt, in: area, on: &surface) }
    let (text, role): (String, Role) =
      if let message = browser.message {
        (message, .text)
      } else if let problem = shownProblem {
        (problem.line, .statusError)
      } else if !browser.pendingKeys.isEmpty {
        (browser.pendingKeys.map(\.notation).joined(separator: " ") + " …", .statusHint)
      } else {
        (hints(width: area.width - 2), .statusHint)
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

  /// The last problem, unless it is another account's.
  private var shownProblem: Problem? {
    browser.problem.flatMap { $0.account == nil || $0.account == browser.account?.id ? $0 : nil }
  }

  /// The keys a newcomer needs, as the keymap has them now; those that fit.
  private func hints(width: Int) -> String {
    let wanted =
      if case .menu = browser.overlay {
        [("menu-choose", "choose"), ("menu-close", "close")]
      } else {
        [
          ("help", "help"), ("quit", "quit"), ("search", "search"), ("views", "views"), ("sort", "sort"),
          ("kinds", "kinds"),
          ("accounts", "accounts"),
        ]
      }
    let usable = browser.account == nil && browser.overlay == nil ? Array(wanted.prefix(2)) : wanted
    var hints = ""
    for (command, word) in usable {
      guard let keys = browser.keymap.keys(for: command, in: browser.keyContext).first else { continue }
      let hint = "\(keys.map(\.notation).joined(separator: " ")) \(word)"
      let longer = hints.isEmpty ? hint : "\(hints)   \(hint)"
      guard DisplayText(longer).width <= width else { break }
      hints = longer
    }
    return hints
  }

  private func draw(_ prompt: Prompt, in area: Rect, on surface: inout Surface) {
    let label: StaticString = prompt.purpose == .search ? "Search: " : ":"
    let x = surface.draw(
      DisplayText(verbatim: label), at: Point(x: area.x, y: area.y), style: theme.style(.promptLabel), clip: area)
    let field = Rect(x: area.x + x, y: area.y, width: area.width - x, height: 1)
    prompt.editor.draw(on: &surface, in: field, style: theme.style(.promptText))
    guard !prompt.completions.isEmpty else { return }
    let start = field.x + DisplayText(prompt.editor.text).width + 3
    let room = Rect(x: start, y: area.y, width: area.right - start, height: 1)
    surface.draw(
      DisplayText(prompt.completions.prefix(12).joined(separator: "  ")).truncated(to: max(0, room.width)),
      at: Point(x: room.x, y: room.y), style: theme.style(.statusHint), clip: room)
  }
}
