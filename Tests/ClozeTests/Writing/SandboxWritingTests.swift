import CRM
import Cloze
import Sandbox
import ServiceTransport
import Testing

/// Writing to the sandbox over the network, its faults included.
@Suite struct SandboxWritingTests {
  /// Runs `operation` with a service of a fresh sandbox, and with a transport for asking the sandbox itself.
  private func withSandbox(
    timelines: Bool = true, _ operation: (ClozeService, ServiceTransport) async throws -> Void
  ) async throws {
    let server = try SandboxServer(options: SandboxOptions(records: 40, clozeTimelines: timelines))
    let address = try await server.start()
    func transport() throws -> ServiceTransport {
      // Hundreds of tests share the processors: nothing is late here.
      try ServiceTransport(
        name: "Cloze", base: address.clozeURL, credentials: .bearer(key: address.clozeKey),
        limits: TransportLimits(connect: 300, read: 300, total: 300))
    }
    let (service, control) = (ClozeService(transport: try transport()), try transport())
    let result: Result<Void, any Error>
    do {
      result = .success(try await operation(service, control))
    } catch {
      result = .failure(error)
    }
    await service.shutdown()
    await control.shutdown()
    await server.stop()
    try result.get()
  }

  private func first(_ kind: RecordKind, _ service: ClozeService, _ vocabulary: Vocabulary) async throws -> Record {
    let page = try await service.page(of: Question(kind: kind), next: nil, vocabulary: vocabulary)
    let listed = try #require(
      page.records.first { service.rules.form(for: .note, about: $0, vocabulary: vocabulary) != nil })
    return try await service.record(listed.id, vocabulary: vocabulary)
  }

  /// A form filled in: what is known already, and `values`.
  private func write(
    _ kind: EntryKind, about record: Record, _ values: [EntryField: EntryValue], id: String, _ service: ClozeService,
    _ vocabulary: Vocabulary
  ) throws -> Write {
    let form = try #require(service.rules.form(for: kind, about: record, vocabulary: vocabulary))
    let initial = form.fields.compactMap { info in info.initial.map { (info.field, $0) } }
    let entry = Entry(kind, Dictionary(initial) { $1 }.merging(values) { $1 })
    return Write(
      id: WriteID(id), ref: RecordRef(AccountID("work"), record.id), change: .create(entry), madeAt: .now())
  }

  private func arm(_ rule: String, _ control: ServiceTransport) async throws {
    let body: JSON = ["faults": [.string(rule)]]
    let answer = try await control.send(ServiceRequest(.post, "sandbox/faults", body: body))
    #expect(answer.isSuccess)
  }

  /// How many writes were applied.
  private func applied(_ control: ServiceTransport) async throws -> Int {
    let journal = try await control.send(ServiceRequest(.get, "sandbox/journal", query: [("applied", "true")])).json()
    return try #require(journal["data"]?.array).count
  }

  @Test(arguments: [RecordKind.person, .company, .project], [true, false])
  func everyKindIsTakenByEveryVersion(_ kind: RecordKind, _ timelines: Bool) async throws {
    try await withSandbox(timelines: timelines) { service, control in
      let vocabulary = try await service.vocabulary()
      let record = try await first(kind, service, vocabulary)
      for (number, entry) in EntryKind.allCases.enumerated() {
        let write = try write(
          entry, about: record,
          [
            .text: .text("Text \(number)"), .subject: .text("Subject \(number)"), .participants: .list(["x@y.example"]),
          ],
          id: "id-\(number)", service, vocabulary)
        #expect(try await service.deliver(write, vocabulary: vocabulary) == Delivery())
      }
      #expect(try await applied(control) == EntryKind.allCases.count)
      guard timelines else { return }
      let items = try await service.timeline(of: record.id, next: nil, vocabulary: vocabulary).items
      let kinds = items.filter { $0.at > Instant.now().adding(seconds: -60) }.map(\.kind)
      // A letter is a kind of mail there, an event an external item.
      #expect(
        kinds.sorted { $0.rawValue < $1.rawValue }
          == [.call, .email, .email, .meeting, .note, .other, .task, .text, .text])
    }
  }

  @Test func whatWasTypedComesBack() async throws {
    try await withSandbox { service, _ in
      let vocabulary = try await service.vocabulary()
      let person = try await first(.person, service, vocabulary)
      let at = Instant(seconds: Instant.now().seconds - 600)
      let call = try write(
        .call, about: person,
        [
          .text: .text("Wants two."), .subject: .text("Roof"), .outcome: .choice("leftvm"),
          .direction: .choice("inbound"), .duration: .seconds(300), .at: .moment(at),
        ], id: "a", service, vocabulary)
      _ = try await service.deliver(call, vocabulary: vocabulary)
      let items = try await service.timeline(of: person.id, next: nil, vocabulary: vocabulary).items
      let item = try #require(items.first { $0.title == "Roof" })
      #expect(item.kind == .call && item.at == at && item.direction == .inbound && item.duration == 300)
      #expect(item.body?.contains("Outcome: left voicemail") == true && item.body?.hasSuffix("Wants two.") == true)
    }
  }

  @Test(arguments: ["drop-before", "drop-after", "truncate", "malformed", "500"])
  func aNoteIsWrittenOnceWhateverHappens(_ fault: String) async throws {
    try await withSandbox(timelines: false) { service, control in
      let vocabulary = try await service.vocabulary()
      let person = try await first(.person, service, vocabulary)
      let note = try write(.note, about: person, [.text: .text("Once")], id: "n", service, vocabulary)
      try await arm("\(fault)@cloze POST", control)
      let error = await serviceError { try await service.deliver(note, vocabulary: vocabulary) }
      #expect(error?.mayHaveArrived == true)
      #expect(
        try await service.settle(note, sentAt: .now(), known: [], vocabulary: vocabulary) == .maySend)
      #expect(try await service.deliver(note, vocabulary: vocabulary) == Delivery())
      #expect(try await applied(control) == 1)
    }
  }

  @Test(arguments: [EntryKind.call, .text, .email, .meeting, .directMessage, .postal, .todo])
  func whatArrivedUnseenIsFoundAgain(_ kind: EntryKind) async throws {
    try await withSandbox { service, control in
      let vocabulary = try await service.vocabulary()
      for record in [RecordKind.person, .company] {
        let about = try await first(record, service, vocabulary)
        let write = try write(
          kind, about: about,
          [.text: .text("Once for the \(record)"), .participants: .list(["x@y.example"]), .subject: .text("Once")],
          id: "w-\(record)", service, vocabulary)
        let sentAt = Instant.now()
        try await arm("drop-after@cloze POST /v1/timeline", control)
        let error = await serviceError { try await service.deliver(write, vocabulary: vocabulary) }
        #expect(error?.mayHaveArrived == true)
        let settlement = try await service.settle(write, sentAt: sentAt, known: [], vocabulary: vocabulary)
        guard case .arrived(let delivery) = settlement else {
          Issue.record("\(settlement)")
          continue
        }
        let item = try #require(delivery.item)
        let timeline = try await service.timeline(of: about.id, next: nil, vocabulary: vocabulary).items
        #expect(timeline.contains { $0.id == item.id })
        // The same item is not taken for another write of the same words.
        let other = try await service.settle(write, sentAt: sentAt, known: [item.id], vocabulary: vocabulary)
        #expect(other.isUnclear)
      }
      #expect(try await applied(control) == 2)
    }
  }

  @Test(arguments: [true, false], ["drop-before", "500"])
  func whatDidNotArriveIsAskedAbout(_ timelines: Bool, _ fault: String) async throws {
    try await withSandbox(timelines: timelines) { service, control in
      let vocabulary = try await service.vocabulary()
      let person = try await first(.person, service, vocabulary)
      for kind in [EntryKind.call, .todo] {
        let write = try write(kind, about: person, [.text: .text("Never")], id: "w-\(kind)", service, vocabulary)
        try await arm("\(fault)@cloze POST /v1/timeline", control)
        let error = await serviceError { try await service.deliver(write, vocabulary: vocabulary) }
        #expect(error?.mayHaveArrived == true)
        let settlement = try await service.settle(write, sentAt: .now(), known: [], vocabulary: vocabulary)
        #expect(settlement.isUnclear)
      }
      #expect(try await applied(control) == 0)
    }
  }

  @Test func withoutReadsWhatArrivedIsAskedAboutToo() async throws {
    try await withSandbox(timelines: false) { service, control in
      let vocabulary = try await service.vocabulary()
      let person = try await first(.person, service, vocabulary)
      let call = try write(.call, about: person, [:], id: "w", service, vocabulary)
      try await arm("drop-after@cloze POST", control)
      _ = await serviceError { try await service.deliver(call, vocabulary: vocabulary) }
      #expect(try await service.settle(call, sentAt: .now(), known: [], vocabulary: vocabulary).isUnclear)
      #expect(try await applied(control) == 1)
    }
  }

  @Test func aRefusalBringsTheServersWords() async throws {
    try await withSandbox { service, control in
      let vocabulary = try await service.vocabulary()
      let person = try await first(.person, service, vocabulary)
      // A machine whose clock is an hour ahead.
      let call = try write(.call, about: person, [:], id: "w", service, vocabulary)
      let late = Write(
        id: call.id, ref: call.ref, change: call.change, madeAt: call.madeAt.adding(seconds: 3600))
      let error = await serviceError { try await service.deliver(late, vocabulary: vocabulary) }
      #expect(error?.reason == .rejected && error?.mayHaveArrived == false)
      #expect(error?.serverWords?.contains("future") == true && error?.advice?.contains("clock") == true)
      #expect(try await applied(control) == 0)
    }
  }

  @Test func anEventIsWrittenOver() async throws {
    try await withSandbox { service, control in
      let vocabulary = try await service.vocabulary()
      let person = try await first(.person, service, vocabulary)
      let event = try write(.event, about: person, [.subject: .text("Launch")], id: "e", service, vocabulary)
      _ = try await service.deliver(event, vocabulary: vocabulary)
      var entry = try #require(service.rules.entry(of: TimelineItem(written: event)))
      entry[.subject] = .text("Launch, moved")
      entry[.contact] = event.change.entry?[.contact]
      let edit = Write(
        id: WriteID("e2"), ref: event.ref, change: .edit(ItemTarget(TimelineItem(written: event)), entry),
        madeAt: .now())
      _ = try await service.deliver(edit, vocabulary: vocabulary)
      let titles = try await service.timeline(of: person.id, next: nil, vocabulary: vocabulary).items.map(\.title)
      #expect(titles.contains("Launch, moved") && !titles.contains("Launch"))
      #expect(try await applied(control) == 2)
    }
  }
}

extension Settlement {
  fileprivate var isUnclear: Bool {
    if case .unclear = self { true } else { false }
  }
}
