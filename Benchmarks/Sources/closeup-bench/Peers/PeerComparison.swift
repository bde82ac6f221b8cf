/// What keys cost here and in two well-known programs for the terminal, measured the same way.
struct PeerComparison {
  private let closeup: [KeyScript.Step: Spread]
  private let neomutt: [KeyScript.Step: Spread]
  private let tig: [KeyScript.Step: Spread]
  /// What they are, for the heading.
  let versions: String

  /// Programs that are needed for it and are not installed.
  static var missing: [String] { ["neomutt", "tig", "git"].filter { Executable.find($0) == nil } }

  /// Nil when one of them is not installed.
  init?(program: String, mirror: FilledMirror, folder: String) throws {
    guard let neomutt = Executable.find("neomutt"), let tig = Executable.find("tig"), Self.missing.isEmpty else {
      return nil
    }
    let corpus = try PeerCorpus(names: try mirror.mirror.titles(), folder: folder)
    let browsing = try RunningProgram(browsing: program, home: try mirror.home(rest: .never))
    closeup = try KeyScript.closeup.run(in: browsing)
    self.neomutt = try Self.measure(
      KeyScript.neomutt, [neomutt, "-F", corpus.settings, "-f", corpus.mailbox], corpus)
    self.tig = try Self.measure(KeyScript.tig, ["/bin/sh", "-c", "cd \(corpus.repository) && exec \(tig)"], corpus)
    versions = try [[neomutt, "-v"], [tig, "--version"]].map { try Self.firstLine($0, corpus) }.joined(separator: ", ")
  }

  private static func measure(
    _ script: KeyScript, _ command: [String], _ corpus: PeerCorpus
  ) throws -> [KeyScript.Step: Spread] {
    let peer = try RunningProgram(command, environment: corpus.environment, knowsSequences: false)
    _ = try peer.readUntilQuiet(1000, first: 10_000)
    return try script.run(in: peer)
  }

  private static func firstLine(_ command: [String], _ corpus: PeerCorpus) throws -> String {
    let peer = try RunningProgram(command, environment: corpus.environment, knowsSequences: false)
    let said = try peer.readToEnd()
    let line = said.split(whereSeparator: \.isNewline).first.map(String.init) ?? command[0]
    return line.replacing(/\u{1B}\[[0-9;]*m/, with: "")
  }

  /// A table of Markdown.
  var text: String {
    func shown(_ spread: Spread?) -> String {
      spread.map { "\($0.median.formatted(0)), \($0.most.formatted(0))" } ?? ""
    }
    let head = ["bytes for a key (median, max)", "closeup", "neomutt", "tig", "half of the better", ""]
    let rows = KeyScript.Step.allCases.map { step in
      let better = [neomutt[step], tig[step]].compactMap { $0?.median }.min() ?? .nan
      let isReached = (closeup[step]?.median ?? .nan) <= better / 2
      return [
        step.rawValue, shown(closeup[step]), shown(neomutt[step]), shown(tig[step]), (better / 2).formatted(1),
        isReached ? "reached" : "not reached",
      ]
    }
    return Table.markdown([head] + rows, rightAligned: 1..<5)
  }
}
