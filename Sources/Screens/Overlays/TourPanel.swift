import Canvas
import DisplayText
import Settings
import ViewModels

extension BrowserScreen {
  /// Rows that the tour's panel takes: its rule and what it says; 0 without a tour.
  func tourHeight(width: Int) -> Int {
    guard let tour = browser.tourWords else { return 0 }
    return 1 + DisplayText(tour.text).wrapped(to: max(1, width - 2)).count
  }

  /// Draws the tour below the panes, which stay as they are to be used.
  func drawTour(in area: Rect, on surface: inout Surface) {
    guard !area.isEmpty, let tour = browser.tourWords else { return }
    surface.fill(area, style: theme.style(.paneTourText))
    surface.horizontalRule(in: area, style: theme.style(.paneTour))
    let title = DisplayText(verbatim: " ") + DisplayText(tour.title).truncated(to: max(0, area.width - 5))
    surface.draw(
      title + DisplayText(verbatim: " "), at: Point(x: area.x + 1, y: area.y), style: theme.style(.paneTour),
      clip: area)
    for (row, line) in wrapped(tour.text, area.width - 2, theme.style(.paneTourText)).prefix(area.height - 1)
      .enumerated()
    {
      surface.draw(line, at: Point(x: area.x + 1, y: area.y + 1 + row), clip: area)
    }
  }

  /// The tour as lines to be read aloud, the title first.
  func drawLinearTour(in area: Rect, on surface: inout Surface) {
    guard !area.isEmpty, let tour = browser.tourWords else { return }
    let rows = drawHeading(tour.title.replacing(" · ", with: ", "), in: area, on: &surface)
    for (row, line) in wrapped(tour.text, rows.width, theme.style(.text)).prefix(rows.height).enumerated() {
      surface.draw(line, at: Point(x: rows.x, y: rows.y + row), clip: rows)
    }
  }
}
