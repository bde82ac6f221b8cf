import CRM
import Settings
import Strings

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
      return say(Strings.Dates.ways(all.map(\.rawValue).joined(separator: ", ")))
    }
    let example = times.moment(now.adding(seconds: -7500))
    return [.saveMemory(memory)] + tickDates() + say(Strings.Dates.shown(dates.rawValue, example: example))
  }

  /// Ages grow while nothing else happens; other dates need no clock.
  func tickDates() -> [Effect] {
    dates == .relative ? [.setTimer(.dates, milliseconds: Self.tick)] : [.cancelTimer(.dates)]
  }
}
