import CRM
import Settings
import Strings

/// The tour: offered once, at the first run, and there for who asks for it.
extension Browser {
  /// Commands after which the offer is taken for declined.
  private static let patience = 12

  mutating func offerTour() -> [Effect] {
    guard tourWasOffered == false, !accounts.isEmpty else { return [] }
    offersTour = true
    tourWasOffered = true
    commandsUntilOfferEnds = Self.patience
    return [.saveMemory(memory)]
  }

  /// The offer in a line; nil where none is made.
  public var tourOffer: String? {
    guard offersTour, tour == nil, overlay == nil else { return nil }
    return Strings.Tour.offer(key: keyName(for: "tutor next"))
  }

  /// What the panel of the tour says; nil while there is none.
  public var tourWords: (title: String, text: String)? {
    guard let tour else { return nil }
    let names: [String: KeyContext] = [
      "prompt-cancel": .prompt, "form-cancel": .form, "menu-close": .picker, "fold": .timeline,
    ]
    let text = tour.step.words { keyName(for: $0, in: names[$0] ?? .list) }
    let keys = Strings.Tour.keys(skip: keyName(for: "tutor next"), end: keyName(for: "tutor end"))
    let title = Strings.Tour.title(tour.index + 1, of: tour.steps.count)
    return (title + (tour.isAtEnd ? "" : " · \(keys)"), text)
  }

  mutating func runTutor(_ words: String) -> [Effect] {
    offersTour = false
    switch words {
    case "next" where tour != nil:
      if tour?.skip() == false { tour = nil }
      return []
    case "end":
      guard tour != nil else { return [] }
      tour = nil
      return say(Strings.Tour.isOver)
    case "", "next":
      guard let account else { return say(Strings.Tour.noAccount) }
      let isWritable = writingUnavailable(in: account.id) == nil
      tour = Tour(steps: TourStep.allCases.filter { $0 != .write || isWritable })
      return overlay == nil ? focus(on: .list) : []
    default: return say(Strings.Tour.usage)
    }
  }

  mutating func noteForTour(_ command: String) {
    guard command != "tutor" else { return }
    if offersTour {
      commandsUntilOfferEnds -= 1
      if commandsUntilOfferEnds <= 0 { offersTour = false }
    }
    tour?.note(command)
  }

  /// Notices what was done.
  mutating func followTour() -> [Effect] {
    guard var tour else { return [] }
    let before = tour.index
    tour.follow { state in
      switch state {
      case .any: true
      case .inDetail: focus == .detail
      case .inTimeline: focus == .timeline
      case .inList: focus == .list && outbox == nil
      case .withoutOverlay: overlay == nil
      case .zoomedOut: !isZoomed
      }
    }
    self.tour = tour
    guard tour.index != before else { return [] }
    message = nil
    return [.cancelTimer(.message)]
  }
}
