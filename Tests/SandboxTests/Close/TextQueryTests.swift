import CRM
import Testing

@testable import Sandbox

@Suite struct TextQueryTests {
  let close = CloseCaller()

  @Test(arguments: [
    ("", TextQuery.all), ("*", .all), ("bluth", .words("bluth")), ("\"two words\"", .words("two words")),
    ("a b", .and([.words("a"), .words("b")])), ("a AND b", .and([.words("a"), .words("b")])),
    ("a or b c", .or([.words("a"), .and([.words("b"), .words("c")])])),
    ("(a or b) c", .and([.or([.words("a"), .words("b")]), .words("c")])), ("not a", .not(.words("a"))),
    ("status:potential", .compare(field: "status", .equal, "potential")),
    ("calls = 0", .compare(field: "calls", .equal, "0")), ("calls>=3", .compare(field: "calls", .greaterEqual, "3")),
    ("name : \"Bluth \\\"Co\\\"\"", .compare(field: "name", .equal, "Bluth \"Co\"")),
    ("\"custom.Source CRM\":*", .present(field: "custom.Source CRM")),
    ("created <= 30 days ago", .compare(field: "created", .lessEqual, "30 days ago")),
    ("created >= 2014-01-01T08:00:00", .compare(field: "created", .greaterEqual, "2014-01-01T08:00:00")),
    ("user in (\"a b\", c)", .oneOf(field: "user", ["a b", "c"])),
    ("user not in (a)", .not(.oneOf(field: "user", ["a"]))),
    (
      "email(direction:sent opened:yes)",
      .nested(
        field: "email", .and([.compare(field: "direction", .equal, "sent"), .compare(field: "opened", .equal, "yes")]))
    ),
    ("Minogue OR Princess", .or([.words("Minogue"), .words("Princess")])), ("nothing", .words("nothing")),
    ("a not b", .and([.words("a"), .not(.words("b"))])), ("*@example.com", .words("*@example.com")),
  ])
  func readsTheGrammar(text: String, query: TextQuery) throws {
    #expect(try TextSearch(parsing: text).query == query)
  }

  @Test func takesDirectivesOut() throws {
    let search = try TextSearch(parsing: "calls = 0 sort:-created,name slice:2/10")
    #expect(search.query == .compare(field: "calls", .equal, "0"))
    #expect(search.orders == [.init(key: "created", descending: true), .init(key: "name", descending: false)])
    #expect(search.slice == .init(number: 2, count: 10))
  }

  @Test(arguments: ["name:\"x", "(a", "a)", "status:", "a or", "not", "slice:0/10", "slice:x", "user in (a", "a <"])
  func refusesWhatDoesNotParse(text: String) {
    let answer = close.get("lead/", ["query": text])
    #expect(answer.status == 400)
    #expect(answer.body["error"]?.string?.hasPrefix("Could not parse query: ") == true)
  }

  @Test(arguments: [
    "colour:red", "calls:many", "created:soon", "in:\"No such view\"", "sort:shoe_size", "contact(shoe:3)",
  ])
  func refusesUnknownFieldsAndUnfitValues(text: String) {
    #expect(close.get("lead/", ["query": text]).status == 400)
  }

  @Test(arguments: [
    ("status:potential", "status_label", "Potential"), ("status:\"Bad Fit\"", "status_label", "Bad Fit"),
    ("status:bad_fit", "status_label", "Bad Fit"),
  ])
  func filtersByStatus(query: String, field: String, value: String) {
    let found = close.get("lead/", ["query": query, "_limit": "200"]).data
    #expect(!found.isEmpty && found.allSatisfy { $0[field]?.string == value })
  }

  /// A query and its negation split the leads.
  @Test(arguments: [
    "calls = 0", "created <= 30 days ago", "last_call <= 30 days ago", "opportunity:won", "has:phone_numbers",
    "contacts > 1", "call(direction:outbound duration > 300)", "\"custom.Source\":*", "custom.Industry:Software",
    "opportunity_user:me", "in:\"Never Called\"", "email(direction:sent opened:yes)", "contacted:yes", "not notes:0",
    "user in (me, \"Mei-Lin Zhou\")", "opportunity(status_type:won value > 100000)", "times_communicated:0 notes:0",
    "lead_status_change(new_status:\"Customer\")", "created:today", "email_address:office", "a",
    "in:\"Customers without a web site\"",
  ])
  func aQueryAndItsNegationSplitTheLeads(query: String) throws {
    let all = try #require(close.count("*"))
    let yes = try #require(close.count(query))
    let no = try #require(close.count("not (\(query))"))
    #expect(yes + no == all)
  }

  @Test func countsAgreeWithTheActivities() throws {
    for lead in close.get("lead/", ["query": "calls > 4", "_limit": "20"]).ids {
      let calls = close.get("activity/call/", ["lead_id": lead]).data
      #expect(calls.count > 4)
    }
  }

  @Test func freeWordsFindNamesPeopleAndAddresses() throws {
    let lead = close.get("lead/\(close.lead(5))/").body
    let name = try #require(lead["contacts"]?[0]?["name"]?.string)
    #expect(close.get("lead/", ["query": "\"\(name)\"", "_limit": "200"]).ids.contains(close.lead(5)))
    let withMail = try #require((0..<300).first { !close.world.person($0).emails.isEmpty })
    let address = close.world.person(withMail).emails[0].address
    #expect(close.get("lead/", ["query": address]).ids == [close.lead(withMail)])
    #expect(close.count("xyzzyxyzzy") == 0)
    let withPhone = try #require((0..<300).first { !close.world.person($0).phones.isEmpty })
    let digits = close.world.person(withPhone).phones[0].e164.dropFirst()
    let found = close.get("lead/", ["query": "\"\(digits)\"", "_limit": "200"]).ids
    #expect(found.contains(close.lead(withPhone)))
  }

  @Test func agesCountBackFromNow() throws {
    // The newest leads are days old, the oldest years.
    #expect(close.count("created <= 1 days ago") == 0)
    #expect(close.count("created <= 10 years ago") == 300)
    let young = try #require(close.count("created <= 300 days ago"))
    let old = try #require(close.count("created > \"300 days ago\""))
    #expect(young > 0 && old > 0 && young + old == 300)
  }

  @Test func viewsRunByNameAndID() throws {
    let views = close.get("saved_search/").data
    #expect(views.allSatisfy { ($0["query"]?.isNull == true) != ($0["s_query"]?.isNull == true) })
    for view in views where view["query"]?.string != nil {
      let id = try #require(view["id"]?.string)
      let direct = close.count(view["query"]?.string ?? "")
      #expect(direct != nil)
      #expect(close.count("in:\(id)") == direct)
    }
  }
}
