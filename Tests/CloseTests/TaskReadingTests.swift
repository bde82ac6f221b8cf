import CRM
import Testing

@testable import Close

@Suite struct TaskReadingTests {
  private func item(_ text: String) throws -> TimelineItem? {
    TaskReading(vocabulary: Vocabulary(users: [Choice("user_1", "Ann Bee")])).item(try json(text))
  }

  @Test(arguments: [
    (#"{"id":"t","_type":"lead","text":"Call back"}"#, "Task: Call back"),
    (#"{"id":"t","text":""}"#, "Task"),
    (#"{"id":"t","_type":"incoming_email","subject":"Offer"}"#, "Answer e-mail: Offer"),
    (#"{"id":"t","_type":"email_followup","subject":"Offer"}"#, "Follow up e-mail: Offer"),
    (#"{"id":"t","_type":"missed_call","remote_phone_formatted":"+44 1"}"#, "Missed call: +44 1"),
    (#"{"id":"t","_type":"voicemail","phone":"+441"}"#, "Voicemail: +441"),
    (#"{"id":"t","_type":"incoming_sms","body_preview":"hi"}"#, "Answer text message: hi"),
    (#"{"id":"t","_type":"opportunity_due"}"#, "Opportunity due"),
    (#"{"id":"t","_type":"outgoing_call","text":"Ann"}"#, "Call: Ann"),
    (#"{"id":"t","_type":"brand_new","text":"x"}"#, "Task: x"),
  ])
  func namesEveryKind(_ text: String, _ title: String) throws {
    #expect(try item(text)?.title == title)
  }

  @Test func aDayStandsAtNoon() throws {
    #expect(try item(#"{"id":"t","date":"2019-01-15"}"#)?.at == Instant(iso8601: "2019-01-15T12:00:00Z"))
    #expect(
      try item(#"{"id":"t","date":"2019-01-15T08:30:00+00:00"}"#)?.at == Instant(iso8601: "2019-01-15T08:30:00Z"))
    #expect(
      try item(#"{"id":"t","date_created":"2019-01-15T08:30:00"}"#)?.at == Instant(iso8601: "2019-01-15T08:30:00Z"))
  }

  @Test func saysWhoseItIsAndWhetherItIsDone() throws {
    let open = try item(#"{"id":"t","assigned_to":"user_1","is_complete":false}"#)
    #expect(open?.actor == "Ann Bee" && open?.isDone == false && open?.kind == .task)
    let done = try item(#"{"id":"t","is_complete":true,"object_type":null}"#)
    #expect(done?.isDone == true)
  }

  @Test func aTaskWithoutAnIdIsLeftOut() throws {
    #expect(try item(#"{"text":"no id"}"#) == nil)
  }
}
