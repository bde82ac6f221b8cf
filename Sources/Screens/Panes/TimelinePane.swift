import CRM
import Canvas
import DisplayText
import MirrorStore
import Settings
import Strings
import ViewModels

extension BrowserScreen {
  /// Draws the timeline and says what part of it was shown.
  func drawTimeline(in area: Rect, on surface: inout Surface) -> ScrollView {
    let model = browser.timeline
    var body = drawPanel(.timeline, title: timelineTitle, in: area, on: &surface).inset(columns: 1)
    for line in timelineNotes(width: body.width).prefix(max(0, body.height - 3)) {
      surface.draw(line, at: Point(x: body.x, y: body.y), clip: body)
      body = body.droppingRows(1)
    }
    let items = model.items
    let words = words(foundIn: .timeline)
    let anchor = anchor(showing: words, in: model.scroll, count: items.count, height: body.height) {
      lines(of: items[$0], width: body.width, isSelected: false)
    }
    let layout = ItemLayout(
      count: items.count, selection: model.scroll.selection, anchor: anchor, height: body.height,
      heightOf: { lines(of: items[$0], width: body.width, isSelected: false).count })
    for slot in layout.slots {
      let isSelected = browser.focus == .timeline && slot.item == model.scroll.selection
      let lines = lines(of: items[slot.item], width: body.width, isSelected: isSelected)
      for (offset, line) in lines[slot.rows].enumerated() {
        surface.draw(marked(line, words), at: Point(x: body.x, y: body.y + slot.y + offset), clip: body)
      }
      noteSlot(slot, .timeline, in: body)
    }
    drawScrollBar(layout.span, of: items.count * 1000, in: body.widened, on: &surface)
    return layout.view
  }

  private var timelineTitle: String {
    let model = browser.timeline
    guard let stored = model.stored else { return Strings.Timelines.name }
    let others = model.others.map {
      Strings.Timelines.others($0.stored?.items.count ?? 0, in: $0.ref.account.rawValue)
    }
    let title = Strings.Timelines.title(stored.items.count, hasOlder: stored.next != nil) + others.joined()
    // With the detail out of sight, the timeline has to say whose it is.
    guard !isDetailShown, let name = browser.detail.stored?.record.title else { return title }
    return "\(title) · \(name)"
  }

  /// What is to be known before reading: nothing yet, nothing at all, a limit of the account, a failure.
  func timelineNotes(width: Int) -> [StyledText] {
    let model = browser.timeline
    var notes: [StyledText] = []
    if let problem = model.problem { notes += wrapped(problem.line, width, theme.style(.statusError)) }
    if let limitation = model.stored?.limitation { notes += wrapped(limitation, width, theme.style(.textDim)) }
    for other in model.others {
      guard let limitation = other.stored?.limitation else { continue }
      notes += wrapped("\(other.ref.account.rawValue): \(limitation)", width, theme.style(.textDim))
    }
    guard notes.isEmpty, model.items.isEmpty, browser.subject != nil else { return notes }
    let words = model.stored == nil ? Strings.Common.loading : Strings.Timelines.isEmpty
    return wrapped(words, width, theme.style(.textDim))
  }

  /// An item: when, what and who on one line, then its text, cut to a line unless it is unfolded.
  private func lines(of item: TimelineItem, width: Int, isSelected: Bool) -> [StyledText] {
    let isUnfolded = browser.timeline.unfolded.contains(item.id)
    let titleStyle = isSelected ? theme.style(.timelineSelected) : style(of: item)
    let when = DisplayText(times.when(item))
    let mark = DisplayText(verbatim: symbol(of: item))
    let titleWidth = max(1, width - mark.width - 1)
    var title = StyledText(mark + DisplayText(verbatim: " "), style: style(of: item))
    title.append(DisplayText(item.title).truncated(to: titleWidth), style: titleStyle)
    let waiting = browser.timeline.marks[item.id]
    var second =
      waiting.map {
        StyledText(DisplayText(verbatim: $0.state.mark) + DisplayText(verbatim: " "), style: style($0.state))
      }
      ?? indent
    second.append(when, style: theme.style(.timelineWhen))
    // Before who did it: a refusal must not fall off the edge.
    if let waiting { second.append(DisplayText(" · " + waiting.words), style: style(waiting.state)) }
    if let byline = byline(of: item) { second.append(DisplayText(" · " + byline), style: theme.style(.timelineActor)) }
    return [title, second.truncated(to: width)]
      + bodyLines(of: item, width: max(1, width - 2), titleWidth: titleWidth, isUnfolded: isUnfolded)
  }

  /// Whose account it is from where there are several, how long it took and who did it.
  func byline(of item: TimelineItem) -> String? {
    let duration = item.duration.flatMap { $0 > 0 ? TimeText.duration(seconds: $0) : nil }
    let account = browser.timeline.account(of: item)?.rawValue
    let parts = [account, duration, item.actor].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }

  private var indent: StyledText { StyledText(DisplayText(repeating: .space, count: 2), style: theme.style(.text)) }

  private func bodyLines(
    of item: TimelineItem, width: Int, titleWidth: Int, isUnfolded: Bool
  ) -> [StyledText] {
    guard let body = item.body, !body.isEmpty else { return [] }
    guard isUnfolded else {
      // A note's title is its own beginning: the preview goes on from where the title was cut.
      let headline = item.title.last == "…" ? item.title.dropLast() : item.title[...]
      let title = DisplayText(item.title)
      let shown = title.width <= titleWidth ? headline.count : title.prefix(columns: titleWidth - 1).glyphs.count
      let rest = body.hasPrefix(headline) ? body.dropFirst(shown) : body[...]
      let preview = DisplayText.preview(of: String(rest.prefix(width * 4)), columns: width)
      return preview.isEmpty ? [] : [indent + StyledText(preview, style: theme.style(.textDim))]
    }
    let rows = DisplayText.rows(of: body, width: width).map { indent + StyledText($0, style: theme.style(.text)) }
    return rows + [indent + StyledText(DisplayText(Strings.Timelines.from(item.source)), style: theme.style(.textDim))]
  }

  private func style(of item: TimelineItem) -> Style {
    if item.isDone == false, isOverdue(item) { return theme.style(.timelineOverdue) }
    switch item.kind {
    case .call: return theme.style(.timelineCall)
    case .email, .emailOpen: return theme.style(.timelineEmail)
    case .text: return theme.style(.timelineText)
    case .meeting: return theme.style(.timelineMeeting)
    case .note: return theme.style(.timelineNote)
    case .task: return theme.style(.timelineTask)
    case .statusChange, .dealChange, .created, .change: return theme.style(.timelineStatus)
    case .custom, .other: return theme.style(.timelineKind)
    }
  }

  /// What is due on a day is overdue when the day is over.
  private func isOverdue(_ item: TimelineItem) -> Bool {
    switch item.precision {
    case .moment: item.at < times.now
    case .day: LocalTime.utc.components(of: item.at).date < times.today
    case .someday: false
    }
  }

  /// One column that tells the kinds apart without colour.
  private func symbol(of item: TimelineItem) -> StaticString {
    switch (item.kind, item.direction, item.isDone) {
    case (.task, _, true?): "x"
    case (.task, _, _): "o"
    case (_, .inbound?, _): "<"
    case (_, .outbound?, _): ">"
    case (.note, _, _): "*"
    case (.meeting, _, _): "@"
    case (.statusChange, _, _), (.dealChange, _, _), (.change, _, _): "~"
    case (.created, _, _): "+"
    default: "-"
    }
  }
}
