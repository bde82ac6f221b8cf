/// How titles of timeline items begin where that tells two kinds of activity apart that are one kind of item.
///
/// They are read back from items that the mirror has kept: not words to be changed at will, so not in the string table.
enum ItemTitle {
  static let sms = "Text message"
  static let whatsApp = "WhatsApp"
  static let emailThread = "E-mail thread"
  static let formSubmission = "Form submitted"
  static let pinned = "Pinned: "
  static let noteWithoutText = "Note without text"
  static let task = "Task"
}

/// How the lines below the text of a timeline item begin; read back as titles are, to tell them from the text.
enum ItemDetail {
  static let phone = "Phone: "
  static let voicemail = "Voicemail: "
  static let recorded = "Recorded"
  static let priority = "Priority: "
  static let resolution = "Resolution: "
}
