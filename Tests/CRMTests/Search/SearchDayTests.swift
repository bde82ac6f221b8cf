import CRM
import Testing

/// Which days the beginnings of terms stand for.
@Suite struct SearchDayTests {
  @Test func theBeginningsAreThoseOfTheDaysBeforeAndOfNoOthers() {
    for base in [20_000, 20_479, 20_480, 4095, 4096, 1] {
      let day = CalendarDate(daysSince1970: base)
      let beginnings = SearchDay.beginnings(before: day)
      for distance in -70...70 {
        let other = CalendarDate(daysSince1970: base + distance)
        let isBefore = beginnings.contains { SearchDay.digits(other).hasPrefix($0) }
        // What is before 1970 counts as its first day.
        #expect(isBefore == (max(0, base + distance) < base), "\(base) and \(base + distance)")
      }
      #expect(beginnings.count == Set(beginnings).count)
    }
  }

  @Test(arguments: [(-400, "0000"), (0, "0000"), (255, "00ff"), (20_778, "512a"), (900_000, "ffff")])
  func digitsAreFour(days: Int, digits: String) {
    #expect(SearchDay.digits(CalendarDate(daysSince1970: days)) == digits)
  }
}

/// Terms of one character.
@Suite struct SearchMarkTests {
  @Test func everyMarkIsACharacterOfItsOwn() {
    let marks =
      RecordKind.allCases.map(SearchMark.kind) + SearchFilter.Property.allCases.map(SearchMark.has)
      + (1...300).map { SearchMark.account($0) } + [.account(.max)]
    #expect(marks.allSatisfy { $0.term.unicodeScalars.count == 1 && $0.term.utf8.allSatisfy { $0 >= 0x80 } })
    #expect(Set(marks.map(\.term)).count == marks.count)
    #expect(RecordKind.allCases.allSatisfy { (1...7).contains($0.searchCode) })
  }
}
