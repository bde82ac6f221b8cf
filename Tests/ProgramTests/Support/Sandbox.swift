import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// `closeup sandbox` as a process of its own, on a free port.
final class Sandbox: Sendable {
  struct StartFailure: Error {
    let printed: String
  }

  let closeURL: String
  let clozeURL: String
  let closeKey: String
  let clozeKey: String
  let port: String
  private let control: String
  private let process: ChildProcess

  /// Starts it and waits until it has said where it listens.
  convenience init(_ arguments: String..., records: Int = 200) async throws {
    try await self.init(arguments: arguments, records: records)
  }

  /// On `formerPort`, where an earlier one listened, or on one where nobody has.
  init(arguments: [String], port formerPort: String? = nil, records: Int = 200) async throws {
    let process = try ChildProcess(
      Program.path,
      ["sandbox", "--port", formerPort ?? FreePort.next(), "--records", "\(records)", "--today", "2026-11-21"]
        + arguments)
    self.process = process
    let printed = try await offThePool("the sandbox's start") { process.output(until: "Ctrl-C") }
    // "Close  URL", "       key KEY", and the same for Cloze.
    let words = printed.split(whereSeparator: \.isWhitespace).map(String.init)
    guard words.count > 7, words[0] == "Close", words[4] == "Cloze" else {
      process.send(SIGTERM)
      throw StartFailure(printed: printed)
    }
    closeURL = words[1]
    closeKey = words[3]
    clozeURL = words[5]
    clozeKey = words[7]
    port = String(clozeURL.split(separator: ":").last ?? "")
    control = clozeURL + "/sandbox/"
  }

  deinit { stop() }

  /// Holds the server still: what asks it hangs, as on a network that swallows what is sent.
  func freeze() { process.send(SIGSTOP) }

  /// Lets it go on, with what has been asked meanwhile.
  func thaw() { process.send(SIGCONT) }

  /// Ends the server; what asks it then is refused.
  func stop() {
    process.send(SIGTERM)
    process.send(SIGCONT)
    // One that holds answers back takes its time.
    DispatchQueue.global().asyncAfter(deadline: .now() + 5) { [process] in process.send(SIGKILL) }
    process.wait()
  }

  /// Replaces the faults by these rules; none clears them.
  func setFaults(_ rules: String...) async throws {
    try await setFaults(rules)
  }

  func setFaults(_ rules: [String]) async throws {
    let body = try JSONSerialization.data(withJSONObject: ["faults": rules])
    try await send("PUT", control + "faults", body: body)
  }

  /// The requests the services had so far (the last 200), as the sandbox lists them.
  func requests() async throws -> String {
    String(decoding: try await send("GET", control + "requests"), as: UTF8.self)
  }

  /// How often the Cloze account was asked for all of a kind from the beginning, among the last requests.
  func firstPulls(_ kind: String) async throws -> Int {
    let list = try JSONSerialization.jsonObject(with: try await send("GET", control + "requests")) as? [String: Any]
    let requests = list?.values.compactMap { $0 as? [[String: Any]] }.first ?? []
    return requests.count { request in
      request["path"] as? String == "/v1/\(kind)/feed" && (request["query"] as? [String: Any])?["cursor"] == nil
    }
  }

  func requestCount() async throws -> Int {
    let list = try JSONSerialization.jsonObject(with: try await send("GET", control + "requests")) as? [String: Any]
    return list?["count"] as? Int ?? -1
  }

  /// The bodies of what was written and applied, oldest first; what the test itself creates is left out.
  func written() async throws -> [[String: Any]] {
    try await journal("?applied=true").compactMap { $0["body"] as? [String: Any] }
      .filter { $0["name"] == nil || $0["style"] != nil }
  }

  /// The bodies of what was asked to be written and was not carried out, oldest first.
  func refused() async throws -> [[String: Any]] {
    try await journal("?applied=false").compactMap { $0["body"] as? [String: Any] }
  }

  private func journal(_ query: String) async throws -> [[String: Any]] {
    let journal = try JSONSerialization.jsonObject(with: try await send("GET", control + "journal" + query))
    return (journal as? [String: Any])?["data"] as? [[String: Any]] ?? []
  }

  /// What a lead of the Close account is called.
  func name(ofLead id: String) async throws -> String? {
    let answer = try await send("GET", "\(closeURL)/lead/\(id)/", key: closeKey)
    return (try JSONSerialization.jsonObject(with: answer) as? [String: Any])?["display_name"] as? String
  }

  /// An object of the Close account.
  func object(_ path: String) async throws -> [String: Any] {
    let answer = try await send("GET", "\(closeURL)/\(path)/", key: closeKey)
    return try JSONSerialization.jsonObject(with: answer) as? [String: Any] ?? [:]
  }

  /// Deletes something in the Close account.
  func delete(_ path: String) async throws {
    try await send("DELETE", "\(closeURL)/\(path)/", key: closeKey)
  }

  /// Changes something in the Close account.
  func change(_ path: String, _ fields: [String: Any]) async throws {
    try await send(
      "PUT", "\(closeURL)/\(path)/", body: try JSONSerialization.data(withJSONObject: fields), key: closeKey)
  }

  /// Ids of leads in the Close account, the newest first as the list has them.
  func leads(count: Int) async throws -> [String] {
    let answer = try await send("GET", "\(closeURL)/lead/?_limit=\(count)&_order_by=-date_created", key: closeKey)
    let leads = (try JSONSerialization.jsonObject(with: answer) as? [String: Any])?["data"] as? [[String: Any]] ?? []
    return leads.compactMap { $0["id"] as? String }
  }

  /// E-mail addresses of people in the Cloze account.
  func addresses(count: Int) async throws -> [String] {
    let url = "\(clozeURL)/v1/people/find?pagesize=100&pagenumber=1"
    let answer = try JSONSerialization.jsonObject(with: try await send("GET", url, bearer: clozeKey))
    let people = (answer as? [String: Any])?["people"] as? [[String: Any]] ?? []
    let addresses = people.compactMap { (($0["emails"] as? [[String: Any]])?.first?["value"]) as? String }
    guard addresses.count >= count else { throw StartFailure(printed: "only \(addresses.count) addresses") }
    return Array(addresses.prefix(count))
  }

  /// Creates something in the Close account and returns its id.
  func create(_ path: String, _ fields: [String: Any]) async throws -> String {
    let answer = try await send(
      "POST", "\(closeURL)/\(path)/", body: try JSONSerialization.data(withJSONObject: fields), key: closeKey)
    let created = try JSONSerialization.jsonObject(with: answer) as? [String: Any]
    guard let id = created?["id"] as? String else {
      throw StartFailure(printed: String(decoding: answer, as: UTF8.self))
    }
    return id
  }

  @discardableResult
  private func send(
    _ method: String, _ url: String, body: Data? = nil, key: String? = nil, bearer: String? = nil
  ) async throws -> Data {
    guard let url = URL(string: url) else { throw URLError(.badURL) }
    var request = URLRequest(url: url)
    request.httpMethod = method
    request.httpBody = body
    request.timeoutInterval = 30
    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    if let key {
      request.setValue("Basic \(Data("\(key):".utf8).base64EncodedString())", forHTTPHeaderField: "Authorization")
    }
    if let bearer { request.setValue("Bearer \(bearer)", forHTTPHeaderField: "Authorization") }
    // In a task of its own: Foundation crashes where a request is called off that has just been answered.
    return try await Task { [request] in try await URLSession.shared.data(for: request).0 }.value
  }
}
