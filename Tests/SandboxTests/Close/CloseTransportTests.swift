import CRM
import Testing

@testable import Sandbox

/// What holds for every call: keys, bodies, paths, pages, rates. [close-api.md, 2 to 7]
@Suite struct CloseTransportTests {
  let close = CloseCaller(size: 250)

  @Test(
    arguments: [
      [], [("authorization", "Basic \(Base64.encode("wrong:".utf8))")],
      // Base64 of the key without its colon.
      [("authorization", "Basic \(Base64.encode(CloseCaller.key.utf8))")], [("authorization", "Bearer wrong")],
      [("authorization", CloseCaller.key)],
    ] as [[(String, String)]])
  func refusesWrongKeys(headers: [(String, String)]) {
    let answer = close.call("GET", "me", headers: headers.map { (name: $0.0, value: $0.1) })
    #expect(answer.status == 401)
    #expect(
      answer.body["error"]?.string?.hasPrefix(
        "The server could not verify that you are authorized to access the URL requested.  You") == true)
  }

  @Test func takesTheKeyAsBearerToo() {
    #expect(close.call("GET", "me", headers: [("authorization", "Bearer \(CloseCaller.key)")]).status == 200)
  }

  @Test(arguments: [
    (false, "{\"a\":1}", "application/json; charset=utf-8", nil as String?),
    (true, "{}", "application/json", "Chunked Transfer-Encoding is not supported."),
    (false, "{", "application/json", "The request contains invalid JSON."),
    (false, "{\"value\":NaN}", "application/json", "The request contains invalid JSON."),
    (false, "[]", "application/json", "JSON data must be a dict."),
    (false, "{}", "text/plain", "Please send valid JSON with a 'Content-Type: application/json' header."),
  ])
  func checksBodies(isChunked: Bool, body: String, type: String, error: String?) {
    let headers =
      [CloseCaller.authorization, ("content-type", type)] + (isChunked ? [("transfer-encoding", "chunked")] : [])
    let answer = close.call("POST", "lead/", body: Array(body.utf8), headers: headers)
    #expect(answer.status == (error == nil ? 200 : 400))
    #expect(answer.body["error"]?.string == error)
  }

  @Test func tunnelsReadsThroughPost() {
    let body: JSON = ["_params": ["_limit": 2, "_fields": "id"]]
    let answer = close.call(
      "POST", "lead/", body: body.bytes,
      headers: [
        CloseCaller.authorization, ("content-type", "application/json"), ("x-http-method-override", "GET"),
      ])
    #expect(answer.ids == [close.lead(0), close.lead(1)])
    #expect(answer.writtenID == nil)
  }

  @Test(arguments: [
    ("_limit", "201", "The limit you set is larger than the maximum limit for this resource (max_limit = 200)."),
    (
      "_skip", "250001",
      "The skip you set is larger than the maximum skip for this resource (max_skip = 250000). Please refine your search query."
    ),
    ("_limit", "x", "_limit must be an integer (got \"x\" instead)."),
    ("_skip", "-1", "_skip must be a non-negative integer (got \"-1\" instead)."),
  ])
  func refusesPagesInCloseWords(name: String, value: String, error: String) {
    let answer = close.call("GET", "lead/", [(name, value)])
    #expect(answer.status == 400)
    #expect(answer.body["error"]?.string == error)
  }

  @Test func tellsTheRestOfTheBudgetAndEnforcesIt() {
    let close = CloseCaller(size: 10, rateLimit: RateLimit(requests: 2, window: 5))
    let first = close.get("me")
    #expect(first.header("ratelimit") == "limit=2; remaining=1; reset=5")
    #expect(first.header("ratelimit-remaining") == "1")
    #expect(close.get("me").status == 200)
    let refused = close.get("me")
    #expect(refused.status == 429)
    #expect(refused.header("retry-after") == "5")
    #expect(refused.body["error"]?["rate_limit"]?.int == 2)
    // Another group of endpoints has a budget of its own, and so has the next window.
    #expect(close.get("user").status == 200)
    #expect(close.call("GET", "me", at: CloseCaller.noon.adding(seconds: 5)).status == 200)
  }

  @Test(arguments: ["lead/wibble/", "lead/\(CloseIDs(seed: 7).text(.lead, 999))"]) func saysWhatIsNotThere(path: String)
  {
    for method in ["GET", "PUT", "DELETE"] {
      let answer = close.call(method, path)
      #expect(answer.status == 404)
      #expect(answer.body == ["error": "Empty query: Lead matching query does not exist."])
    }
  }

  @Test(arguments: [("PATCH", "lead", 405), ("POST", "me", 405), ("GET", "nonsense", 404), ("PUT", "nonsense", 404)])
  func knowsItsPathsAndMethods(method: String, path: String, status: Int) {
    #expect(close.call(method, path).status == status)
  }
}
