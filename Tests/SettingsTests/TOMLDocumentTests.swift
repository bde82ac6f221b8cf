import TestSupport
import Testing

@testable import Settings

@Suite struct TOMLDocumentTests {
  /// Every slip costs its own line: `kept` stands behind it in each file and is read.
  @Test(arguments: [
    ("a = dark\nkept = 1", "f:1: a: not a value; text needs quotes"),
    ("a = \"dark\nkept = 1", "f:1: a: string is not closed"),
    ("a = 'dark\nkept = 1", "f:1: a: string is not closed"),
    ("a =\nkept = 1", "f:1: a: expected a value"),
    ("a\nkept = 1", "f:1: a: expected = after the name"),
    ("= 1\nkept = 1", "f:1: expected a name; names with other signs than a-z 0-9 - _ need quotes"),
    ("é = 1\nkept = 1", "f:1: expected a name; names with other signs than a-z 0-9 - _ need quotes"),
    ("a = 1 2\nkept = 1", "f:1: a: unexpected text after the value"),
    ("a = 1\na = 2\nkept = 1", "f:2: a: given twice; line 1 counts"),
    ("a = 01\nkept = 1", "f:1: a: not a value; text needs quotes"),
    ("a = 1979-05-27\nkept = 1", "f:1: a: not a value; text needs quotes"),
    ("a = 123456789012345678901234567890\nkept = 1", "f:1: number out of range"),
    (#"a = "C:\dir""# + "\nkept = 1", #"f:1: a: unknown escape in a string; a backslash is written \\"#),
    (#"a = "\u0000""# + "\nkept = 1", #"f:1: a: \u needs 4 and \U 8 hexadecimal digits of a character"#),
    ("a = \"\u{1}\"\nkept = 1", "f:1: a: control character in a string"),
    ("a = [1,\n  2\nkept = 1", "f:3: a: expected , or ] in the list"),
    ("a = [}\nkept = 1", "f:1: a: expected a value"),
    ("a = { b = 1\nkept = 1", "f:1: a.b: expected , or } on the same line"),
    ("a = \"\"\"\nkept = 1", "f:2: a: string is not closed"),
    ("a = {}\na.b = 2\nkept = 1", "f:2: clashes with an earlier line; a name with dots in it needs quotes"),
    ("a = [[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]\nkept = 1", "f:1: a: nested too deeply"),
    ("[t\na = 1\n[u]\nkept = 1", "f:1: table header is not closed"),
    ("[=]\na = 1\n[u]\nkept = 1", "f:1: expected a name; names with other signs than a-z 0-9 - _ need quotes"),
    ("[t]\na = 1\n[t]\nb = 1\n[u]\nkept = 1", "f:3: t: table given twice; the keys belong under line 1"),
    ("t = 1\n[t]\nb = 1\n[u]\nkept = 1", "f:2: clashes with an earlier line; a name with dots in it needs quotes"),
  ])
  func aSlipCostsOneStatement(text: String, message: String) {
    let document = TOMLDocument(text, file: "f")
    #expect(document.diagnostics.map(\.description) == [message])
    let isKept = document.root["kept"] != nil || TableReader(document).nested("u")?.members["kept"] != nil
    #expect(isKept)
  }

  @Test func severalSlipsAreAllReported() {
    let document = TOMLDocument("a = x\nb = 1\nc = y\n[d\ne = 1\n[f]\ng = 'z", file: "f")
    #expect(document.diagnostics.map(\.line) == [1, 3, 4, 7])
    #expect(document.root.keys.sorted() == ["b", "f"])
  }

  @Test func aFileOfNothingButClashesIsGivenUp() {
    let text = "a = {}\n" + (0..<200).map { "a.b\($0) = 1\n" }.joined()
    let document = TOMLDocument(text, file: "f")
    #expect(document.diagnostics.last?.description == "f: has too many errors to be used")
    #expect(document.root.isEmpty)
  }

  @Test func knowsTheLineOfEveryKey() {
    let text = """
      # comment
      theme = "default"\r
      [[account]]
      name = 'a'
      [[account]]
      "long name" = \"""
      more
      lines\"""
      list = [
        1, # one
        { deep = true },
      ]
      [roles]
      "text.dim" = { dim = true }
      text.fg = "red"
      """
    let document = TOMLDocument(text, file: "f")
    #expect(document.diagnostics.isEmpty)
    let account = TOMLPath.root.appending("account").appending(index: 1)
    #expect(document.line(of: TOMLPath.root.appending("theme")) == 2)
    #expect(document.line(of: account) == 5)
    #expect(document.line(of: account.appending("long name")) == 6)
    #expect(document.line(of: account.appending("list").appending(index: 1).appending("deep")) == 11)
    #expect(document.line(of: TOMLPath.root.appending("roles").appending("text.dim").appending("dim")) == 14)
    #expect(document.line(of: TOMLPath.root.appending("roles").appending("text").appending("fg")) == 15)
    #expect(account.appending("long name").description == #"account[1]."long name""#)
  }

  @Test(arguments: ["0", "-1", "+1_000", "0xDEAD_beef", "0o17", "0b1", "1.5", "-0.0", "1e6", "1.5E-3", "inf", "-nan"])
  func takesNumbers(_ text: String) { #expect(TOMLScanner.isNumber(text)) }

  @Test(arguments: ["", "-", "01", "1_", "_1", "1__0", "1.", ".5", "1e", "0x", "0xg", "1.2.3", "+-1", "0b2", "1e1.5"])
  func refusesWhatIsNoNumber(_ text: String) { #expect(!TOMLScanner.isNumber(text)) }

  /// TOMLKit ends the program on some malformed input; none of it may get there.
  @Test func survivesMutilatedFiles() {
    let seeds = [
      "a = 1\n[b]\nc = 'x'\n", "[[account]]\nname = \"w\"\nurl = \"\"\"x\ny\"\"\"\n",
      "\"a.b\" = { fg = \"red\", bold = true }\n[list]\n\"g g\" = \"top\"\n",
      "x = [1, 2, [3]]\na.b.c = 1.5e3\nd = 1979-05-27T07:32:00Z\nn = -nan\nh = 0xff\n",
    ]
    let tokens = [
      "[", "]", "[[", "{", "}", "=", ".", ",", "\"", "'", "\"\"\"", "'''", "\n", "\r\n", "\r", " ", "#", "a", "1", "-",
      "+", "_", "e", "0x", "true", "inf", "1979-05-27", "07:32", "\\", "\\u", "\\u00e9", "é", "\u{1}", "\0", "\u{FEFF}",
      "\u{2028}", "\u{3000}", ".5",
    ]
    var random = SeededGenerator(seed: 7)
    for _ in 0..<4000 {
      var text = Array((seeds.randomElement(using: &random) ?? "").unicodeScalars.map(String.init))
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0...text.count, using: &random)
        if Bool.random(using: &random) || place == text.count {
          text.insert(tokens.randomElement(using: &random) ?? "", at: place)
        } else {
          text.remove(at: place)
        }
      }
      let file = text.joined()
      let document = TOMLDocument(file, file: "f")
      let lines = file.utf8.count { $0 == UInt8(ascii: "\n") } + 1
      #expect(document.diagnostics.allSatisfy { (1...lines).contains($0.line ?? 1) })
      #expect(document.diagnostics.allSatisfy { !$0.description.unicodeScalars.contains { $0.value < 0x20 } })
    }
  }
}

extension TableReader {
  fileprivate func nested(_ key: String) -> TableReader? {
    var diagnostics: [Diagnostic] = []
    return table(key, &diagnostics)
  }
}
