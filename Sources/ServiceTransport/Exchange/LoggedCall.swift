/// A call's path and query as a log may show them.
struct LoggedCall {
  let path: String
  let query: String

  private static let longestValue = 200
  private static let secretNames: Set<String> = [
    "api_key", "apikey", "key", "token", "access_token", "refresh_token", "password", "secret", "client_secret", "code",
    "authorization",
  ]

  init(_ request: ServiceRequest, _ redaction: Redaction) {
    path = redaction.applied(to: request.path)
    query = request.query.map { pair in
      let isSecret = Self.secretNames.contains(pair.name.lowercased())
      let value = isSecret ? Redaction.mark : redaction.applied(to: pair.value)
      return "\(pair.name)=\(value.count > Self.longestValue ? value.prefix(Self.longestValue) + "…" : value)"
    }.joined(separator: "&")
  }
}
