import CRM
import Canvas
import Settings

extension OutboxState {
  /// One column that tells the states apart without colour.
  var mark: StaticString {
    switch self {
    case .queued: "…"
    case .sending: "»"
    case .delivered: "✓"
    case .rejected: "!"
    case .conflict: "≠"
    case .inDoubt: "?"
    }
  }
}

extension BrowserScreen {
  func style(_ state: OutboxState) -> Style {
    switch state {
    case .queued: theme.style(.textDim)
    case .sending: theme.style(.statusBusy)
    case .delivered: theme.style(.statusFresh)
    case .rejected, .conflict: theme.style(.statusError)
    case .inDoubt: theme.style(.statusStale)
    }
  }
}
