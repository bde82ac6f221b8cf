import CRM

/// Amounts of an opportunity. Close counts in cents and formats in the organisation's currency. [close-api.md, 11]
enum Money {
  /// The server's words for `name`, else its cents as `12.50 USD`.
  static func formatted(_ json: JSON, _ name: String) -> String? {
    if let text = json[name + "_formatted"]?.filled { return text }
    guard let cents = json[name]?.double?.rounded(), let whole = Int(exactly: cents) else { return nil }
    let magnitude = whole.magnitude
    let rest = magnitude % 100
    let amount = "\(whole < 0 ? "-" : "")\(magnitude / 100).\(rest < 10 ? "0" : "")\(rest)"
    let period = json["value_period"]?.filled.flatMap { $0 == "one_time" || name != "value" ? nil : $0 }
    return [amount, json["value_currency"]?.filled, period].compactMap { $0 }.joined(separator: " ")
  }
}
