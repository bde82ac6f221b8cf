import CRM

/// `Outbound call, connected`.
enum CallReading {
  /// How the lines below a call's note begin.
  static let details = [phone, "Voicemail: ", recorded]
  static let phone = "Phone: "

  private static let recorded = "Recorded"

  static func read(_ json: JSON, _ item: inout TimelineItem) {
    item.kind = .call
    item.direction = .init(close: json["direction"]?.string)
    item.duration = json["duration"]?.double.flatMap { Int(exactly: $0.rounded()) }.flatMap { $0 >= 0 ? $0 : nil }
    let what =
      switch item.direction {
      case .inbound: "Inbound call"
      case .outbound: "Outbound call"
      case nil: "Call"
      }
    item.title = [what, outcome(json, item.duration)].compactMap { $0 }.joined(separator: ", ")
    let phone = json["remote_phone_formatted"]?.filled ?? json["remote_phone"]?.filled ?? json["phone"]?.filled
    let voicemail = json["voicemail_duration"]?.int.flatMap { $0 > 0 ? DurationText.of(seconds: $0) : nil }
    item.body = BodyText.of(
      [RichText.read(json, "note")],
      details: [
        phone.map { Self.phone + $0 }, voicemail.map { "Voicemail: \($0)" },
        json["has_recording"]?.bool == true ? recorded : nil,
      ])
  }

  /// The disposition where there is one, else the status. Words unknown here are shown as Close wrote them.
  private static func outcome(_ json: JSON, _ duration: Int?) -> String? {
    if let disposition = json["disposition"]?.filled {
      switch disposition {
      case "answered": return "connected"
      case "vm-left": return "voicemail left"
      case "vm-answer": return "voicemail answered"
      case "error": return "failed"
      default: return disposition.replacing("-", with: " ")
      }
    }
    switch json["status"]?.filled {
    case nil, "created": return nil
    case "completed": return (duration ?? 0) > 0 ? "connected" : nil
    case "cancel": return "cancelled"
    case "timeout": return "no answer"
    case let status?: return status.replacing("-", with: " ")
    }
  }
}

/// Durations as people say them: `45 s`, `12 min`, `1 h 5 min`.
enum DurationText {
  static func of(seconds: Int) -> String {
    if seconds < 60 { return "\(seconds) s" }
    let minutes = seconds / 60 + (seconds % 60 < 30 ? 0 : 1)
    if minutes < 60 { return "\(minutes) min" }
    return minutes % 60 == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h \(minutes % 60) min"
  }
}
