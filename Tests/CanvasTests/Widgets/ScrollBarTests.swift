import Canvas
import Testing

@Suite struct ScrollBarTests {
  @Test func whatIsWhollyInViewHasNone() {
    #expect(ScrollBar(shown: 0..<10, count: 10).thumb(height: 20) == nil)
    #expect(ScrollBar(shown: 0..<0, count: 0).thumb(height: 20) == nil)
  }

  @Test func theEndsMeanTheEnds() {
    #expect(ScrollBar(shown: 0..<20, count: 5000).thumb(height: 20) == 0..<1)
    #expect(ScrollBar(shown: 1..<21, count: 5000).thumb(height: 20) == 1..<2)
    #expect(ScrollBar(shown: 4979..<4999, count: 5000).thumb(height: 20) == 18..<19)
    #expect(ScrollBar(shown: 4980..<5000, count: 5000).thumb(height: 20) == 19..<20)
  }

  @Test func itsLengthIsTheShareInViewUpToAFewRows() {
    #expect(ScrollBar(shown: 0..<20, count: 200).thumb(height: 20) == 0..<2)
    #expect(ScrollBar(shown: 180..<200, count: 200).thumb(height: 20) == 18..<20)
    #expect(ScrollBar(shown: 0..<20, count: 40).thumb(height: 20) == 0..<3)
    #expect(ScrollBar(shown: 20..<40, count: 40).thumb(height: 20) == 17..<20)
  }

  @Test func itIsAlwaysWithinItsColumn() {
    for height in 0...12 {
      for count in [0, 1, 2, 7, 13, 1000] {
        for top in 0...max(0, count - 1) {
          let bar = ScrollBar(shown: top..<min(count, top + height), count: count)
          guard let thumb = bar.thumb(height: height) else { continue }
          #expect(thumb.lowerBound >= 0 && thumb.upperBound <= height && !thumb.isEmpty)
        }
      }
    }
  }

  /// In a list of thousands nearly every move of the view leaves it where it is: it costs nothing then.
  @Test func itMovesRarelyInALongList() {
    let thumbs = (0..<1000).map { ScrollBar(shown: $0..<($0 + 36), count: 5000).thumb(height: 36) }
    #expect(zip(thumbs, thumbs.dropFirst()).count(where: { $0 != $1 }) < 12)
  }
}
