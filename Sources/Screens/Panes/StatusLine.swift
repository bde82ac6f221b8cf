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
      return "\(account.capabilities.name) asks to wait \(Int(until.seconds(since: times.now).rounded(.up))) s"
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
    guard let answer = account.list.answer else { return ("", .statusFresh) }
    let age = times.now.seconds(since: answer.fetchedAt)
    return ("as of \(times.clock(answer.fetchedAt))", age > browser.options.staleSeconds ? .statusStale : .statusFresh)
  }

  /// The line below it: a prompt, a problem, a remark, or what keys there are.
  func drawBottomLine(in area: Rect, on surface: inout Surface) {
    guard area.height > 0 else { return }
    if case .prompt(let prompt) = browser.overlay { return draw(prompt, in: area, on: &surface) }
    let (text, role): (String, Role) =
      if let message = browser.message {
        (message, .text)
      } else if let problem = browser.problem {
        (problem.line, .statusError)
      } else if !browser.pendingKeys.isEmpty {
        (browser.pendingKeys.map(\.notation).joined(separator: " ") + " …", .statusHint)
      } else {
        (hints, .statusHint)
      }
    surface.draw(
      DisplayText(text).truncated(to: max(0, area.width - 2)), at: Point(x: area.x + 1, y: area.y),
      style: theme.style(role), clip: area)
  }

  /// The keys a newcomer needs, as the keymap has them now.
  private var hints: String {
    let wanted =
      if case .menu = browser.overlay {
        [("menu-choose", "choose"), ("menu-close", "close")]
      } else {
        [
          ("search", "search"), ("views", "views"), ("sort", "sort"), ("kinds", "kinds"), ("accounts", "accounts"),
          ("help", "help"), ("quit", "quit"),
        ]
      }
    return wanted.compactMap { command, word in
      browser.keymap.keys(for: command, in: browser.keyContext).first
        .map { "\($0.map(\.notation).joined(separator: " ")) \(word)" }
    }.joined(separator: "   ")
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
