import Canvas
import Testing

@Suite struct LinkAddressTests {
  @Test(arguments: [
    ("https://acme.example/a?b=c#d", "https://acme.example/a?b=c#d"),
    ("HTTPS://acme.example", "https://acme.example"),
    ("  http://acme.example/x ", "http://acme.example/x"),
    ("acme.example", "https://acme.example"),
    ("www.acme.example/über uns", "https://www.acme.example/%C3%BCber%20uns"),
    ("acme.example:8080/x", "https://acme.example:8080/x"),
    ("mailto:ada@acme.example", "mailto:ada@acme.example"),
    ("mailto:ada@acme.example?bcc=eve@evil.example", "mailto:ada@acme.example%3Fbcc=eve@evil.example"),
    ("tel:+1 (415) 555-0132", "tel:+14155550132"),
    ("https://acme.example/\u{1B}]8;;\u{7}", "https://acme.example/%1B]8;;%07"),
    ("https://acme.example/\u{202E}x\"<>", "https://acme.example/%E2%80%AEx%22%3C%3E"),
  ])
  func isTakenInPlainLetters(_ untrusted: String, _ expected: String) throws {
    let address = try #require(LinkAddress(untrusted))
    #expect(address.text == expected)
    #expect(address.text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
  }

  @Test(arguments: [
    "", " ", "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ssh://host", "vscode://x", "-x",
    "--help", "https:", "https://", "https:///x", "https://-oProxyCommand=x", "http:acme.example", "acme", "two words",
    "3.14", "mailto:", "mailto:ada", "mailto:@x", "tel:", "tel:x", "ada@acme.example",
  ])
  func everythingElseIsRefused(_ untrusted: String) {
    #expect(LinkAddress(untrusted) == nil)
  }

  @Test func aVeryLongOneIsRefused() {
    #expect(LinkAddress("https://acme.example/" + String(repeating: "a", count: 5000)) == nil)
  }

  @Test func telephoneNumbersAsPeopleWriteThem() {
    #expect(LinkAddress(phone: "+46 (0)8 123 456")?.text == "tel:+4608123456")
    #expect(LinkAddress(phone: "030/1234-56")?.text == "tel:030123456")
    #expect(LinkAddress(phone: "ext.") == nil)
  }
}
