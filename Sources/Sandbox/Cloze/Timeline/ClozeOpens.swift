import CRM

/// `messages/opens`: who opened the e-mails that were sent. [cloze-api.md, 9.3]
extension ClozeView {
  private static let batch = 25
  /// Opens are tracked for the e-mails to the newest companies, so that a large account need not be looked through.
  private static let trackedCompanies = 40

  func opens(_ parameters: ClozeParameters) -> ClozeReply {
    let from = parameters.number("from", from: 0).map(Int64.init) ?? 0
    let opened = (0..<min(book.count(.companies), Self.trackedCompanies))
      .flatMap { book.world.events(ofCompany: $0) }
      .filter { $0.kind == .email && $0.direction == .outgoing && $0.instant.milliseconds >= from }
      .compactMap(message)
      .sorted { $0.date < $1.date }
    var members: [(key: String, value: JSON)] = [("more", .bool(opened.count > Self.batch))]
    if opened.count > Self.batch {
      members.append(("next", .string("\(parameters.base)/v1/messages/opens?from=\(opened[Self.batch].date)")))
    }
    members.append(("messages", .array(opened.prefix(Self.batch).map(\.json))))
    return quirks.opensAsArray ? ClozeReply(body: [.object(JSONObject(members))]) : .success(members)
  }

  /// Nil for an e-mail that nobody opened.
  private func message(_ event: Event) -> (date: Int64, json: JSON)? {
    var dice = Dice(book.world.seed, .cloze, -2 - event.index)
    guard dice.percent(40) else { return nil }
    let sent = event.instant.milliseconds
    let moments = (1...(1 + dice.below(3))).map { sent + Int64($0 * (60_000 + dice.below(7_200_000))) }
    let about: JSON = [
      "IP": .string("203.0.113.\(1 + dice.below(250))"), "agent": "Mozilla/5.0 (X11; Linux x86_64)",
      "geo": ["country": .string(book.world.country(ofCompany: event.company).code)],
    ]
    let breakdown = moments.map { JSON.members(["date": .number(Int($0)), "cookie": dice.once(in: 2) ? "c1" : nil]) }
    let key = ClozeItem.Source.event(event.index).key(book.keys)
    return (
      sent,
      [
        "message": .string("https://www.cloze.com/in/#message=\(key)"), "date": .number(Int(sent)),
        "threadId": .string("t-\(event.company)-\(event.person)"),
        "opens": [["about": about, "breakdown": .array(breakdown)]],
      ]
    )
  }
}
