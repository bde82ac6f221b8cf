import CRM
import Testing

@testable import ServiceTransport

@Suite struct BaseURLTests {
  @Test(arguments: [
    ("https://api.close.com/api/v1", "https://api.close.com/api/v1/lead/"),
    ("https://api.close.com/api/v1/", "https://api.close.com/api/v1/lead/"),
    ("HTTPS://API.Close.com:443", "https://api.close.com/lead/"),
    ("https://crm.example:8443/x", "https://crm.example:8443/x/lead/"),
    ("http://127.0.0.1:8811/api/v1", "http://127.0.0.1:8811/api/v1/lead/"),
    ("http://127.1.2.3", "http://127.1.2.3/lead/"),
    ("http://localhost:80", "http://localhost/lead/"),
    ("http://[::1]:8811", "http://[::1]:8811/lead/"),
  ])
  func joins(_ base: String, _ expected: String) throws {
    #expect(try BaseURL(base, service: "Close").url(path: "/lead/", query: []) == expected)
  }

  @Test(arguments: [
    "", "api.close.com", "ftp://api.close.com", "http://api.close.com", "http://127.0.0.1.evil.example",
    "http://localhost.evil.example", "https://key@api.close.com", "https://api.close.com?x=1",
    "https://api.close.com#x",
    "https://", "https://:443", "https://a b/", "https://host:0", "https://host:99999", "https://host\\@evil.example",
    "https://hôst", "http://[::1", "http://0x7f.1", "http://2130706433", "https://host/\u{1B}[2J",
  ])
  func refuses(_ base: String) {
    #expect { try BaseURL(base, service: "Close") } throws: { error in
      guard let error = error as? ServiceError else { return false }
      return error.reason == .rejected && error.advice?.contains("https://") == true
    }
  }

  @Test func encodesPathAndQuery() throws {
    let base = try BaseURL("https://h.example/v1", service: "Close")
    let url = base.url(
      path: "lead/\(ServiceRequest.segment("../me?x#y/é"))/", query: [("query", "a&b=\"ü\" +"), ("n", "")])
    #expect(url == "https://h.example/v1/lead/%2E%2E%2Fme%3Fx%23y%2F%C3%A9/?query=a%26b%3D%22%C3%BC%22%20%2B&n=")
  }

  @Test(arguments: [
    ("/v1/x/", "https://h.example/v1/x/"), ("https://h.example/y?a=1#f", "https://h.example/y?a=1"),
    ("https://H.EXAMPLE:443/y", "https://h.example/y"), ("https://h.example", "https://h.example/"),
    ("http://h.example/y", nil), ("https://h.example:444/y", nil), ("https://evil.example/y", nil),
    ("//evil.example/y", nil), ("https://h.example@evil.example/", nil), ("y", nil), ("", nil),
    ("https://h.example.evil.example/", nil),
  ])
  func followsRedirectsToTheSameOriginOnly(_ location: String, _ target: String?) throws {
    #expect(try BaseURL("https://h.example/v1", service: "Close").redirect(to: location) == target)
  }
}
