import Testing

@testable import Cloze

@Suite struct HTMLTextTests {
  @Test(
    arguments: [
      ("plain &amp; simple", "plain & simple"),
      ("<p>One</p><p>Two<br>Three</p>", "One\n\nTwo\nThree"),
      ("<div>One</div><div>Two</div>", "One\nTwo"),
      ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
      ("a  \n\t b", "a b"),
      ("<td>a</td><td>b</td>", "a b"),
      ("<head><title>t</title></head><body>b</body>", "b"),
      ("a<script>if (1 < 2) alert('</p>')</SCRIPT >b<style>x{}</style>c", "abc"),
      ("a<script>never closed", "a"),
      ("a<!-- > hidden <b> -->b<!-- never closed", "ab"),
      (#"<a title="1 > 0" href='x'>link</a>"#, "link"),
      (#"<a title="never closed>link</a>"#, "link"),
      ("1 < 2 and a<b", "1 < 2 and a<b"),
      ("&lt;b&gt; &#8364; &#x20AC; &euro; &nbsp;x", "<b> € € € x"),
      ("&unknown; &#xD800; &#99999999999; & &;", "&unknown; &#xD800; &#99999999999; & &;"),
      ("Ünïcödé 😀<br/>漢字", "Ünïcödé 😀\n漢字"),
      ("", nil), ("<div> </div>", nil),
    ] as [(String, String?)])
  func text(_ html: String, _ text: String?) {
    #expect(MessageText.plain(html, type: "text/html") == text)
  }

  @Test(arguments: ["<", "<a ", "<a '", "<!--", "<script>", "&", "&#", "<a title=\">\">", "<p>", "</"])
  func repeatedFragmentsAreReadInOnePass(_ fragment: String) {
    // Read quadratically, this many would not end within the patience of any test run.
    let text = HTMLText.plain(String(repeating: fragment, count: 300_000))
    #expect(text.utf8.count <= fragment.utf8.count * 300_000)
  }

  @Test func onlyWhatIsHTMLIsReadAsHTML() {
    #expect(MessageText.plain("<b> is a tag", type: nil) == "<b> is a tag")
    #expect(MessageText.plain("<div>x</div>", type: nil) == "x")
    #expect(MessageText.plain("<div>x</div>", type: "text") == "<div>x</div>")
  }
}
