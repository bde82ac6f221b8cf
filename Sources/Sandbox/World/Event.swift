import CRM

enum EventKind: Sendable, Hashable {
  case call, email, text, meeting, note
  /// A to-do that was done.
  case taskDone
  case statusChange(from: CompanyStage, to: CompanyStage)
}

enum Direction: Sendable {
  case incoming, outgoing
}

enum CallOutcome: Sendable {
  case answered, noAnswer, busy, voicemail
}

/// Something that happened with a company and one of its people.
struct Event: Sendable {
  let index: Int
  let company: Int
  /// Index of the contact concerned.
  let person: Int
  /// Index of our user concerned.
  let user: Int
  let kind: EventKind
  let instant: Instant
  let direction: Direction
  /// Of calls and meetings, in seconds; 0 for calls nobody took.
  let duration: Int
  /// Of calls only.
  let outcome: CallOutcome?
  /// Of e-mails and meetings, the to-do that was done, and of some notes.
  let subject: String?
  /// The body; of a call its note. Plain text with line breaks; may be empty, near 60 kB, or hostile.
  let text: String
}

extension World {
  /// What happened with company `i`, newest first.
  func events(ofCompany i: Int) -> [Event] { eventIndices(ofCompany: i).map(event) }

  /// The kind of event `index`, cheap.
  func kind(ofEvent index: Int) -> EventKind {
    switch kindRoll(index) {
    case 0..<22: return .call
    case 22..<56: return .email
    case 56..<64: return .text
    case 64..<74: return .meeting
    case 74..<88: return .note
    case 88..<94: return .taskDone
    default:
      // The newest change led to the stage of today, the one before it to the stage before, and so on.
      let path = stage(ofCompany: index / 64).path
      let newer = (index / 64 * 64..<index).count { kindRoll($0) >= 94 }
      guard newer + 1 < path.count else { return .note }
      return .statusChange(from: path[path.count - 2 - newer], to: path[path.count - 1 - newer])
    }
  }

  private func kindRoll(_ index: Int) -> Int {
    var dice = Dice(seed, .eventKind, index)
    return dice.below(100)
  }

  func event(_ index: Int) -> Event {
    var dice = Dice(seed, .event, index)
    let company = index / 64
    let kind = kind(ofEvent: index)
    let contacts = people(ofCompany: company)
    let person = dice.percent(65) ? contacts[0] : dice.pick(contacts)
    let user = dice.percent(75) ? owner(ofCompany: company) : dice.below(Self.users.count)
    let direction: Direction = dice.percent(kind == .call ? 70 : 55) ? .outgoing : .incoming
    var outcome: CallOutcome?
    var duration = 0
    switch kind {
    case .call:
      outcome = dice.pick([CallOutcome.answered, .answered, .answered, .noAnswer, .busy, .voicemail])
      duration = outcome == .answered ? 20 + dice.below(dice.once(in: 8) ? 5400 : 900) : 0
    case .meeting: duration = [900, 1800, 1800, 3600, 5400][dice.below(5)]
    default: break
    }
    let prose = Prose.event(
      kind, from: direction, names: names(person: person, user: user),
      isLong: dice.once(in: 2000) || index == 64 * 20, &dice)
    let hostile = HostileText.rate(index)
    return Event(
      index: index, company: company, person: person, user: user, kind: kind, instant: instant(ofEvent: index),
      direction: direction, duration: duration, outcome: outcome,
      subject: prose.subject.map { HostileText.sometimes($0, oneIn: hostile, &dice) },
      text: HostileText.sometimes(prose.text, oneIn: hostile, &dice))
  }

  /// What people call each other in a message.
  private func names(person: Int, user: Int) -> (theirs: String, ours: String) {
    var dice = Dice(seed, .person, person)
    return (dice.pick(country(ofCompany: company(ofPerson: person)).given).written, Self.users[user].first)
  }
}
