/// The inside of a `CSI … final` sequence.
struct ControlSequence {
  /// `<`, `=`, `>` or `?` at the front: a reply, or a mouse report, never a key.
  let isPrivate: Bool
  /// Bytes from space to `/` before the final one.
  let hasIntermediates: Bool
  /// Numbers between `;`, each with its `:` sub-parameters; an absent number is nil.
  let parameters: [[Int?]]
  let final: UInt8

  init(body: [UInt8], final: UInt8) {
    self.final = final
    var body = body[...]
    if let first = body.first, (0x3C...0x3F).contains(first) {
      isPrivate = true
      body.removeFirst()
    } else {
      isPrivate = false
    }
    hasIntermediates = body.contains { (0x20...0x2F).contains($0) }
    if body.isEmpty {
      parameters = []
    } else {
      parameters = body.split(separator: 0x3B, omittingEmptySubsequences: false).map { part in
        part.split(separator: 0x3A, omittingEmptySubsequences: false).map(Self.number)
      }
    }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 7 else { return nil }
    var value = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      value = value * 10 + Int(digit - 0x30)
    }
    return value
  }

  /// The number at `index`, or nil when absent.
  func number(_ index: Int, sub: Int = 0) -> Int? {
    guard index < parameters.count, sub < parameters[index].count else { return nil }
    return parameters[index][sub]
  }
}
