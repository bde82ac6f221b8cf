import CRM
import Settings

/// How dates are shown.
extension Browser {
  /// Milliseconds after which ages on the screen are counted again.
  private static let tick = 60_000

  mutating func chooseDates(_ words: String) -> [Effect] {
    let all = InterfaceSettings.Dates.allCases
    if words.isEmpty {
      let index = all.firstIndex(of: dates) ?? 0
      dates = all[(index + 1) % all.count]
    } else if let wanted = InterfaceSettings.Dates(rawValue: words.lowercased()) {
      dates = wanted
    } else {
      return say("dates are shown \(all.map(\.rawValue).joined(separator: ", "))")
    }
    let example = times.moment(now.adding(seconds: -7500))
    return [.saveMemory(memory)] + tickDates() + say("dates: \(dates.rawValue), such as \(example)")
  }

  /// Ages grow while nothing else happens; other dates need no clock.
  func tickDates() -> [Effect] {
    dates == .relative ? [.setTimer(.dates, milliseconds: Self.tick)] : [.cancelTimer(.dates)]
  }
}
