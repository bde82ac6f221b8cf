import Canvas
import Testing

@Suite struct ScrollMarkTests {
  private func drawn(_ visible: Range<Int>, of count: Int, height: Int = 4) -> String {
    var surface = Surface(size: Size(width: 1, height: height))
    ScrollMark(trackStyle: .plain, thumbStyle: .plain)
      .draw(visible: visible, of: count, on: &surface, in: surface.bounds)
    return surface.plainText.split(separator: "\n").joined()
  }

  @Test func thumbStandsForWhatIsInView() {
    #expect(drawn(0..<10, of: 20) == "┃┃││")
    #expect(drawn(5..<15, of: 20) == "│┃┃│")
    #expect(drawn(10..<20, of: 20) == "││┃┃")
    #expect(drawn(0..<10, of: 1_000_000) == "┃│││")
    #expect(drawn(999_990..<1_000_000, of: 1_000_000) == "│││┃")
  }

  @Test func trackAloneWhenAllOrNothingIsInView() {
    #expect(drawn(0..<10, of: 10) == "││││")
    #expect(drawn(0..<0, of: 0) == "││││")
    #expect(drawn(0..<4, of: -1) == "││││")
    #expect(drawn(0..<4, of: 9, height: 0) == "")
  }
}
