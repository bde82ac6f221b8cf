import CRM
import Canvas
import Strings

/// How the panes are laid out: which are shown, how wide, and whether one has the whole screen.
extension Browser {
  /// Columns that a pane grows or shrinks by at a key.
  private static let step = 4

  /// The pane `steps` to the right of the one that has the focus, or on round the ring; panes put away are passed over.
  func neighbour(_ steps: Int, wraps: Bool) -> Pane {
    let panes = arrangement.visible(focus: focus)
    let index = (panes.firstIndex(of: focus) ?? 0) + steps
    return panes[wraps ? ((index % panes.count) + panes.count) % panes.count : min(max(0, index), panes.count - 1)]
  }

  /// Gives the whole screen to the focused pane, or takes it back.
  mutating func toggleZoom() -> [Effect] {
    isZoomed.toggle()
    return isZoomed && focus != .list ? showSubject() : []
  }

  mutating func togglePane(_ name: String) -> [Effect] {
    let wanted = name.isEmpty ? focus : Pane(rawValue: name.lowercased())
    guard let pane = wanted else {
      return say(Strings.Panes.which(Pane.allCases.map(\.rawValue).joined(separator: ", ")))
    }
    guard arrangement.toggle(pane) else { return say(Strings.Panes.lastStays) }
    isZoomed = false
    var effects: [Effect] = []
    let isHidden = arrangement.hidden.contains(pane)
    if isHidden, focus == pane, let other = Pane.allCases.first(where: { !arrangement.hidden.contains($0) }) {
      effects = focus(on: other)
    }
    let key = keyName(for: "toggle-pane \(pane.rawValue)")
    return effects + [.saveMemory(memory)] + (isHidden ? say(Strings.Panes.putAway(pane.rawValue, key: key)) : [])
  }

  /// Makes the focused pane wider by `steps` (narrower when negative): its right edge moves, of the last one the left.
  mutating func resizePane(by steps: Int) -> [Effect] {
    let spans = viewport.spans
    guard spans.count > 1, let index = spans.firstIndex(where: { $0.pane == focus }) else {
      return say(Strings.Panes.onlyOneInSight)
    }
    let distance = max(-500, min(steps, 500)) * Self.step
    return index == spans.count - 1
      ? moveEnd(of: index - 1, to: spans[index - 1].end - distance)
      : moveEnd(of: index, to: spans[index].end + distance)
  }

  /// Moves the right edge of a pane to a column of the screen, counted from 0.
  public mutating func movePaneEdge(of pane: Pane, to column: Int) -> [Effect] {
    guard let index = viewport.spans.firstIndex(where: { $0.pane == pane }), index < viewport.spans.count - 1 else {
      return say(Strings.Panes.noEdge(pane.rawValue))
    }
    return moveEnd(of: index, to: column)
  }

  mutating func movePaneEdge(_ words: [String]) -> [Effect] {
    guard words.count == 2, let pane = Pane(rawValue: words[0]), let column = Int(words[1]) else {
      return say(Strings.Panes.edgeUsage)
    }
    return movePaneEdge(of: pane, to: column)
  }

  /// The line follows the mouse as far as there is room; who lets it go has it remembered.
  mutating func dragPaneEdge(of pane: Pane, to column: Int) {
    let spans = viewport.spans
    guard let index = spans.firstIndex(where: { $0.pane == pane }), index < spans.count - 1 else { return }
    arrangement.moveEnd(of: index, to: column, ends: spans.map(\.end), of: spans.map(\.pane))
  }

  private mutating func moveEnd(of index: Int, to column: Int) -> [Effect] {
    let before = arrangement
    let spans = viewport.spans
    arrangement.moveEnd(of: index, to: column, ends: spans.map(\.end), of: spans.map(\.pane))
    guard arrangement != before else { return say(Strings.Panes.noMoreRoom) }
    return [.saveMemory(memory)]
  }

  mutating func resetPanes() -> [Effect] {
    arrangement.reset()
    isZoomed = false
    return [.saveMemory(memory)]
  }

  // MARK: Back and forward

  /// Notes that the panes of the record shown were gone to.
  mutating func noteVisit() {
    if let here = visit { history.visit(here) }
  }

  /// The record one is at.
  private var visit: Visit? {
    guard liveSearch == nil, let subject else { return nil }
    guard !isSubjectShown else {
      return Visit(ref: subject, pane: focus, detail: detail.scroll, timeline: timeline.scroll)
    }
    // It is about to be shown: as it stood when it was left, if one comes back to it.
    let earlier = history.current.flatMap { $0.ref == subject ? $0 : nil }
    return Visit(
      ref: subject, pane: focus, detail: earlier?.detail ?? ItemScroll(), timeline: earlier?.timeline ?? ItemScroll())
  }

  mutating func jumpBack() -> [Effect] {
    guard let visit = history.back(from: visit) else { return say(Strings.Panes.noneVisitedBefore) }
    return goBack(to: visit)
  }

  mutating func jumpForward() -> [Effect] {
    guard let visit = history.forward(from: visit) else { return say(Strings.Panes.noneVisitedAfter) }
    return goBack(to: visit)
  }

  private mutating func goBack(to visit: Visit) -> [Effect] {
    let record = visit.ref.record
    left = TrailStep.Place(ref: visit.ref, detail: visit.detail, timeline: visit.timeline)
    guard visit.ref.account == account?.id, let row = list?.rows.index(of: record) else {
      return jump(to: visit.ref) + (visit.pane == .list ? [] : focus(on: visit.pane))
    }
    // Where it is a row of the list on screen, that is where it is.
    let effects = moveList { $0.select(row) }
    trail = []
    return effects + focus(on: visit.pane) + showSubject()
  }
}
