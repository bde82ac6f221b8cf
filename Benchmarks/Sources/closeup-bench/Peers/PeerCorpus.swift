import Foundation

/// What other programs are given to show: as many messages and commits as there are records, with their names, and
/// with subjects of an ordinary length.
struct PeerCorpus {
  let mailbox: String
  let repository: String
  /// A home folder without anybody's settings.
  let home: String
  let settings: String

  /// What a line's subject is about, besides a name.
  private static let matters = [
    "Offer for the second delivery to", "Invoice and terms of payment,", "Minutes of Thursday's call with",
    "Samples for the purchasing team of", "Change of address:", "Prices from March on for", "Re: Visit next week at",
    "Order confirmed, thank you,",
  ]
  private static let people = [
    "Agnieszka Kowalska", "Mei-Lin Zhou", "Jürgen Groß", "Márta Åkesson", "Thaís Gonçalves", "Owen O'Brien",
    "Naomi Bluth", "Antônio Araújo", "Zoé Lefèvre", "Raúl Domínguez",
  ]
  /// The first in seconds since 1970; the others follow by the hour.
  private static let start = 1_750_000_000

  init(names: [String], folder: String) throws {
    mailbox = folder + "/mailbox"
    repository = folder + "/repository"
    home = folder + "/home"
    settings = folder + "/neomuttrc"
    for path in [repository, home] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    try "set folder = \"\(folder)\"\nset spool_file = \"\(mailbox)\"\nset record = \"\"\n".write(
      toFile: settings, atomically: true, encoding: .utf8)
    let entries = names.enumerated().map { index, name in
      Entry(
        person: Self.people[index * 7 % Self.people.count], subject: "\(Self.matters[index * 5 % 8]) \(name)",
        time: Self.start + index * 3600)
    }
    try entries.map(\.message).joined().write(toFile: mailbox, atomically: true, encoding: .utf8)
    try commit(entries)
  }

  private struct Entry {
    let person: String
    let subject: String
    let time: Int

    var message: String {
      let mailDate = Self.date("%a, %d %b %Y %H:%M:%S +0000", time)
      return """
        From somebody@example.test \(Self.date("%a %b %d %H:%M:%S %Y", time))
        From: \(person) <somebody@example.test>
        To: me@example.test
        Subject: \(subject)
        Date: \(mailDate)
        Message-ID: <\(time)@example.test>
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8

        They want a trial with five seats first, and a call on Thursday.


        """
    }

    /// For `git fast-import`.
    var commit: String {
      """
      commit refs/heads/main
      committer \(person) <somebody@example.test> \(time) +0000
      data \(subject.utf8.count)
      \(subject)
      M 100644 inline file
      data 2
      \(time % 7)

      """
    }

    private static func date(_ format: String, _ seconds: Int) -> String {
      var time = time_t(seconds)
      var parts = tm()
      gmtime_r(&time, &parts)
      var text = [CChar](repeating: 0, count: 64)
      let length = strftime(&text, text.count, format, &parts)
      return String(decoding: text.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  private func commit(_ entries: [Entry]) throws {
    guard let git = Executable.find("git") else { return }
    let script = repository + "/commits"
    try entries.map(\.commit).joined().write(toFile: script, atomically: true, encoding: .utf8)
    let command = """
      cd \(repository) && \(git) init -q -b main . && \(git) fast-import --quiet <commits && \(git) reset -q --hard
      """
    let made = try RunningProgram(["/bin/sh", "-c", command], environment: environment)
    guard try made.end() == 0 else { throw BenchError("the repository for tig cannot be made:\n\(made.screen)") }
  }

  var environment: [String: String] {
    [
      "TERM": "xterm-256color", "HOME": home, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "LANG": "C.UTF-8", "TZ": "UTC", "GIT_CONFIG_NOSYSTEM": "1",
    ]
  }
}
