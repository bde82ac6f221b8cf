import Strings

/// Where a service is reached: https, or http to this machine only, because API keys travel in the clear over http.
public struct ServiceURL: Sendable, Hashable, CustomStringConvertible {
  /// The URL as it was given.
  public let text: String

  public var description: String { text }

  /// Nil for anything but a scheme, a host, perhaps a port and perhaps a path.
  public init?(_ text: String) {
    guard let url = try? ServiceURL(checking: text) else { return nil }
    self = url
  }

  struct Refusal: Error {
    var message: String
    /// Whether the URL can be repeated in a message: not when it carries a user name or key.
    var showsURL = true
  }

  init(checking text: String) throws(Refusal) {
    let lowercased = text.lowercased()
    let isPlain = lowercased.hasPrefix("http://")
    guard isPlain || lowercased.hasPrefix("https://") else {
      throw Refusal(message: Strings.ConfigAccounts.noURL, showsURL: !text.contains("@"))
    }
    let rest = lowercased.dropFirst(isPlain ? 7 : 8)
    let authority = rest.prefix { !"/?#\\".contains($0) }
    let path = rest.dropFirst(authority.count)
    guard !rest.contains("@") else {
      throw Refusal(message: Strings.ConfigAccounts.secretInURL, showsURL: false)
    }
    guard !path.contains(where: { "?#\\".contains($0) || !$0.isASCII || $0 <= " " || $0 == "\u{7F}" }) else {
      throw Refusal(message: Strings.ConfigAccounts.noHostAndPath)
    }
    guard let host = Self.host(of: authority) else { throw Refusal(message: Strings.ConfigAccounts.noHost) }
    guard !isPlain || Self.isLoopback(host) else {
      throw Refusal(message: Strings.ConfigAccounts.plainHTTP)
    }
    self.text = text
  }

  /// The host of `host` or `host:port`, an IPv6 address without its brackets.
  private static func host(of authority: Substring) -> Substring? {
    var host = authority
    var port: Substring?
    if authority.hasPrefix("[") {
      guard let end = authority.firstIndex(of: "]") else { return nil }
      host = authority[authority.index(after: authority.startIndex)..<end]
      let rest = authority[authority.index(after: end)...]
      guard host.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }), rest.isEmpty || rest.hasPrefix(":") else {
        return nil
      }
      if !rest.isEmpty { port = rest.dropFirst() }
    } else {
      if let colon = authority.firstIndex(of: ":") {
        host = authority[..<colon]
        port = authority[authority.index(after: colon)...]
      }
      guard host.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "." || $0 == "_") })
      else {
        return nil
      }
    }
    if let port, !(1...65_535).contains(Int(port) ?? 0) || !port.allSatisfy(\.isNumber) { return nil }
    return host.isEmpty ? nil : host
  }

  private static func isLoopback(_ host: Substring) -> Bool {
    if host == "localhost" || host == "::1" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { (1...3).contains($0.count) && UInt8($0) != nil }
  }
}
