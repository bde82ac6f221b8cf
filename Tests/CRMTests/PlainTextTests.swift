import Testing

@testable import CRM

@Suite struct PlainTextTests {
  @Test(arguments: [
    ("<body><p>Hello</p></body>", "Hello"),
    ("<p>One</p><p>Two</p>", "One\n\nTwo"),
    ("One<br>Two<br/>Three", "One\nTwo\nThree"),
    ("<div>One</div><div>Two</div>", "One\nTwo"),
    ("a  <b>bold</b>\n and\t<i>so</i> on", "a bold and so on"),
    ("<p>Do:</p><ul><li>first</li><li><p>second</p></li></ul><p>End</p>", "Do:\n\n• first\n• second\n\nEnd"),
    ("Tom &amp; Ann &lt;x&gt; &#8364;&#x20AC; &quot;q&quot;&nbsp;!", "Tom & Ann <x> €€ \"q\" !"),
    ("5 < 6 & 7 > 3 &unknown; &", "5 < 6 & 7 > 3 &unknown; &"),
    ("<style>p{color:red}</style><script>alert('</b>')</script>Text", "Text"),
    ("<!-- <p>no</p> -->Yes<!doctype html>", "Yes"),
    (#"<a href="http://x/?a>b">link</a>"#, "link"),
    ("<pre>a\n  b</pre>", "a\n  b"),
    ("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", "1 2\n3"),
    ("plain", "plain"), ("", ""), ("<p></p><br><br>", ""), ("&#27;[2J&#0;x", "[2Jx"),
    ("unfinished <b", "unfinished"), ("unfinished &am", "unfinished &am"), ("<!-- open", ""), ("<script>open", ""),
    ("&#xD800;&#99999999999;", "&#xD800;&#99999999999;"), ("漢字<br>é👩‍🚀", "漢字\né👩‍🚀"),
  ])
  func reduces(_ html: String, _ text: String) {
    #expect(PlainText.reducing(html: html) == text)
  }

  @Test(arguments: ["<", "<p>", "&", "<!--", "<a href='", "</", "<li>", "<script>", "<pre>\n", "&#x1F600;"])
  func takesAnyAmountOfAnything(_ piece: String) {
    let html = String(repeating: piece, count: 20_000)
    #expect(PlainText.reducing(html: html).utf8.count <= html.utf8.count * 4)
  }
}
