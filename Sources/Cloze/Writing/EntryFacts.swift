import CRM
import Strings

/// An entry with all that its request is made of, checked.
struct EntryFacts: Sendable {
  /// The source of the content that is written here: Cloze wants a valid domain and keeps one item for each `uniqueid`
  /// of a source [cloze-api.md, 9.1]. With another value, what was sent before would be sent again as something new.
  static let source = "closeup.app"

  let write: Write
  let entry: Entry
  let relation: Relation
  let identity: Identity?
  /// What the record is filed under.
  let subject: WritingAddress
  let participants: [WritingAddress]
  let references: [WritingAddress]

  /// Throws `.rejected` for an address that Cloze would not understand, or that it would find nobody by.
  init(_ write: Write, _ entry: Entry, relation: Relation, identity: Identity?) throws(ServiceError) {
    self.write = write
    self.entry = entry
    self.relation = relation
    self.identity = identity
    subject = try Self.subject(of: write, entry, relation: relation)
    participants = try Self.addresses(
      entry.list(.participants), orSay: Strings.ClozeEntries.cannotTellWhoTakesPart(by:))
    references = try Self.addresses(
      entry.list(.references), orSay: Strings.ClozeEntries.cannotTellWhoIsConcerned(by:))
  }

  /// When it happened; when it was written down if the entry does not say. A day is its noon, unless that is still to
  /// come and may not be.
  func date(mayBeFuture: Bool) throws(ServiceError) -> JSON {
    switch entry[.at] {
    case nil: return WireMoment.json(write.madeAt)
    case .moment(let moment): return WireMoment.json(moment)
    case .day(let day):
      let noon = TimelineItem.moment(of: day)
      return WireMoment.json(mayBeFuture ? noon : min(noon, write.madeAt))
    default: throw .unwritable(Strings.ClozeEntries.timeCannotBeSent(of: entry.kind.noun))
    }
  }

  /// When a to-do is due; nil for someday.
  func due() throws(ServiceError) -> JSON? {
    switch entry[.due] {
    case nil: return nil
    case .moment(let moment): return WireMoment.json(moment)
    case .day(let day): return WireMoment.json(day)
    default: throw .unwritable(Strings.ClozeEntries.dueDateCannotBeSent)
    }
  }

  /// In minutes, begun ones counted whole: fractions are not documented.
  func minutes() throws(ServiceError) -> JSON? {
    guard let seconds = entry.seconds(.duration) else { return nil }
    guard (0...8_640_000).contains(seconds) else {
      throw .unwritable(Strings.ClozeEntries.durationCannotBeSent(of: entry.kind.noun))
    }
    return .number((seconds + 59) / 60)
  }

  /// Both forms of a reference in one: `value` up to version 2026.2, `type` and `ids` in 2026.9. A form that a version
  /// does not know it is expected to ignore, as it does with parameters; a reference it cannot read would leave the
  /// item with nobody, without a word.
  func references(_ addresses: [WritingAddress]) -> JSON? {
    guard !addresses.isEmpty else { return nil }
    return .array(
      Self.unique(addresses).map { address in
        let kind = address == subject ? relation : address.relation
        return [
          "value": .string(address.text), "type": .string(kind.singular), "ids": [.string(address.text)],
        ]
      })
  }

  static func unique(_ addresses: [WritingAddress]) -> [WritingAddress] {
    var seen: Set<String> = []
    return addresses.filter { seen.insert($0.text.lowercased()).inserted }
  }

  private static func subject(
    of write: Write, _ entry: Entry, relation: Relation
  ) throws(ServiceError) -> WritingAddress {
    let given = entry.choice(.contact) ?? entry.text(.contact)
    if let address = WritingAddress(given ?? write.ref.record.id), address.canName(relation) { return address }
    guard let given else {
      throw .unwritable(RecordAddresses.missing(relation), advice: Strings.ClozeEntries.addAddress)
    }
    throw .unwritable(
      Strings.ClozeEntries.cannotFind(relation.singular, by: given), advice: Strings.ClozeEntries.chooseOtherAddress)
  }

  private static func addresses(
    _ texts: [String], orSay refusal: (String) -> String
  ) throws(ServiceError) -> [WritingAddress] {
    var addresses: [WritingAddress] = []
    for text in texts where !text.trimmed.isEmpty {
      guard let address = WritingAddress(text) else {
        throw .unwritable(refusal(text), advice: Strings.ClozeEntries.giveUsableAddress)
      }
      addresses.append(address)
    }
    return addresses
  }
}

extension ServiceError {
  /// An entry that is not worth sending: Cloze would refuse it or file it wrongly.
  static func unwritable(_ summary: String, advice: String? = nil) -> ServiceError {
    ServiceError(.rejected, summary, advice: advice)
  }
}

/// Moments as the documented examples have them: `2018-11-20T16:00:00Z`.
enum WireMoment {
  static func json(_ moment: Instant) -> JSON { .string(Instant(seconds: moment.seconds).iso8601) }

  /// A day as its noon in UTC. Which zone a bare date would be read in is not documented: midnight in UTC would be due
  /// the evening before in the Americas; this is the same day nearly everywhere.
  static func json(_ day: CalendarDate) -> JSON { json(TimelineItem.moment(of: day)) }
}
