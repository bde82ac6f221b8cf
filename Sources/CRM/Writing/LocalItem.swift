import Strings

extension TimelineItem {
  /// The item that a write is before the service has said what it made of it: shown while the write is under way, and
  /// kept where the service does not tell.
  ///
  /// For a change to an item it is what is known of that item from the write alone; `changed(by:)` says more where the
  /// item itself is at hand.
  public init(written write: Write) {
    let target = write.change.target
    let entry = write.change.entry
    let place = entry?.place ?? write.change.newPlace
    self.init(
      id: target?.id ?? Self.localID(of: write.id),
      kind: target?.kind ?? entry.map { Kind($0.kind) } ?? .other,
      at: place?.at ?? write.madeAt, precision: place?.precision ?? .moment,
      title: entry?.headline ?? target?.title ?? Strings.EntryKinds.todo, body: entry?.longText,
      direction: entry?.heading, duration: entry?.seconds(.duration), isDone: write.change.isDone,
      source: Strings.EntryKinds.writtenHere)
  }

  /// The id of the item that a new entry is until the service gives it one.
  public static func localID(of id: WriteID) -> ID { localPrefix + id.rawValue }

  /// Whether the service never said which item of its own this is.
  public var isLocal: Bool { id.hasPrefix(Self.localPrefix) }

  /// What the ids of local items begin with; no service's do.
  public static let localPrefix = "local:"

  /// The item as it is once `write` is done; nil when that deletes it. Writes of other items change nothing.
  public func changed(by write: Write) -> TimelineItem? {
    guard write.change.target?.id == id else { return self }
    var item = self
    switch write.change {
    case .create, .reassign: break
    case .delete: return nil
    case .edit(_, let entry, _):
      let written = TimelineItem(written: write)
      item.title = written.title
      item.body = written.body
      item.isCut = false
      item.direction = written.direction ?? direction
      item.duration = written.duration ?? duration
      item.move(to: entry.place)
    case .complete(_, let isDone): item.isDone = isDone
    case .postpone: item.move(to: write.change.newPlace)
    }
    return item
  }

  private mutating func move(to place: Place?) {
    guard let place else { return }
    at = place.at ?? at
    precision = place.precision
  }
}

extension TimelineItem.Kind {
  /// What an entry of that kind is on a timeline.
  public init(_ kind: EntryKind) {
    self =
      switch kind {
      case .call: .call
      case .note: .note
      case .todo: .task
      case .text: .text
      case .email: .email
      case .meeting: .meeting
      case .directMessage, .postal: .other
      case .event: .custom
      }
  }
}

extension Write.Change {
  /// The item that is changed; nil for a new entry.
  public var target: ItemTarget? {
    switch self {
    case .create: nil
    case .edit(let target, _, _), .delete(let target), .complete(let target, _), .postpone(let target, _),
      .reassign(let target, _):
      target
    }
  }

  /// What the user typed, where there is more to it than a change of state.
  public var entry: Entry? {
    switch self {
    case .create(let entry), .edit(_, let entry, _): entry
    case .delete, .complete, .postpone, .reassign: nil
    }
  }

  fileprivate var isDone: Bool? {
    switch self {
    case .create(let entry), .edit(_, let entry, _): entry.kind == .todo ? false : nil
    case .complete(_, let isDone): isDone
    case .postpone(let target, _), .reassign(let target, _), .delete(let target): target.kind == .task ? false : nil
    }
  }

  fileprivate var newPlace: Place? {
    guard case .postpone(_, let due) = self else { return nil }
    return Place(due) ?? .someday
  }
}

/// Where an item is on the timeline.
private struct Place {
  /// Nil where it was, or where it was made.
  let at: Instant?
  let precision: TimelineItem.Precision

  static let someday = Place(at: nil, precision: .someday)

  private init(at: Instant?, precision: TimelineItem.Precision) {
    self.at = at
    self.precision = precision
  }

  init?(_ value: EntryValue?) {
    switch value {
    case .moment(let moment): self.init(at: moment, precision: .moment)
    case .day(let day): self.init(at: TimelineItem.moment(of: day), precision: .day)
    default: return nil
    }
  }
}

extension Entry {
  fileprivate var place: Place? {
    kind == .todo ? Place(self[.due]) ?? .someday : Place(self[.at])
  }

  fileprivate var heading: TimelineItem.Direction? {
    // Services name the directions their own way: inbound, in, incoming.
    guard let key = choice(.direction)?.lowercased() else { return nil }
    if key.hasPrefix("in") { return .inbound }
    return key.hasPrefix("out") ? .outbound : nil
  }

  /// One line that says what it is.
  fileprivate var headline: String {
    let named = text(.subject) ?? text(.title)
    // What was said in a call is long; that it was one, and which way, is what a line can tell.
    let line = (named ?? (kind == .call ? nil : text(.text)))?.headline ?? ""
    return line.isEmpty ? word : line
  }

  /// The main text, unless the headline is all of it.
  fileprivate var longText: String? { text(.text).flatMap { $0 == headline ? nil : $0 } }

  private var word: String {
    switch kind == .call ? heading : nil {
    case .inbound: Strings.EntryKinds.inboundCall
    case .outbound: Strings.EntryKinds.outboundCall
    case nil: kind.name
    }
  }
}

extension String {
  /// The first line that is not blank, cut to what a list can show.
  fileprivate var headline: String {
    let line = split(whereSeparator: \.isNewline).lazy.map { $0.drop { $0.isWhitespace } }.first { !$0.isEmpty } ?? ""
    var end = line
    while end.last?.isWhitespace == true { end.removeLast() }
    return end.count > 200 ? end.prefix(199) + "…" : String(end)
  }
}
