import Settings
import Testing

@Suite struct ServiceURLTests {
  @Test(arguments: [
    "https://api.close.com/api/v1", "https://api.cloze.com", "HTTPS://API.CLOSE.COM/", "https://crm.example.com:8443/x",
    "http://localhost:8811/api/v1", "http://127.0.0.1:8811", "http://127.255.0.3/", "http://[::1]:8811/v1",
    "https://[2001:db8::1]/x",
  ])
  func allowed(_ text: String) { #expect(ServiceURL(text)?.text == text) }

  @Test(arguments: [
    "", "api.close.com", "ftp://api.close.com", "http://api.close.com", "http://127.0.0.1.example.com",
    "http://localhost.example.com", "http://localhost@example.com", "http://127.0.0.1:80@example.com/",
    "https://key@api.close.com", "https://", "https://:443", "https://a:0", "https://a:70000", "https://a:x",
    "https://a b", "https://a/b c", "https://a/?q=1", "https://a/#x", "https://a\\b", "http://localhost\\@example.com",
    "https://a/\u{1B}", "https://bücher.example", "http://127.1", "http://0.0.0.0", "http://[::1", "http://[::1]x",
    "http://2130706433", "http://127.0.0.256", "https://a/\r\nHost: b",
  ])
  func refused(_ text: String) { #expect(ServiceURL(text) == nil) }
}
