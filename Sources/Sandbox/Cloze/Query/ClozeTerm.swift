import CRM

/// One condition of a `freeformquery`. [cloze-api.md, 3.1]
enum ClozeTerm: Sendable, Hashable {
  /// Words that each occur somewhere in names, addresses or employers.
  case text([String])
  case name([String])
  case email(String)
  case domain(String)
  /// E.164; a national number is indexed nowhere and finds nothing.
  case phone(String)
  case worksFor(String)
  case workedFor(String)
  case title(String)
  case place(String)
  case country(String)
  case near(latitude: Double, longitude: Double)
  case field(id: String, Test)

  enum Test: Sendable, Hashable {
    case present
    case equal(String)
    case keyword(String)
    case less(Double), lessOrEqual(Double), greater(Double), greaterOrEqual(Double)
  }

  /// Whether the record itself has to be looked at; the search entry does not hold it.
  var needsRecord: Bool {
    switch self {
    case .near, .field: true
    default: false
    }
  }

  func matches(_ entry: ClozeSearchEntry) -> Bool {
    func any(_ text: String, _ fields: ClozeSearchEntry.Field...) -> Bool {
      let needle = Array(text.utf8)
      return fields.contains { entry.has(needle, in: $0) }
    }
    func whole(_ text: String, _ fields: ClozeSearchEntry.Field...) -> Bool {
      let needle = Array(text.utf8)
      return fields.contains { entry.has(needle, in: $0, whole: true) }
    }
    switch self {
    case .text(let words): return words.allSatisfy { any($0, .names, .emails, .domains, .organizations, .titles) }
    case .name(let words): return words.allSatisfy { any($0, .names) }
    case .email(let address): return whole(address, .emails)
    case .domain(let domain): return whole(domain, .domains)
    case .phone(let number): return whole(number, .phones)
    case .worksFor(let name): return any(name, .organizations)
    case .workedFor(let name): return any(name, .former)
    case .title(let title): return any(title, .titles)
    case .place(let place): return any(place, .places)
    case .country(let code): return whole(code, .countries)
    case .near, .field: return true
    }
  }

  func matches(_ record: JSONObject) -> Bool {
    switch self {
    case .near(let latitude, let longitude):
      let centre = ClozePlaces.Point(latitude: latitude, longitude: longitude)
      // About 100 km: a degree of latitude is 111 km.
      return ClozeSort.place(of: record).map { $0.separation(from: centre) < 0.81 } ?? false
    case .field(let id, let test):
      guard let field = record["customFields"]?.array?.first(where: { $0["id"]?.string == id }) else { return false }
      return test.holds(for: field["value"] ?? .null)
    default: return true
    }
  }
}

extension ClozeTerm.Test {
  fileprivate func holds(for value: JSON) -> Bool {
    func compare(_ holds: (Double) -> Bool) -> Bool {
      (value.double ?? value.string.flatMap(Double.init)).map(holds) ?? false
    }
    func texts() -> [String] {
      (value.array ?? [value]).map { FoldedText.fold($0.string ?? $0.text) }
    }
    switch self {
    case .present: return !value.isNull
    case .equal(let text), .keyword(let text):
      let wanted = FoldedText.fold(text)
      if let number = Double(text), value.double == number { return true }
      return texts().contains(wanted)
    case .less(let bound): return compare { $0 < bound }
    case .lessOrEqual(let bound): return compare { $0 <= bound }
    case .greater(let bound): return compare { $0 > bound }
    case .greaterOrEqual(let bound): return compare { $0 >= bound }
    }
  }
}
