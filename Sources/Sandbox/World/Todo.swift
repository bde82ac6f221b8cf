import CRM

/// When a to-do is due.
enum Due: Sendable, Hashable {
  case someday
  case day(CalendarDate)
  case moment(Instant)
}

/// An open to-do. What was done is an event.
struct Todo: Sendable {
  let index: Int
  let company: Int
  let text: String
  let due: Due
  let assignee: Int
  let person: Int?
  let created: Instant
}

extension World {
  func todo(_ index: Int) -> Todo {
    var dice = Dice(seed, .todo, index)
    let company = index / 4
    let day = today.adding(days: dice.number(in: -20...45))
    let due: Due =
      switch dice.below(10) {
      case 0: .someday
      case 1...3: .moment(Instant(seconds: Int64(day.daysSince1970) * 86_400 + Int64(dice.number(in: 16...36)) * 1800))
      default: .day(dice.percent(20) ? today : day)
      }
    let contacts = people(ofCompany: company)
    let text = HostileText.sometimes(Prose.todo(&dice), oneIn: 200, &dice)
    let start = created(ofCompany: company)
    return Todo(
      index: index, company: company, text: text, due: due,
      assignee: dice.percent(70) ? owner(ofCompany: company) : dice.below(Self.users.count),
      person: dice.percent(60) ? dice.pick(contacts) : nil,
      created: start.adding(seconds: Int64(Double(midnight.seconds - start.seconds) * dice.fraction())))
  }
}
