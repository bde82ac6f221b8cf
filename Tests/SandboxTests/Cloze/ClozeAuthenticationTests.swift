import CRM
import Testing

@testable import Sandbox

@Suite struct ClozeAuthenticationTests {
  let cloze = ClozeCaller(size: 5)

  @Test func bearerAndQueryKeysAreAccepted() {
    #expect(cloze.send("GET", "user/profile").status == 200)
    #expect(cloze.send("GET", "user/profile", [("api_key", "secret")], headers: []).status == 200)
    #expect(
      cloze.send("GET", "user/profile", headers: [("authorization", "bearer   secret")]).status == 200)
  }

  @Test func noCredentialSaysThatTheKeyWasNotFound() throws {
    let reply = cloze.send("GET", "people/find", headers: [])
    #expect(reply.status == 401)
    #expect(try JSON(parsing: reply.body) == ["errorcode": 1, "message": "The API key was not found"])
    #expect(cloze.send("GET", "people/find", [("api_key", "wrong")], headers: []).status == 401)
    #expect(cloze.send("GET", "people/find", headers: [("authorization", "Basic c2VjcmV0Og==")]).status == 401)
  }

  @Test func aWrongTokenHasNoErrorcode() throws {
    let reply = cloze.send("GET", "people/find", headers: [("authorization", "Bearer wrong")])
    #expect(reply.status == 401)
    #expect(try JSON(parsing: reply.body) == ["message": "Invalid token: access token is invalid"])
  }

  @Test(arguments: [
    ("GET", "people/search"), ("POST", "people/find"), ("PUT", "people/create"), ("GET", "people/delete"),
    ("POST", "people"), ("GET", "user/segments/companies"), ("GET", "nothing"),
  ])
  func unknownPathsAnd404ComeBeforeTheKey(_ method: String, _ path: String) throws {
    let reply = cloze.send(method, path, headers: [])
    #expect(reply.status == 404)
    #expect(try JSON(parsing: reply.body) == ["errorcode": 404, "message": "Resource Not Found"])
  }

  @Test func withoutTimelinesTheReadsOf2026Are404() {
    let old = ClozeCaller(size: 5, timelines: false)
    for path in ["people/timeline", "companies/timeline", "projects/timeline", "messages/get", "messages/body"] {
      #expect(old.send("POST", path, body: [:]).status == 404)
      #expect(cloze.send("POST", path, body: [:]).status == 200)
    }
    #expect(old.send("GET", "messages/opens").status == 200)
  }

  @Test func aBodyThatIsNoObjectIsRefused() {
    #expect(cloze.send("POST", "people/create", body: ["a"]).status == 400)
    #expect(cloze.send("POST", "people/create").status == 400)
  }
}
