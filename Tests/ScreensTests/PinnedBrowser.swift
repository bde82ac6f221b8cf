import BuiltinAssets
import CRM
import Canvas
import MirrorStore
import Settings
import Testing
import ViewModels

/// A browser in a pinned world: the clock, the zone, the accounts and everything in them are always the same.
struct PinnedBrowser {
  static let now = Instant(iso8601: "2026-11-21T10:30:00Z")!
  static let account = AccountID("work")
  static let source = AssetSource(fileNames: BuiltinAssets.fileNames) { BuiltinAssets.text(of: $0) }

  private(set) var browser: Browser

  init(
    hasAccount: Bool = true, keymap: AssetReference = "default", reach: TerminalReach = TerminalReach(),
    commands: [UserCommand] = []
  ) throws {
    let finder = AssetFinder(folders: [], builtin: Self.source)
    let keymap = Keymap.load(keymap, from: finder, commands: CommandRegistry.names)
    try #require(keymap.diagnostics.isEmpty)
    let newest = SortOrder("created", label: "Newest", isDescending: true)
    let capabilities = ServiceCapabilities(
      name: "Close",
      kinds: [
        RecordKindInfo(.lead, singular: "Lead", plural: "Leads", sorts: [newest], columns: Self.columns),
        RecordKindInfo(.contact, singular: "Contact", plural: "Contacts", sorts: []),
      ])
    var options = BrowserOptions(
      writing: [Self.account: AccountWriting(PinnedRules())], localTime: .utc, userCommands: commands,
      newWriteID: { WriteID("w1") })
    options.reach = reach
    browser = Browser(
      accounts: hasAccount ? [(Self.account, capabilities)] : [], keymap: keymap.keymap, options: options,
      now: Self.now)
    receive(.started)
    receive(.memoryLoaded(BrowserMemory()))
  }

  /// A screenful of records with the first one open.
  static func filled(
    items: [TimelineItem] = Self.items, outbox: [OutboxItem] = [], keymap: AssetReference = "default",
    reach: TerminalReach = TerminalReach(), commands: [UserCommand] = []
  ) throws -> PinnedBrowser {
    var pinned = try PinnedBrowser(keymap: keymap, reach: reach, commands: commands)
    let question = pinned.browser.account!.question
    let rows = Self.names.enumerated().map { index, name in
      RecordRow(
        id: RecordID(.lead, "lead_\(index)"), title: name, subtitle: nil,
        status: ["Potential", "Qualified", "Bad Fit", nil][index % 4], value: nil, updated: nil)
    }
    let answer = Answer(
      count: rows.count, freshCount: rows.count, total: 1204, next: "page2",
      fetchedAt: Self.now.adding(seconds: -30))
    pinned.receive(
      .listLoaded(
        Self.account, question, ListSnapshot(answer: answer, rows: RowWindow(start: 0, rows: rows), position: nil)))
    pinned.receive(.detailLoaded(Self.ref, StoredRecord(record: Self.record, fetchedAt: Self.now), Self.detail))
    pinned.receive(
      .timelineLoaded(
        Self.ref, StoredTimeline(items: items, next: "older", limitation: nil, fetchedAt: Self.now),
        outbox))
    var values: [RecordID: [RecordColumn.ID: ColumnValue]] = [:]
    for index in rows.indices where index % 3 != 2 {
      var cells: [RecordColumn.ID: ColumnValue] = [:]
      cells["contact"] = .field(.text(["Anna Björk, CEO", "田中 一郎"][index % 2]))
      cells["last-contact"] = .field(.moment(Self.now.adding(seconds: -86_400 * Int64(index) - 3600)))
      cells["next-step"] = .todo(Self.items[0])
      values[rows[index].id] = cells
    }
    pinned.receive(.cellsLoaded(Self.account, values))
    return pinned
  }

  private static let columns = [
    RecordColumn("status", "Status", .status, width: 14),
    RecordColumn("contact", "Contact", .field("Contact"), width: 20),
    RecordColumn("last-contact", "Last contact", .lastContact, width: 15),
    RecordColumn("next-step", "Next step", .nextStep, width: 28),
    RecordColumn("created", "Created", .created, width: 15, sortKeys: ["created"]),
    RecordColumn("website", "Website", .field("Web"), width: 24, isUsual: false),
  ]

  static let ref = RecordRef(account, RecordID(.lead, "lead_0"))
  static let record = Record(id: ref.record, title: names[0], original: [:])

  /// A write of a few minutes ago, in any state.
  static func row(
    _ id: String, _ change: Write.Change, _ state: OutboxState, minutesAgo: Int64 = 2, ref: RecordRef = ref
  ) -> OutboxItem {
    var row = OutboxItem(
      write: Write(id: WriteID(id), ref: ref, change: change, madeAt: now.adding(seconds: -60 * minutesAgo)),
      state: state, attempts: state == .queued ? 0 : 1, dueAt: now.adding(seconds: 4))
    if state == .rejected {
      row.problem = OutboxProblem(
        ServiceError(
          .rejected, "Close refused the note.", serverWords: "note: Ensure this value has at most 65536 characters.",
          advice: "Shorten it, then send it again."))
    }
    if state == .inDoubt {
      row.question = OutboxQuestion(
        question: "Close has a note with the same words by you. Is it this one?", candidates: [items[1]])
    }
    if state == .delivered { row.deliveredAt = now.adding(seconds: -1) }
    return row
  }

  /// Presses the key of a form, and plays a mirror that has `draft`.
  mutating func openForm(_ key: String, _ kind: EntryKind, draft: [EntryField: String]? = nil) {
    type(key)
    let key = DraftKey(Self.ref, kind)
    let kept = draft.map { Draft(key: key, texts: $0, savedAt: Self.now.adding(seconds: -600)) }
    receive(.formLoaded(FormSource(asked: key, record: Self.record, draft: kept)))
  }

  mutating func receive(_ action: Action) { _ = browser.receive(action, at: Self.now) }

  /// Presses a key that starts a program.
  mutating func typeForProgram(_ notation: String) -> ProgramRun? {
    let effects = browser.receive(.typed(.key(Key(notation: notation)!)), at: Self.now)
    return effects.lazy.compactMap { if case .runProgram(let run) = $0 { run } else { nil } }.first
  }

  mutating func type(_ keys: String...) {
    for notation in keys { receive(.typed(.key(Key(notation: notation)!))) }
  }

  mutating func type(text: String) {
    for character in text { receive(.typed(.key(Key(.character(character))))) }
  }

  private static let names = [
    "Björk & Söner AB", "株式会社みどり", "Émile Zola Éditions", "שלום בע״מ", "Vandelay Industries", "Константинов и Ко",
    "مكتبة النيل", "Ελληνικά Νησιά", "Wile E. Coyote, Supergenius and Purveyor of Fine Anvils", "👨‍👩‍👧 Family Office",
    "e\u{301}a\u{300}n", "Tab\tand\u{1B}[31mred", "नमस्ते ट्रेडर्स", "Zzyzx Road Holdings",
  ]

  private static let detail = RecordDetail(groups: [
    FieldGroup(
      "Lead",
      [
        Field("Status", .text("Potential")), Field("Web", .url("https://bjork.example/om-oss")),
        Field(
          "Description",
          .longText("Makes furniture from driftwood.\nAsk for Anna; she decides, and she prefers calls before noon.")),
      ]),
    FieldGroup(
      "Contacts",
      [
        Field("Anna Björk", .text("CEO"), link: RecordID(.contact, "cont_1")),
        Field("E-mail", .email("anna@bjork.example")),
        Field("Phone", .phone("+46 8 123 456")),
      ]),
    FieldGroup(
      "Custom fields",
      [
        Field("Renewal", .date(CalendarDate(iso8601: "2027-02-01")!)), Field("Key account", .flag(true)),
        Field("Products", .list(["Chairs", "Tables", "長い名前の製品"])),
        Field("Last audit", .moment(Instant(iso8601: "2025-03-09T14:05:00Z")!)),
      ]),
  ])

  static let items: [TimelineItem] = [
    TimelineItem(
      id: "t1", kind: .task, at: Instant(iso8601: "2026-11-20T12:00:00Z")!, precision: .day,
      title: "Send the new price list",
      actor: "Maria Lopez", isDone: false, source: "Close task"),
    TimelineItem(
      id: "c1", kind: .call, at: Instant(iso8601: "2026-11-19T13:20:00Z")!, title: "Outbound call, connected",
      body: "Anna wants forty chairs by March.\nBudget is approved; she asked for a discount on the tables.",
      actor: "Maria Lopez", direction: .outbound, duration: 725, source: "Close activity"),
    TimelineItem(
      id: "e1", kind: .email, at: Instant(iso8601: "2026-11-18T08:01:00Z")!, title: "E-mail: Re: Offert \u{202E}2214",
      body: "Hej!\u{1B}]52;c;aGVsbG8=\u{7} Tack för samtalet.", actor: "Anna Björk", direction: .inbound,
      source: "Close activity"),
    TimelineItem(
      id: "s1", kind: .statusChange, at: Instant(iso8601: "2025-12-31T23:59:00Z")!,
      title: "Status: Potential → Qualified", actor: "Maria Lopez", source: "Close activity"),
  ]
}
