import CRM
import MirrorStore

/// A few people, companies and leads that differ in everything a search can tell apart.
struct SearchWorld {
  static let now = Instant(seconds: 1_764_000_000)
  static let home = AccountID("home")
  let store: MirrorStore

  init(_ store: MirrorStore) throws {
    self.store = store
    for (index, person) in Self.people.enumerated() {
      try store.save(person.record, in: Self.home, at: Self.now.adding(seconds: Int64(index)))
    }
    for lead in Self.leads { try store.save(lead, in: work, at: Self.now) }
    try store.save(
      Vocabulary(identity: Identity(id: "user_me1", name: "Mei Lin", email: "mei@harbour.example")), of: work,
      at: Self.now)
    try store.beginTimeline(
      of: RecordRef(Self.home, RecordID(.person, "bo")),
      with: TimelinePage(
        items: [
          TimelineItem(
            id: "n1", kind: .note, at: Self.now, title: "Note", body: "Likes sailing.\nWants the Größe XL catalogue",
            source: "s"),
          TimelineItem(id: "n2", kind: .call, at: Self.now, title: "Call about 納期の件", source: "s"),
        ], next: nil), at: Self.now)
  }

  private struct Person {
    var id: String
    var name: String
    var title: String?
    var company: String?
    var email: String?
    var phone: String?
    var stage: String?
    var segment: String?
    var tags: [String] = []
    var daysAgo: Int64 = 100

    var record: Record {
      var json: JSONObject = JSONObject([("name", .string(name))])
      json["jobtitle"] = title.map(JSON.string)
      json["emails"] = email.map { [["value": .string($0)]] }
      json["phones"] = phone.map { [["value": .string($0)]] }
      json["companies"] = company.map { [["name": .string($0)]] }
      json["segment"] = segment.map(JSON.string)
      json["keywords"] = .array(tags.map(JSON.string))
      return Record(
        id: RecordID(.person, id), title: name, subtitle: title, status: stage,
        updated: SearchWorld.now.adding(seconds: -daysAgo * 86_400), original: .object(json))
    }
  }

  private static let people: [Person] = [
    Person(
      id: "ada", name: "Ada Lovelace", title: "Analyst", company: "Analytical Engines",
      email: "ada.lovelace@engines.example", phone: "+1 (415) 555-0132", stage: "Lead", segment: "customer",
      tags: ["VIP", "🔥 Hot"], daysAgo: 3),
    Person(
      id: "adam", name: "Adam Smith", title: "Economist", company: "Pin Factory", email: "adam@pins.example",
      phone: "+44 20 7946 0958", stage: "Bad fit", tags: ["Cold"], daysAgo: 1),
    Person(id: "ann", name: "Ann Ada", title: "Buyer", email: "ann@acme.com", phone: "0170 1234567", daysAgo: 2),
    Person(id: "smith1", name: "John Smith", title: "Plumber", company: "Acme", email: "john@acme.com", daysAgo: 50),
    Person(
      id: "smith2", name: "John Smith", title: "Baker", company: "Bakery", email: "jsmith@bread.example", daysAgo: 5),
    Person(id: "zaneta", name: "Żaneta Brzęczyszczykiewicz", email: "zaneta@jagoda.example", phone: "+48512345536"),
    Person(id: "soren", name: "Søren Østergaard", company: "Nordlys ApS", phone: "+45 33 12 34 56"),
    Person(id: "jose", name: "José Álvarez", title: "Geschäftsführer", company: "Peña S.A."),
    Person(id: "obrien", name: "Niamh O’Brien", email: "niamh_obrien+work@clover.example"),
    Person(id: "jean", name: "Jean-Luc Picard", title: "Captain"),
    Person(id: "yamada", name: "山田太郎", company: "株式会社日立製作所", phone: "03-1234-5678"),
    Person(id: "kim", name: "김민준", company: "삼성전자"),
    Person(id: "priya", name: "प्रिया शर्मा", company: "सूर्य Infotech"),
    Person(id: "dmitri", name: "Дмитрий Йорк", company: "Ёлка"),
    Person(id: "nikos", name: "Νίκος Παπαδόπουλος"),
    Person(id: "layla", name: "ليلى حسن"),
    Person(id: "somchai", name: "สมชาย ใจดี"),
    Person(id: "weiss", name: "Karl Weiß", company: "Straßenbau GmbH"),
    Person(id: "bo", name: "Bo Ek", stage: "Customer", tags: ["VIP"], daysAgo: 400),
    Person(id: "andersen", name: "Hans Christian Andersen", title: "Writer"),
    Person(id: "schwarzen", name: "Arnold Schwarzenegger", title: "Actor"),
  ]

  private static let leads: [Record] = [
    Record(
      id: RecordID(.lead, "acme"), title: "Acme", subtitle: "Wile Coyote", status: "Potential",
      updated: now.adding(seconds: -86_400),
      original: [
        "name": "Acme", "url": "https://www.acme-anvils.com/shop", "description": "Makes anvils and rockets",
        "contacts": [
          [
            "name": "Wile Coyote", "title": "Genius", "emails": [["email": "wile@desert.example"]],
            "phones": [["phone": "+16025550177"]],
          ]
        ],
        "custom": ["Industry": "Explosives", "Account manager": "user_me1"],
        "addresses": [["city": "Tucson", "address_1": "1 Canyon Road"]],
        "tasks": [
          ["text": "Ship the magnet", "due_date": "2025-11-01", "is_complete": false, "assigned_to": "user_me1"]
        ],
      ]),
    Record(
      id: RecordID(.lead, "acme2"), title: "Acme Trading", status: "Won", updated: now.adding(seconds: -2 * 86_400),
      original: ["name": "Acme Trading"]),
    Record(
      id: RecordID(.lead, "seven"), title: "7 Eleven", status: "Bad fit", updated: now.adding(seconds: -9 * 86_400),
      original: [
        "name": "7 Eleven",
        "tasks": [["text": "Call back", "due_date": "2035-01-01", "is_complete": false]],
      ]),
    Record(
      id: RecordID(.deal, "deal1"), title: "Acme Trading", subtitle: "Forty anvils", status: "Won", value: "$4,000",
      updated: now.adding(seconds: -20 * 86_400), original: ["lead_name": "Acme Trading", "user_name": "Mei Lin"]),
  ]
}
