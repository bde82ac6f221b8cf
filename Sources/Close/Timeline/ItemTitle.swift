/// How titles of timeline items begin where that tells two kinds of activity apart that are one kind of item.
enum ItemTitle {
  static let sms = "Text message"
  static let whatsApp = "WhatsApp"
  static let emailThread = "E-mail thread"
  static let formSubmission = "Form submitted"
  static let pinned = "Pinned: "
  static let noteWithoutText = "Note without text"
  static let task = "Task"
}
