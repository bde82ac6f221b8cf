import CRM

/// The generated data both dialects speak of: derived from seed and index on demand, never stored, so that a million
/// records cost nothing to start with. The same for the same seed, size and day.
///
/// Companies are numbered `0..<size`, newest first. Person `j < size` is the first contact of company `j`; the further
/// contacts of company `i` are `i + size`, `i + 2 * size` and `i + 3 * size`, as far as it has them. Every function by
/// index is pure and takes constant time.
struct World: Sendable {
  let seed: UInt64
  /// Number of companies; each is a lead in Close. Cloze has as many people.
  let size: Int
  /// The day the data is told relative to; fixed for as long as the sandbox runs.
  let today: CalendarDate

  init(seed: UInt64, size: Int, today: CalendarDate) {
    self.seed = seed
    self.size = max(0, size)
    self.today = today
  }

  static let contactSpread = Spread([1, 2, 1, 3, 1, 1, 2, 4, 1, 2], salt: 0)
  static let dealSpread = Spread([0, 1, 0, 2, 1, 0, 1, 0, 3, 1], salt: 1)
  static let todoSpread = Spread([1, 0, 2, 0, 0, 1, 3, 0, 1, 1], salt: 2)
  static let eventSpread = Spread([14, 6, 22, 9, 3, 38, 11, 1, 18, 7], salt: 3)

  /// The start of `today` in UTC: everything that has happened happened before it.
  var midnight: Instant { Instant(seconds: Int64(today.daysSince1970) * 86_400) }

  var companies: Range<Int> { 0..<size }

  // MARK: Contacts

  /// Contacts of company `i`: 1 to 4.
  func personCount(ofCompany i: Int) -> Int { Self.contactSpread.count(i, seed: seed) }

  /// Indices of the contacts of company `i`, the first contact first.
  func people(ofCompany i: Int) -> [Int] { (0..<personCount(ofCompany: i)).map { i + $0 * size } }

  /// All contacts of all companies.
  var personTotal: Int { Self.contactSpread.total(before: size, seed: seed) }

  /// The person at `rank` in `0..<personTotal`, companies in order and each one's contacts together.
  func person(atRank rank: Int) -> Int {
    let place = Self.contactSpread.place(rank: rank, seed: seed)
    return place.company + place.ordinal * size
  }

  /// The company person `j` works for.
  func company(ofPerson j: Int) -> Int { j % size }

  func isPerson(_ j: Int) -> Bool {
    size > 0 && j >= 0 && j / size < personCount(ofCompany: j % size)
  }

  // MARK: Deals, to-dos, events

  /// Indices of the deals of company `i`: `4 * i` and on.
  func deals(ofCompany i: Int) -> Range<Int> {
    4 * i..<4 * i + Self.dealSpread.count(i, seed: seed)
  }

  var dealTotal: Int { Self.dealSpread.total(before: size, seed: seed) }

  /// The deal at `rank` in `0..<dealTotal`, companies in order.
  func deal(atRank rank: Int) -> Int {
    let place = Self.dealSpread.place(rank: rank, seed: seed)
    return 4 * place.company + place.ordinal
  }

  func isDeal(_ index: Int) -> Bool {
    index >= 0 && index / 4 < size && deals(ofCompany: index / 4).contains(index)
  }

  /// Indices of the open to-dos of company `i`: `4 * i` and on.
  func todos(ofCompany i: Int) -> Range<Int> {
    4 * i..<4 * i + Self.todoSpread.count(i, seed: seed)
  }

  var todoTotal: Int { Self.todoSpread.total(before: size, seed: seed) }

  /// The to-do at `rank` in `0..<todoTotal`, companies in order.
  func todo(atRank rank: Int) -> Int {
    let place = Self.todoSpread.place(rank: rank, seed: seed)
    return 4 * place.company + place.ordinal
  }

  func isTodo(_ index: Int) -> Bool {
    index >= 0 && index / 4 < size && todos(ofCompany: index / 4).contains(index)
  }

  /// Indices of what happened with company `i`, newest first: `64 * i` and on.
  func eventIndices(ofCompany i: Int) -> Range<Int> {
    64 * i..<64 * i + Self.eventSpread.count(i, seed: seed)
  }

  func isEvent(_ index: Int) -> Bool {
    index >= 0 && index / 64 < size && eventIndices(ofCompany: index / 64).contains(index)
  }

  // MARK: Moments

  /// When company `i` was entered: falls strictly with the index, over about six years.
  func created(ofCompany i: Int) -> Instant {
    var dice = Dice(seed, .companyDates, i)
    let position = (Double(i) + 0.1 + 0.8 * dice.fraction()) / Double(max(size, 1))
    let age = 2 * 86_400 + (0.2 * position + 0.8 * position * position) * 2190 * 86_400
    return workingHours(midnight.microseconds - Int64(age * 1_000_000))
  }

  /// When something last happened with company `i`; its creation where nothing did.
  func lastTouched(ofCompany i: Int) -> Instant {
    let events = eventIndices(ofCompany: i)
    return events.isEmpty ? created(ofCompany: i) : instant(ofEvent: events.lowerBound)
  }

  /// When event `index` happened; within a company later for lower indices.
  func instant(ofEvent index: Int) -> Instant {
    let company = index / 64
    let start = created(ofCompany: company).microseconds
    var quiet = Dice(seed, .eventTime, -1 - company)
    let stillness = quiet.fraction()
    let span = Double(midnight.microseconds - start) * (1 - stillness * stillness * stillness)
    var dice = Dice(seed, .eventTime, index)
    let count = Double(Self.eventSpread.count(company, seed: seed))
    let position = 1 - (Double(index % 64) + 0.05 + 0.9 * dice.fraction()) / count
    return max(workingHours(start + Int64(span * position)), Instant(microseconds: start))
  }

  /// Squeezes the moments of a day between 8 and 18 o'clock, keeping their order.
  private func workingHours(_ microseconds: Int64) -> Instant {
    let day: Int64 = 86_400_000_000
    let rest = ((microseconds % day) + day) % day
    return Instant(microseconds: microseconds - rest + 28_800_000_000 + rest / 12 * 5)
  }
}
