import CRM
import Strings

/// An account's address: https, or http to this machine.
struct BaseURL: Sendable, Hashable {
  /// `https://host:port`, lower case.
  let origin: String
  /// `/api/v1`, or empty.
  let path: String

  /// Throws `.rejected` with what to write instead.
  init(_ text: String, service: String) throws(ServiceError) {
    guard let parts = URLParts(text), parts.suffix.isEmpty else {
      throw ServiceError(
        .rejected, Strings.ServiceAccess.noAddress(service),
        advice: Strings.ServiceAccess.howToWriteAddress)
    }
    guard parts.scheme == "https" || parts.scheme == "http" && parts.isLoopback else {
      throw ServiceError(
        .rejected, Strings.ServiceAccess.notEncrypted,
        advice: Strings.ServiceAccess.howToEncrypt)
    }
    origin = parts.origin
    path = PercentEncoding.path(String(parts.path.trimmingSuffix(while: { $0 == "/" })))
  }

  func url(path: String, query: [ServiceRequest.Pair]) -> String {
    let relative = path.drop { $0 == "/" }
    let query = PercentEncoding.query(query)
    return "\(origin)\(self.path)/\(PercentEncoding.path(String(relative)))\(query.isEmpty ? "" : "?" + query)"
  }

  /// Where a redirect leads, when that is the same scheme, host and port; nil for everywhere else.
  func redirect(to location: String) -> String? {
    if location.hasPrefix("/"), !location.hasPrefix("//") { return origin + location }
    guard let parts = URLParts(location), parts.origin == origin else { return nil }
    return parts.origin + (parts.path.isEmpty ? "/" : parts.path) + parts.suffix.prefix { $0 != "#" }
  }
}

/// An absolute URL taken apart; nil for one with a user name or an odd host.
private struct URLParts {
  let scheme: String
  /// `host` or `host:port`; no port where it is the scheme's own.
  let authority: String
  let path: String
  /// From `?` or `#` on.
  let suffix: String

  var origin: String { "\(scheme)://\(authority)" }

  var host: Substring {
    authority.hasPrefix("[") ? authority.prefix { $0 != "]" }.dropFirst() : authority.prefix { $0 != ":" }
  }

  var isLoopback: Bool {
    if host == "localhost" || host == "::1" { return true }
    let octets = host.split(separator: ".", omittingEmptySubsequences: false)
    return octets.count == 4 && octets[0] == "127" && octets.allSatisfy { UInt8($0) != nil }
  }

  init?(_ text: String) {
    let lowercased = text.lowercased()
    guard let scheme = ["https", "http"].first(where: { lowercased.hasPrefix($0 + "://") }) else { return nil }
    let rest = text.dropFirst(scheme.count + 3)
    let authority = rest.prefix { !"/?#\\".contains($0) }.lowercased()
    let afterAuthority = rest.dropFirst(authority.count)
    guard let split = Self.hostAndPort(authority) else { return nil }
    let isOwnPort = split.port == nil || split.port == (scheme == "https" ? 443 : 80)
    self.scheme = scheme
    self.authority = isOwnPort ? split.host : "\(split.host):\(split.port ?? 0)"
    path = String(afterAuthority.prefix { !"?#".contains($0) })
    suffix = String(afterAuthority.dropFirst(path.count))
    guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), !path.contains("\\") else { return nil }
  }

  private static func hostAndPort(_ authority: String) -> (host: String, port: UInt16?)? {
    let host: Substring
    if authority.hasPrefix("[") {
      guard let end = authority.firstIndex(of: "]") else { return nil }
      host = authority[...end]
      guard host.dropFirst().dropLast().allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }) else { return nil }
    } else {
      host = authority.prefix { $0 != ":" }
      guard host.utf8.allSatisfy(PercentEncoding.isUnreserved), !host.isEmpty else { return nil }
    }
    let tail = authority[host.endIndex...]
    if tail.isEmpty || tail == ":" { return (String(host), nil) }
    guard tail.hasPrefix(":"), let port = UInt16(tail.dropFirst()), port > 0 else { return nil }
    return (String(host), port)
  }
}

extension StringProtocol {
  /// Without the characters at its end that match.
  func trimmingSuffix(while matches: (Character) -> Bool) -> SubSequence {
    var end = endIndex
    while end > startIndex, matches(self[index(before: end)]) { end = index(before: end) }
    return self[..<end]
  }
}
