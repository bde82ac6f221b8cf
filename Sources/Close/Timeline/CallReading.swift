import CRM
import Strings

/// `Outbound call, connected`.
enum CallReading {
  /// How the lines below a call's note begin.
  static let details = [ItemDetail.phone, ItemDetail.voicemail, ItemDetail.recorded]

  static func read(_ json: JSON, _ item: inout TimelineItem) {
    item.kind = .call
    item.direction = .init(close: json["direction"]?.string)
    item.duration = json["duration"]?.double.flatMap { Int(exactly: $0.rounded()) }.flatMap { $0 >= 0 ? $0 : nil }
    let what =
      switch item.direction {
      case .inbound: Strings.EntryKinds.inboundCall
      case .outbound: Strings.EntryKinds.outboundCall
      case nil: Strings.EntryKinds.call
      }
    item.title = [what, outcome(json, item.duration)].compactMap { $0 }.joined(separator: ", ")
    let phone = json["remote_phone_formatted"]?.filled ?? json["remote_phone"]?.filled ?? json["phone"]?.filled
    let voicemail = json["voicemail_duration"]?.int.flatMap { $0 > 0 ? DurationText.of(seconds: $0) : nil }
    item.body = BodyText.of(
      [RichText.read(json, "note")],
      details: [
        phone.map { ItemDetail.phone + $0 }, voicemail.map { ItemDetail.voicemail + $0 },
        json["has_recording"]?.bool == true ? ItemDetail.recorded : nil,
      ])
  }

  /// The disposition where there is one, else the status. Words unknown here are shown as Close wrote them.
  private static func outcome(_ json: JSON, _ duration: Int?) -> String? {
    if let disposition = json["disposition"]?.filled {
      switch disposition {
      case "answered": return Strings.CloseItems.connected
      case "vm-left": return Strings.CloseItems.voicemailLeft
      case "vm-answer": return Strings.CloseItems.voicemailAnswered
      case "error": return Strings.CloseItems.failed
      default: return disposition.replacing("-", with: " ")
      }
    }
    switch json["status"]?.filled {
    case nil, "created": return nil
    case "completed": return (duration ?? 0) > 0 ? Strings.CloseItems.connected : nil
    case "cancel": return Strings.CloseItems.cancelled
    case "timeout": return Strings.CloseItems.noAnswer
    case let status?: return status.replacing("-", with: " ")
    }
  }
}

/// Durations as people say them: `45 s`, `12 min`, `1 h 5 min`.
enum DurationText {
  static func of(seconds: Int) -> String {
    if seconds < 60 { return Strings.CloseItems.seconds(seconds) }
    let minutes = seconds / 60 + (seconds % 60 < 30 ? 0 : 1)
    if minutes < 60 { return Strings.CloseItems.minutes(minutes) }
    return Strings.CloseItems.hours(minutes / 60, minutes: minutes % 60)
  }
}
