public import CRM

extension RequestPreview {
  private static let width = 76

  /// The request as lines for reading, none too long for a dialogue: method and path, then the body.
  public var lines: [String] {
    (["\(method) \(path)"] + (body.map { [""] + $0.prettyLines } ?? [])).flatMap { $0.cut(every: Self.width) }
  }
}

extension JSON {
  /// The value over several lines, members in their order.
  fileprivate var prettyLines: [String] {
    switch self {
    case .object(let object) where !object.isEmpty:
      Self.block("{", object.members.map { ("\(JSON.string($0.key).text): ", $0.value) }, "}")
    case .array(let elements) where !elements.isEmpty: Self.block("[", elements.map { ("", $0) }, "]")
    default: [text]
    }
  }

  private static func block(_ open: String, _ parts: [(label: String, value: JSON)], _ close: String) -> [String] {
    var lines = [open]
    for (index, part) in parts.enumerated() {
      var inner = part.value.prettyLines
      inner[0] = part.label + inner[0]
      if index < parts.count - 1 { inner[inner.count - 1] += "," }
      lines += inner.map { "  " + $0 }
    }
    return lines + [close]
  }
}

extension String {
  fileprivate func cut(every length: Int) -> [String] {
    var lines: [String] = []
    var rest = self[...]
    while rest.count > length {
      lines.append(String(rest.prefix(length)))
      rest = rest.dropFirst(length)
    }
    return lines + [String(rest)]
  }
}
