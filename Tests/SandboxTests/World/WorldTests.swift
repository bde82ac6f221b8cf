import CRM
import Testing

@testable import Sandbox

@Suite struct WorldTests {
  static let today = CalendarDate(daysSince1970: 20_500)
  let world = World(seed: 7, size: 1000, today: Self.today)

  @Test func isTheSameForTheSameSeed() {
    let again = World(seed: 7, size: 1000, today: Self.today)
    let other = World(seed: 8, size: 1000, today: Self.today)
    let names = world.companies.map(world.name(ofCompany:))
    #expect(names == again.companies.map(again.name(ofCompany:)))
    #expect(names != other.companies.map(other.name(ofCompany:)))
    #expect(world.event(64 * 5).text == again.event(64 * 5).text)
  }

  @Test func creationFallsWithTheIndex() {
    let moments = world.companies.map(world.created(ofCompany:))
    #expect(zip(moments, moments.dropFirst()).allSatisfy { $0 > $1 })
    #expect(moments[0] < world.midnight)
  }

  @Test func eventsLieBetweenCreationAndTodayNewestFirst() {
    for company in world.companies {
      let moments = world.events(ofCompany: company).map(\.instant)
      #expect(zip(moments, moments.dropFirst()).allSatisfy { $0 >= $1 })
      #expect(moments.allSatisfy { $0 >= world.created(ofCompany: company) && $0 < world.midnight })
    }
  }

  @Test func statusChangesEndAtTheStageOfToday() {
    for company in world.companies {
      let changes = world.events(ofCompany: company).compactMap { event -> (CompanyStage, CompanyStage)? in
        if case .statusChange(let from, let to) = event.kind { (from, to) } else { nil }
      }
      if let newest = changes.first { #expect(newest.1 == world.stage(ofCompany: company)) }
      #expect(zip(changes, changes.dropFirst()).allSatisfy { $0.0 == $1.1 })
    }
  }

  @Test func ranksCountEveryContactOnce() {
    let byRank = (0..<world.personTotal).map(world.person(atRank:))
    let byCompany = world.companies.flatMap(world.people(ofCompany:))
    #expect(byRank == byCompany)
    #expect(byRank.allSatisfy(world.isPerson))
    #expect(Set(byRank).count == byRank.count)
    #expect(!world.isPerson(4 * world.size) && !world.isPerson(-1))
    #expect(world.companies.allSatisfy { (1...4).contains(world.personCount(ofCompany: $0)) })
  }

  @Test func dealsAndTodosRankToo() {
    #expect(
      (0..<world.dealTotal).map(world.deal(atRank:)) == world.companies.flatMap { Array(world.deals(ofCompany: $0)) })
    #expect(
      (0..<world.todoTotal).map(world.todo(atRank:)) == world.companies.flatMap { Array(world.todos(ofCompany: $0)) })
  }

  @Test func addressesLeadBackToTheirOwners() {
    for person in (0..<world.personTotal).map(world.person(atRank:)) {
      for email in world.person(person).emails {
        #expect(world.person(withEmail: email.address.uppercased()) == person)
      }
    }
    #expect(world.person(withEmail: "nobody@nowhere-zz.example") == nil)
    #expect(world.company(withDomain: world.domain(ofCompany: 17)) == 17)
  }

  @Test func cheapNamesAreTheNames() {
    for person in (0..<world.personTotal).map(world.person(atRank:)) {
      let whole = world.person(person)
      let (name, mailbox) = world.names(ofPerson: person)
      #expect(name == whole.name)
      #expect(whole.emails.allSatisfy { $0.address.hasPrefix("\(mailbox)@") })
    }
    #expect(world.companies.allSatisfy { world.company($0).name == world.name(ofCompany: $0) })
  }

  @Test func holdsManyScripts() {
    let text = world.companies.map { world.person($0).name }.joined()
    let samples: [ClosedRange<Unicode.Scalar>] = [
      "\u{C0}"..."\u{24F}", "\u{370}"..."\u{3FF}", "\u{400}"..."\u{4FF}", "\u{590}"..."\u{5FF}",
      "\u{600}"..."\u{6FF}", "\u{900}"..."\u{97F}", "\u{E00}"..."\u{E7F}", "\u{4E00}"..."\u{9FFF}",
      "\u{AC00}"..."\u{D7A3}",
    ]
    for range in samples { #expect(text.unicodeScalars.contains { range.contains($0) }) }
  }

  @Test func holdsHostileAndLongTexts() {
    let small = World(seed: 3, size: 50, today: Self.today)
    let texts = small.companies.flatMap { small.events(ofCompany: $0).map(\.text) }
    #expect(texts.contains { $0.utf8.count > 55_000 && $0.utf8.count < 60_000 })
    let isHostile: (String) -> Bool = { text in
      text.unicodeScalars.contains {
        $0.value < 32 && $0 != "\n" || (0x7F...0x9F).contains($0.value) || $0 == "\u{202E}"
      }
        || text.contains("\u{2066}") || text.contains("\u{200B}") || text.contains("\r")
    }
    #expect(texts.contains(where: isHostile))
    #expect(isHostile(small.name(ofCompany: 13)))
    #expect(texts.count(where: isHostile) < texts.count / 20)
  }

  @Test func anEmptyWorldHoldsNothing() {
    let empty = World(seed: 1, size: 0, today: Self.today)
    #expect(empty.personTotal == 0 && empty.dealTotal == 0 && empty.todoTotal == 0)
    #expect(!empty.isPerson(0) && !empty.isDeal(0) && !empty.isEvent(0))
  }
}
