import Testing

@testable import closeup

@Suite struct ProgramOutputTests {
  @Test func shortOutputIsKeptWhole() {
    let output = ProgramOutput()
    for part in ["one\ntw", "o\n"] { output.append(Array(part.utf8)) }
    #expect(output.text == "one\ntwo\n")
  }

  @Test func ofLongOutputTheBeginningAndTheEndStay() {
    let output = ProgramOutput()
    output.append(Array("first ".utf8))
    for _ in 0..<100 { output.append([UInt8](repeating: UInt8(ascii: "x"), count: 10_000)) }
    output.append(Array(" last".utf8))
    let text = output.text
    #expect(text.hasPrefix("first x") && text.hasSuffix("x last"))
    let lost = 1_000_011 - ProgramOutput.headLimit - ProgramOutput.tailLimit
    #expect(text.contains("[\(lost) bytes are left out here]"))
    #expect(text.utf8.count < ProgramOutput.headLimit + ProgramOutput.tailLimit + 100)
  }
}
