import BuiltinAssets
import CRM
import Canvas
import MirrorStore
import Settings
import Testing

@testable import ViewModels

/// A browser over two accounts without a mirror or a service: the test plays both.
struct BrowserFixture {
  static let work = AccountID("work")
  static let home = AccountID("home")
  static let newest = SortOrder("created", label: "Newest", isDescending: true)
  static let byName = SortOrder("name", label: "Name", isDescending: false)

  var browser: Browser
  var now = Instant(seconds: 1_800_000_000)

  /// How the two accounts are written to; nil for one that cannot be. `keymap` is one of those that come with the
  /// program, or the text of another.
  init(
    work: AccountWriting.Mode? = .allowed, home: AccountWriting.Mode? = nil, graceSeconds: Int = 5,
    keymap: String = "default", columns: [RecordColumn] = RecordColumn.plain
  ) throws {
    let isText = keymap.contains("\n")
    let source = AssetSource(fileNames: BuiltinAssets.fileNames) {
      isText && $0 == "own.keys.toml" ? keymap : BuiltinAssets.text(of: $0)
    }
    let loaded = Keymap.load(
      AssetReference(name: isText ? "own" : keymap), from: AssetFinder(folders: [], builtin: source),
      commands: CommandRegistry.names)
    try #require(loaded.diagnostics.allSatisfy { $0.severity != .error })
    let capabilities = ServiceCapabilities(
      name: "Close",
      kinds: [
        RecordKindInfo(.lead, singular: "Lead", plural: "Leads", sorts: [Self.newest, Self.byName], columns: columns),
        RecordKindInfo(
          .contact, singular: "Contact", plural: "Contacts", sorts: [], searchUnavailable: "Close cannot search these"),
      ])
    let ids = WriteIDs()
    var writing: [AccountID: AccountWriting] = [:]
    writing[Self.work] = work.map { AccountWriting(TestRules(), mode: $0) }
    writing[Self.home] = home.map { AccountWriting(TestRules(), mode: $0) }
    browser = Browser(
      accounts: [(Self.work, capabilities), (Self.home, capabilities)], keymap: loaded.keymap,
      options: BrowserOptions(
        writing: writing, undoGraceSeconds: graceSeconds, localTime: .utc, newWriteID: { ids.next() }),
      now: now)
  }

  @discardableResult
  mutating func receive(_ action: Action) -> [Effect] { browser.receive(action, at: now) }

  /// Types keys by their notation, such as `j`, `ctrl-d`, `enter`.
  @discardableResult
  mutating func type(_ keys: String...) -> [Effect] {
    keys.flatMap { notation -> [Effect] in
      guard let key = Key(notation: notation) else {
        Issue.record("no key \(notation)")
        return []
      }
      return receive(.typed(.key(key)))
    }
  }

  @discardableResult
  mutating func type(text: String) -> [Effect] {
    text.flatMap { receive(.typed(.key(Key(.character($0))))) }
  }

  /// Types a command.
  @discardableResult
  mutating func run(_ command: String) -> [Effect] {
    type(":") + type(text: command) + type("enter")
  }

  static func row(_ index: Int) -> RecordRow {
    RecordRow(
      id: RecordID(.lead, "lead_\(index)"), title: "Lead \(index)", subtitle: nil, status: nil, value: nil,
      updated: nil)
  }

  static func snapshot(
    _ indexes: Range<Int>, count: Int? = nil, next: String? = nil, total: Int? = nil, fetchedAt: Instant,
    position: Int? = nil
  ) -> ListSnapshot {
    ListSnapshot(
      answer: Answer(
        count: count ?? indexes.upperBound, freshCount: count ?? indexes.upperBound, total: total, next: next,
        fetchedAt: fetchedAt),
      rows: RowWindow(start: indexes.lowerBound, rows: indexes.map(row)), position: position)
  }

  /// Starts with a list of `count` leads in the mirror, fresh, and forgets the effects.
  mutating func start(count: Int = 100, next: String? = nil) {
    receive(.started)
    receive(.memoryLoaded(BrowserMemory()))
    receive(.painted(Viewport(listHeight: 20)))
    load(count: count, next: next)
  }

  @discardableResult
  mutating func load(count: Int, next: String? = nil) -> [Effect] {
    let question = browser.account!.question
    return receive(
      .listLoaded(
        browser.account!.id, question, Self.snapshot(0..<min(count, 400), count: count, next: next, fetchedAt: now)))
  }
}
