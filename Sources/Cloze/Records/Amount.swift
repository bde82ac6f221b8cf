import Strings

/// Numbers for reading: money in groups of three digits with its currency before it, others as they are.
enum Amount {
  /// `literal` is a number as the wire has it, anything else comes back as it is; `unit` an ISO 4217 code, a CLDR
  /// unit, or a currency per unit such as `EUR/hour` [cloze-api.md, 7.4].
  static func text(_ literal: String, unit: String?, isMoney: Bool = false) -> String {
    guard let unit else { return isMoney ? grouped(literal) : literal }
    let parts = unit.split(separator: "/", maxSplits: 1)
    guard let currency = parts.first, isCurrency(currency) else {
      return "\(isMoney ? grouped(literal) : literal) \(unit)"
    }
    return "\(currency) \(grouped(literal))" + (parts.count > 1 ? "/\(parts[1])" : "")
  }

  /// Both ends of a range, or the one there is; nil without either.
  static func range(from low: String?, to high: String?, unit: String?) -> String? {
    let isMoney = unit.map { isCurrency($0.prefix { $0 != "/" }) } ?? false
    // A currency stands at both ends, any other unit once.
    func end(_ literal: String) -> String { isMoney ? text(literal, unit: unit) : literal }
    let suffix = isMoney ? "" : unit.map { " \($0)" } ?? ""
    return switch (low, high) {
    case (let low?, let high?): "\(end(low)) – \(end(high))\(suffix)"
    case (let low?, nil): Strings.ClozeFields.from("\(end(low))\(suffix)")
    case (nil, let high?): Strings.ClozeFields.upTo("\(end(high))\(suffix)")
    case (nil, nil): nil
    }
  }

  /// `-12500.50` as `-12,500.50`; a text that is not a plain decimal number stays.
  private static func grouped(_ literal: String) -> String {
    let unsigned = literal.hasPrefix("-") ? literal.dropFirst() : literal[...]
    let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }) else {
      return literal
    }
    var digits = ""
    for (index, digit) in parts[0].enumerated() {
      if index > 0, (parts[0].utf8.count - index) % 3 == 0 { digits.append(",") }
      digits.append(digit)
    }
    return (literal.hasPrefix("-") ? "-" : "") + digits + (parts.count > 1 ? ".\(parts[1])" : "")
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func isCurrency(_ text: Substring) -> Bool {
    text.utf8.count == 3 && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }
}
