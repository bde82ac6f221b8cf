extension RecordKind {
  /// The kinds whose name, in singular or plural, begins with `text`.
  public static func named(_ text: String) -> [RecordKind] {
    let text = text.lowercased()
    guard !text.isEmpty else { return [] }
    return allCases.filter { kind in
      let plural =
        switch kind {
        case .person: "people"
        case .company: "companies"
        default: kind.rawValue + "s"
        }
      return kind.rawValue.hasPrefix(text) || plural.hasPrefix(text)
    }
  }
}
