import Canvas
import Terminal
import Testing

@Suite struct MouseReportTests {
  @Test(
    arguments: [
      ("[<0;10;20M", MouseEvent(.press(.left), at: Point(x: 9, y: 19))),
      ("[<0;10;20m", MouseEvent(.release(.left), at: Point(x: 9, y: 19))),
      ("[<1;1;1M", MouseEvent(.press(.middle), at: Point(x: 0, y: 0))),
      ("[<2;300;5M", MouseEvent(.press(.right), at: Point(x: 299, y: 4))),
      ("[<32;10;20M", MouseEvent(.drag(.left), at: Point(x: 9, y: 19))),
      ("[<64;10;20M", MouseEvent(.wheel(-1), at: Point(x: 9, y: 19))),
      ("[<65;10;20M", MouseEvent(.wheel(1), at: Point(x: 9, y: 19))),
      ("[<4;2;3M", MouseEvent(.press(.left), at: Point(x: 1, y: 2), .shift)),
      ("[<28;2;3M", MouseEvent(.press(.left), at: Point(x: 1, y: 2), [.shift, .alt, .control])),
    ] as [(String, MouseEvent)])
  func reports(_ sent: String, _ expected: MouseEvent) {
    #expect(decoded("\u{1B}" + sent) == [.mouse(expected)])
  }

  @Test func anEscapeBeforeAReportIsAKey() {
    let report = InputEvent.mouse(MouseEvent(.press(.left), at: Point(x: 0, y: 0)))
    #expect(decoded("\u{1B}\u{1B}[<0;1;1M") == [.key(Key(.escape)), report])
  }

  @Test func oneTornByAKeyDoesNotEatIt() {
    #expect(decoded("\u{1B}[<0;1\rx") == [.key(Key(.enter)), .key(Key(.character("x")))])
  }
}
