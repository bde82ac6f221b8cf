import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// A mirror that `closeup sync` has filled from a sandbox of its own, without a limit on its requests.
final class PulledMirror {
  let leads: Int
  let home: Home
  let firstPull: SyncRun
  /// After some leads were changed, see ``changes``.
  let increment: SyncRun
  /// Bytes of the mirror's file for each record, beyond those of the records' JSON.
  let overhead: Double

  /// Leads that are changed before the second pull, at most.
  private static let changes = 500

  init(program: String, leads: Int, folder: String) throws {
    self.leads = leads
    let sandbox = try Sandbox(program: program, records: leads, options: ["--rate-limit", "100000"])
    home = try Home(folder, account: sandbox.address, rest: .never, rateShare: 1)
    firstPull = try SyncRun(program: program, home: home)
    overhead = try home.mirror.bytesBeyondJSON()
    for id in try home.mirror.leadIDs(count: min(Self.changes, leads / 2)) {
      try sandbox.put("lead/\(id)/", #"{"description": "Changed while nobody looked"}"#)
    }
    increment = try SyncRun(program: program, home: home)
    sandbox.stop()
  }
}

extension Sandbox {
  /// Changes something as another client of the account does.
  func put(_ path: String, _ body: String) throws {
    guard let url = URL(string: "\(address.url)/\(path)") else { throw BenchError("\(path) is no path") }
    var request = URLRequest(url: url)
    request.httpMethod = "PUT"
    request.httpBody = Data(body.utf8)
    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    request.setValue(
      "Basic \(Data("\(address.key):".utf8).base64EncodedString())", forHTTPHeaderField: "Authorization")
    let isDone = DispatchSemaphore(value: 0)
    nonisolated(unsafe) var status = 0
    URLSession.shared.dataTask(with: request) { _, answer, _ in
      status = (answer as? HTTPURLResponse)?.statusCode ?? 0
      isDone.signal()
    }.resume()
    isDone.wait()
    guard status == 200 else { throw BenchError("the sandbox answers \(path) with \(status)") }
  }
}
