public import CRM
import Canvas

/// A form over the panes.
public struct OpenForm: Sendable {
  /// What becomes of what is typed.
  enum Purpose: Sendable {
    case new
    /// In the place of an item; what that was, where it is known.
    case edit(ItemTarget, base: EditBase?)
    /// In the place of a write that was refused, is in conflict or not sent yet.
    case rewrite(OutboxItem)
  }

  /// Whether a write waits for it that goes out as it is otherwise.
  var isOfQueuedWrite: Bool { if case .rewrite(let row) = purpose { row.state == .queued } else { false } }

  public internal(set) var model: FormModel
  let purpose: Purpose
  /// A line for the person: that a draft was restored, why it was not taken.
  public internal(set) var notice: String?
  /// What the form holds before anything is typed: no reason to keep a draft.
  private let untouchedTexts: [EntryField: String]
  /// What the mirror knows: the draft's texts, or the untouched form's when there is none.
  private var savedTexts: [EntryField: String]
  /// Whether a save is due in a moment.
  var isSaveDue = false

  /// `model` begins with the saved draft's texts where there is one, otherwise with `untouchedTexts`.
  init(_ model: FormModel, purpose: Purpose, untouchedTexts: [EntryField: String], notice: String? = nil) {
    self.model = model
    self.purpose = purpose
    self.untouchedTexts = untouchedTexts
    self.notice = notice
    savedTexts = model.texts
  }

  /// Lets `now` and the like mean this moment.
  mutating func keepTime(_ now: Instant) {
    if now.seconds(since: model.context.now) >= 1 { model.context.now = now }
  }

  /// Whether nothing was typed.
  var isUntouched: Bool { model.texts == untouchedTexts }

  /// Whether the mirror keeps a draft of it.
  var isDraftKept: Bool { savedTexts != untouchedTexts }

  /// What the mirror is to be told of what was typed since; nil when it knows all. A form that is as it began leaves no
  /// draft.
  mutating func takeUnsaved(at now: Instant) -> Effect? {
    isSaveDue = false
    guard model.texts != savedTexts else { return nil }
    savedTexts = model.texts
    return isDraftKept ? .saveDraft(draft(at: now)) : .deleteDraft(model.key)
  }

  /// All of it, for the mirror to keep whatever it knows.
  mutating func takeDraft(at now: Instant) -> Draft {
    isSaveDue = false
    savedTexts = model.texts
    return draft(at: now)
  }

  private func draft(at now: Instant) -> Draft {
    var draft = Draft(key: model.key, texts: model.texts, savedAt: now)
    if case .edit(_, let base) = purpose { draft.base = base }
    return draft
  }
}

/// A form that was asked for and is being made. Keys typed meanwhile are kept for it.
public struct OpeningForm: Sendable {
  let key: DraftKey
  /// What it is to hold instead of what was written.
  let entry: Entry?
  var typedAhead: [InputEvent] = []

  init(_ key: DraftKey, holding entry: Entry? = nil) {
    self.key = key
    self.entry = entry
  }

  /// What was typed, as one text: keys that would go to another field, or take the form, begin a new line.
  var text: String {
    var area = TextArea()
    for event in typedAhead {
      switch event {
      case .paste(let text): _ = area.insert(text)
      case .key(let key) where key.code == .enter || key.code == .tab: _ = area.newline()
      case .key(let key): _ = area.apply(key)
      case .focus, .mouse: break
      }
    }
    return area.text
  }
}

/// What the mirror has for a form.
public struct FormSource: Sendable {
  /// What was asked for.
  public let asked: DraftKey
  public var record: Record?
  /// The draft to go on with. Of another key than asked for when it was left by a write that was taken back.
  public var draft: Draft?
  /// The item to be edited.
  public var item: TimelineItem?
  /// What is on its way to the service about that item, oldest first.
  public var underWay: [Write]
  /// The write to be put right.
  public var row: OutboxItem?

  public init(
    asked: DraftKey, record: Record?, draft: Draft? = nil, item: TimelineItem? = nil, underWay: [Write] = [],
    row: OutboxItem? = nil
  ) {
    self.asked = asked
    self.record = record
    self.draft = draft
    self.item = item
    self.underWay = underWay
    self.row = row
  }

  /// What the item was when it was opened first, or is now with what is on its way; nil where it cannot be edited.
  func base(by rules: any WriteRules) -> EditBase? {
    if let kept = draft?.base { return kept }
    guard let item, let entry = rules.entry(of: item) else { return nil }
    let untouched = Write(
      id: WriteID(""), ref: asked.ref, change: .edit(ItemTarget(item), entry, before: entry),
      madeAt: Instant(seconds: 0),
      base: rules.facts(of: item))
    let now = underWay.reduce(untouched) { $0.following($1) }
    return EditBase(entry: now.change.entry ?? entry, facts: now.base)
  }
}

extension ItemTarget {
  private static let prefix = "write:"

  /// Stands for a write of ours where an item of the service is meant: what is typed in its place is a draft of its own.
  init(_ write: Write, _ kind: EntryKind) {
    self.init(write.id, kind, title: write.summary)
  }

  init(_ write: WriteID, _ kind: EntryKind, title: String) {
    self.init(id: Self.prefix + write.rawValue, kind: TimelineItem.Kind(kind), title: title)
  }

  /// The write it stands for; nil when it is an item of the service.
  var write: WriteID? {
    id.hasPrefix(Self.prefix) ? WriteID(String(id.dropFirst(Self.prefix.count))) : nil
  }
}

extension EntryForm {
  /// The same form holding an entry instead of what it begins with.
  func holding(_ entry: Entry, label: String) -> EntryForm {
    beginning(label: label) { entry.values[$0.field] }
  }

  /// The same form holding an entry, and what it begins with where that says nothing.
  func completing(_ entry: Entry, label: String) -> EntryForm {
    beginning(label: label) { entry.values[$0.field] ?? $0.initial }
  }

  /// The same form with the direction chosen last time, where it is one of those to choose from.
  func beginning(with direction: String?) -> EntryForm {
    guard let direction, case .choice(let choices)? = self[.direction]?.type,
      choices.contains(where: { $0.key == direction })
    else { return self }
    return beginning(label: label) { $0.field == .direction ? .choice(direction) : $0.initial }
  }

  private func beginning(label: String, with initial: (EntryFieldInfo) -> EntryValue?) -> EntryForm {
    EntryForm(
      kind, label: label,
      fields: fields.map { info in
        EntryFieldInfo(
          info.field, info.label, info.type, isRequired: info.isRequired, initial: initial(info),
          maximumBytes: info.maximumBytes)
      })
  }
}
