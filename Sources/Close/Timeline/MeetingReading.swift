import CRM
import Strings

/// `Meeting: title`.
enum MeetingReading {
  static func read(_ json: JSON, _ item: inout TimelineItem) {
    item.kind = .meeting
    let start = json["starts_at"]?.instant
    if let start { item.at = start }
    let given = json["duration"]?.double.flatMap { Int(exactly: $0.rounded()) }
    let span = start.flatMap { start in json["ends_at"]?.instant?.seconds(since: start) }
    item.duration = (given ?? span.flatMap { Int(exactly: $0.rounded()) }).flatMap { $0 > 0 ? $0 : nil }
    let status = json["status"]?.filled.flatMap { ["completed", "upcoming"].contains($0) ? nil : $0 }
    item.title = [
      ActivityReading.labelled(Strings.EntryKinds.meeting, json["title"]?.filled), status?.replacing("-", with: " "),
    ].compactMap { $0 }.joined(separator: ", ")
    let guests = (json["attendees"]?.elements ?? []).compactMap { guest in
      (guest["name"]?.filled ?? guest["email"]?.filled).map { name in
        guest["status"]?.filled.map { "\(name) (\($0))" } ?? name
      }
    }
    item.body = BodyText.of(
      [RichText.read(json, "user_note"), RichText.read(json, "note")],
      details: [
        json["location"]?.filled.map { Strings.CloseItems.location($0) },
        guests.isEmpty ? nil : Strings.CloseItems.with(guests),
      ])
  }
}
