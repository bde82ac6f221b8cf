import Testing

@testable import Cloze

@Suite struct MessageTextTests {
  @Test func onlyWhatIsHTMLIsReadAsHTML() {
    #expect(MessageText.plain("<b> is a tag", type: nil) == "<b> is a tag")
    #expect(MessageText.plain("<div>x</div>", type: nil) == "x")
    #expect(MessageText.plain("<div>x</div>", type: "text") == "<div>x</div>")
    #expect(MessageText.plain("<p>One</p><p>Two</p>", type: "text/html") == "One\n\nTwo")
  }

  @Test func nothingToReadIsNoBody() {
    #expect(MessageText.plain("<div> </div>", type: "html") == nil)
    #expect(MessageText.plain(" \n", type: "text") == nil)
  }
}
