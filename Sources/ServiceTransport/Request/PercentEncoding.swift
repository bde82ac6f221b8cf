/// Percent-encoding of URLs (RFC 3986).
enum PercentEncoding {
  static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }

  static func encode(_ text: String, keeping isKept: (UInt8) -> Bool) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count)
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in text.utf8 {
      if isKept(byte) {
        output.append(byte)
      } else {
        output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// A path: what is encoded already stays.
  static func path(_ path: String) -> String {
    let kept = Set("/%:@!$&'()*+,;=".utf8)
    return encode(path) { isUnreserved($0) || kept.contains($0) }
  }

  /// `a=1&b=x%20y`; empty for no pairs.
  static func query(_ pairs: [ServiceRequest.Pair]) -> String {
    pairs.map { encode($0.name, keeping: isUnreserved) + "=" + encode($0.value, keeping: isUnreserved) }
      .joined(separator: "&")
  }
}
