import Canvas
import DisplayText
import Testing

@Suite struct FieldListTests {
  private let list = FieldList(
    [
      .init(fields: [
        .init(label: DisplayText("Name"), untrusted: "Ada Lovelace", style: .plain),
        .init(label: DisplayText("Phone"), untrusted: "", style: .plain),
      ]),
      .init(
        title: DisplayText("ABOUT"),
        fields: [
          .init(
            label: DisplayText("A very long label"), untrusted: "wrote the first program\nfor a machine", style: .plain)
        ]),
    ], titleStyle: .plain, labelStyle: .plain)

  private func drawn(width: Int, height: Int, from row: Int = 0) -> String {
    var surface = Surface(size: Size(width: width, height: height))
    list.laidOut(width: width).draw(on: &surface, in: surface.bounds, from: row, style: .plain)
    return surface.plainText
  }

  @Test func labelsAreAlignedAndValuesWrapped() {
    #expect(
      drawn(width: 30, height: 8) == """
        Name        Ada Lovelace
        Phone

        ABOUT
        A very lo…  wrote the first
                    program
                    for a machine

        """)
  }

  @Test func narrowListsStackLabelAndValue() {
    #expect(
      drawn(width: 14, height: 12) == """
        Name
          Ada Lovelace
        Phone

        ABOUT
        A very long l…
          wrote the
          first
          program
          for a
          machine

        """)
  }

  @Test func heightAndTheRowsOfEachField() {
    let rows = list.laidOut(width: 30)
    #expect(rows.height == 7)
    #expect(rows.fields == [0..<1, 1..<2, 4..<7])
    #expect(list.laidOut(width: 0).height == 0)
    #expect(list.laidOut(width: -1).height == 0)
  }

  @Test func scrolls() {
    #expect(drawn(width: 30, height: 2, from: 3) == "ABOUT\nA very lo…  wrote the first")
    #expect(drawn(width: 30, height: 1, from: 99) == "")
  }

  @Test(arguments: 1...40) func neverWiderThanAsked(width: Int) {
    #expect(list.laidOut(width: width).rows.allSatisfy { $0.width <= width })
  }
}
