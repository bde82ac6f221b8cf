public import CRM
public import Canvas
import DisplayText
public import Settings
import Strings
public import ViewModels

/// The whole screen as a function of state, theme and size.
public struct BrowserScreen {
  let browser: Browser
  let theme: Theme
  let times: TimeText
  private(set) var isDetailShown = true
  /// Whether panes say which part of their content is in view; not where their text alone is wanted.
  var showsScrollBars = true
  /// Takes down what is drawn where; nil unless the mouse is used.
  let hits: HitCollector?

  /// `now` is what ages are counted from, `local` the user's zone.
  public init(browser: Browser, theme: Theme, now: Instant, local: LocalTime) {
    self.browser = browser
    self.theme = theme
    times = TimeText(now: now, local: local, dates: browser.dates)
    hits = browser.reach.hasMouse ? HitCollector() : nil
  }

  /// Draws the screen, and says how much of each pane it showed. Any size is drawn, down to a single cell.
  public func draw(size: Size) -> (surface: Surface, viewport: Viewport) {
    var drawn = isLinear ? drawLinear(size: size) : drawPanes(size: size)
    if let hits { drawn.viewport.regions = hits.take() }
    return drawn
  }

  /// Where everything goes.
  func layout(size: Size) -> ScreenLayout {
    ScreenLayout(
      size: size, focus: browser.focus, arrangement: browser.arrangement, isZoomed: browser.isZoomed,
      panelHeight: tourHeight(width: size.width))
  }

  private func drawPanes(size: Size) -> (surface: Surface, viewport: Viewport) {
    let layout = layout(size: size)
    var screen = self
    screen.isDetailShown = layout.panes.keys.contains(.detail)
    return screen.draw(layout, size: size)
  }

  private func draw(_ layout: ScreenLayout, size: Size) -> (surface: Surface, viewport: Viewport) {
    var surface = Surface(size: size)
    surface.fill(surface.bounds, style: theme.style(.text))
    // A list that is not on screen keeps its place, so it keeps its height.
    var viewport = Viewport(
      listHeight: browser.viewport.listHeight, visiblePanes: Set(layout.panes.keys),
      showsColumns: browser.viewport.showsColumns)
    let panes = Rect(x: 0, y: 0, width: size.width, height: layout.panel.y)
    if browser.account == nil {
      drawWelcome(in: panes, on: &surface)
    } else if let outbox = browser.outbox {
      viewport = browser.viewport
      viewport.visiblePanes = Set(layout.panes.keys)
      viewport.outboxHeight = drawOutbox(outbox, in: panes, on: &surface)
    } else {
      viewport.spans = layout.spans
      if let area = layout.panes[.list] {
        viewport.listHeight = drawList(in: area, on: &surface)
        viewport.showsColumns = browser.account.map { showsColumns($0, width: area.width) } ?? false
      }
      if let area = layout.panes[.detail] { viewport.detail = drawDetail(in: area, on: &surface) }
      if let area = layout.panes[.timeline] { viewport.timeline = drawTimeline(in: area, on: &surface) }
      // A pane holds the rule to its left, which is the edge of the pane before.
      for span in layout.spans.dropLast() {
        hits?.add(Rect(x: span.end, y: 0, width: 1, height: panes.height), .edge(span.pane))
      }
    }
    drawTour(in: layout.panel, on: &surface)
    drawStatus(in: layout.status, on: &surface)
    drawBottomLine(in: layout.bottom, on: &surface)
    if coversPanes { surface.removeLinks() }
    // What the tour says of a menu or a form is read beside it.
    let free = layout.panel.isEmpty ? Rect(size) : panes
    let aboveLine = layout.panel.isEmpty ? Rect(x: 0, y: 0, width: size.width, height: size.height - 1) : panes
    switch browser.overlay {
    case .menu(let menu): viewport.menuHeight = drawMenu(menu, over: free, on: &surface)
    case .form(let form): viewport.formText = drawForm(form, over: free, on: &surface)
    case .sheet(let sheet): viewport.sheet = draw(sheet, over: aboveLine, on: &surface)
    case .conflict(let conflict):
      ConflictOverlay(conflict: conflict, theme: theme).draw(over: aboveLine, on: &surface)
    case .prompt, .opening, nil: break
    }
    if let choices = browser.keyChoices {
      drawKeyChoices(choices, over: panes, on: &surface)
    }
    return (surface, viewport)
  }

  /// Draws a form over the panes, and returns the room its long text has; nil when that is out of view.
  private func drawForm(_ form: OpenForm, over area: Rect, on surface: inout Surface) -> Size? {
    let overlay = FormOverlay(
      form: form.model, notice: form.notice,
      hints: boundHints.map { FormOverlay.Hint(key: $0.keys, words: $0.word) }, theme: theme, hits: hits)
    let panes = Rect(x: area.x, y: area.y, width: area.width, height: area.height - 1)
    return overlay.draw(over: panes, on: &surface)
  }

  /// Draws a pane's title bar and its rule to the neighbour on the left; returns the room inside.
  func drawPanel(_ pane: Pane, title: String, in area: Rect, on surface: inout Surface) -> Rect {
    let style = theme.style(browser.focus == pane ? .paneTitleFocused : .paneTitle)
    hits?.add(area, .pane(pane))
    let panel = Panel(
      title: StyledText(DisplayText(title), style: style), barStyle: style,
      ruleStyle: area.x > 0 ? theme.style(.paneRule) : nil)
    return panel.draw(on: &surface, in: area)
  }

  /// Shows at the right edge of a pane which part of its content is in view.
  func drawScrollBar(_ shown: Range<Int>, of count: Int, in rows: Rect, on surface: inout Surface) {
    guard showsScrollBars else { return }
    ScrollBar(shown: shown, count: count).draw(
      on: &surface, in: Rect(x: rows.right - 1, y: rows.y, width: 1, height: rows.height),
      style: theme.style(.paneScroll))
  }

  /// The words looked for in a pane; nil when there are none.
  func words(foundIn pane: Pane) -> String? {
    guard let find = browser.find, find.pane == pane, !find.text.isEmpty else { return nil }
    return find.text
  }

  /// A line with the words marked that are looked for.
  func marked(_ line: StyledText, _ words: String?) -> StyledText {
    guard let words else { return line }
    let attributes = theme.style(.textMatch).attributes
    return line.restyled(line.text.matches(of: words)) { $0.attributes.formUnion(attributes) }
  }

  func wrapped(_ text: String, _ width: Int, _ style: Style) -> [StyledText] {
    DisplayText(text).wrapped(to: max(1, width)).map { StyledText($0, style: style) }
  }

  /// What a first run without an account shows.
  func drawWelcome(in area: Rect, on surface: inout Surface) {
    let lines = Strings.Welcome.lines
    for (row, line) in lines.enumerated() {
      surface.draw(DisplayText(line), at: Point(x: 2, y: 1 + row), style: theme.style(.text), clip: area)
    }
    // An account that is set up but cannot be used is no first run: what is wrong with it stands here in full.
    let problems = browser.problems.flatMap { wrapped($0.line, area.width - 4, theme.style(.statusError)) }
    for (row, line) in problems.enumerated() {
      surface.draw(line, at: Point(x: 2, y: 2 + lines.count + row), clip: area)
    }
  }
}
